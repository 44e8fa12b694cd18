-- How threads stood before somebody filed, snoozed or woke them, so that all of it can be taken back at once.
create table thread_undo (
    id             uuid primary key,
    user_id        uuid not null references app_user,
    action         text not null,
    at             timestamptz not null,
    -- How the action left each of them: one that stands otherwise by now is left alone.
    done_after     timestamptz,
    snoozed_after  timestamptz,
    -- The same place in each of these is one thread.
    threads        uuid[] not null,
    done_before    timestamptz[] not null,
    snoozed_before timestamptz[] not null
);
create index thread_undo_user on thread_undo (user_id, at);
