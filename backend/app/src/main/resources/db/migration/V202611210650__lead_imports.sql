-- Lists of leads come in by import, and what an import did can be taken back for 30 days.

alter table lead add column metadata jsonb not null default '{}' check (jsonb_typeof(metadata) = 'object');

alter table import_run
    drop constraint import_run_kind_check,
    drop constraint import_run_state_check,
    drop constraint import_run_phase_check,
    add constraint import_run_kind_check check (kind in ('accounts', 'deals', 'leads')),
    add constraint import_run_state_check check (state in
        ('uploaded', 'checking', 'ready', 'running', 'completed', 'failed', 'cancelled', 'undoing', 'undone')),
    add constraint import_run_phase_check check (phase in ('check', 'run', 'undo')),
    add column undoable_until timestamptz,          -- null: nothing was written, or what could be taken back is gone
    add column undone_by uuid references app_user,
    add column written  integer not null default 0, -- records, counted when an undo begins
    add column removed  integer not null default 0,
    add column restored integer not null default 0,
    add column kept     integer not null default 0; -- records that an undo left alone
create index import_run_undoable on import_run (undoable_until) where undoable_until is not null;

-- By what the accepted rows of a file are known: several keys a row, so that two rows with one of them in common are
-- found. Filled by the dry run; as with import_row, no foreign key.
create table import_key (
    import_id uuid not null,
    key       text collate "C" not null,
    row_no    integer not null,
    primary key (import_id, key)
);

-- Each record that an import wrote: what it was before, and the version that the import left it at. A record that has
-- another version since was changed by somebody, and an undo leaves it alone.
create table import_change (
    import_id uuid not null,
    row_no    integer not null,                     -- records that came with others' rows stand behind all rows
    record_id uuid not null,
    entity    text not null check (entity in ('account', 'deal', 'lead')),
    before    jsonb,                                -- the whole row; null for a record that was created
    version   bigint not null,
    outcome   text check (outcome in ('removed', 'restored', 'kept')),
    reason    text check (reason in ('changed', 'in_use', 'deleted')),
    primary key (import_id, row_no, record_id)
);
create index import_change_kept on import_change (import_id, row_no, record_id) where outcome = 'kept';
