-- Work on many leads at once, done in the background, and what it did to each of them so that it can be undone.
create table bulk_run (
    id               uuid primary key,
    action           jsonb not null,
    selection        jsonb not null,
    state            text not null check
        (state in ('waiting', 'running', 'completed', 'failed', 'undoing', 'undone')),
    total            integer not null,                 -- leads it is about
    done             integer not null,                 -- leads behind it in this pass, whatever became of them
    changed          integer not null,
    unchanged        integer not null,
    refused          jsonb not null,                   -- how many by reason
    restored         integer not null,
    left_alone       jsonb not null,                   -- how many an undo could not take back, by reason
    error            text,
    created_by       uuid not null references app_user,
    started_at       timestamptz,
    finished_at      timestamptz,
    items_deleted_at timestamptz,
    version          bigint not null,
    created_at       timestamptz not null,
    updated_at       timestamptz not null
);
create index bulk_run_created on bulk_run (created_at, id);
create index bulk_run_creator on bulk_run (created_by, created_at, id);

-- One lead of a run. No foreign keys: checking them row by row would double the time; who deletes a run's memory
-- deletes these.
create table bulk_item (
    run_id  uuid not null,
    no      integer not null,
    lead_id uuid not null,
    state   text not null check (state in ('waiting', 'changed', 'unchanged', 'refused', 'restored', 'left_alone')),
    reason  text,
    name    text,
    before  jsonb,                                     -- what an undo writes back
    version bigint,                                    -- of the lead after the change: an undo touches no other
    primary key (run_id, no)
) with (fillfactor = 60);
create index bulk_item_told on bulk_item (run_id, no) where state in ('refused', 'left_alone');
