-- A record stands once among what an import wrote, however many rows wrote it: as it was before the first of them.
create unique index import_change_record on import_change (import_id, record_id);
