-- What went wrong with background work, for as long as it matters: until a later try succeeds, or an admin puts it aside.
create table job_failure (
    task_name     text not null,
    task_instance text not null,
    failed_at     timestamptz not null,
    failures      integer not null check (failures > 0),
    error         text not null check (length(error) <= 500),
    gave_up       boolean not null,                   -- no more tries come by themselves
    primary key (task_name, task_instance)
);
create index job_failure_at on job_failure (failed_at);
