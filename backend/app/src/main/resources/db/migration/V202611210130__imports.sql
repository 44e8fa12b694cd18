-- Work that outlives the process that began it, and files on their way into the tables.

-- db-scheduler's one table: its columns are the library's.
create table scheduled_tasks (
    task_name            text not null,
    task_instance        text not null,
    task_data            bytea,
    execution_time       timestamptz not null,
    picked               boolean not null,
    picked_by            text,
    last_success         timestamptz,
    last_failure         timestamptz,
    consecutive_failures integer,
    last_heartbeat       timestamptz,
    version              bigint not null,
    priority             smallint,
    primary key (task_name, task_instance)
);
create index scheduled_tasks_execution on scheduled_tasks (execution_time);
create index scheduled_tasks_heartbeat on scheduled_tasks (last_heartbeat);

create table import_run (
    id              uuid primary key,
    kind            text not null check (kind in ('accounts', 'deals')),
    state           text not null check
        (state in ('uploaded', 'checking', 'ready', 'running', 'completed', 'failed', 'cancelled')),
    file_name       text not null check (length(file_name) between 1 and 255),
    charset         text not null,
    delimiter       text not null check (length(delimiter) = 1),
    row_count       integer not null,
    columns         jsonb not null,
    suggestion      jsonb not null,
    mapping         jsonb,
    mapping_number  integer not null,               -- counts the mappings: a check of an older one knows it is out of date
    questions       jsonb not null,
    counts          jsonb,
    samples         jsonb,
    phase           text check (phase in ('check', 'run')),
    done            integer not null,               -- rows done in this phase
    last_row        integer not null,               -- and the last of them: where work goes on after a crash
    error           text,
    created_by      uuid not null references app_user,
    started_at      timestamptz,
    finished_at     timestamptz,
    rows_deleted_at timestamptz,
    version         bigint not null,
    created_at      timestamptz not null,
    updated_at      timestamptz not null
);
create index import_run_created on import_run (created_at, id);

-- The file's rows as they came. No foreign key: checking it row by row would double the time that COPY takes; who
-- deletes a run deletes its rows.
create table import_row (
    import_id uuid not null,
    row_no    integer not null,                     -- as a spreadsheet counts: the header is row 1
    cells     text[] not null,
    primary key (import_id, row_no)
);

-- What the dry run, and then the run, found out about each row.
create table import_verdict (
    import_id  uuid not null,
    row_no     integer not null,
    verdict    text not null check (verdict in ('new', 'changed', 'unchanged', 'rejected')),
    match_key  text collate "C",                    -- what makes two rows of one file the same record
    name_key   text collate "C",                    -- an account's folded name, for rows that name it as parent
    parent_key text collate "C",
    parent     text,
    record_id  uuid,
    errors     jsonb,
    primary key (import_id, row_no)
);
create index import_verdict_match on import_verdict (import_id, match_key) where match_key is not null;
create index import_verdict_name on import_verdict (import_id, name_key) where name_key is not null;
create index import_verdict_parent on import_verdict (import_id, row_no) where parent_key is not null;
create index import_verdict_rejected on import_verdict (import_id, row_no) where verdict = 'rejected';

-- The reason of deals that came in as lost without one; not offered to people.
insert into lost_reason (key, label_en, label_fr, active, position, version, created_at, updated_at)
values ('imported', 'Imported as lost', 'Importé comme perdu', false, 100, 0, now(), now());
