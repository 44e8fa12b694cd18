-- Tasks that are planned: about campaigns too, coming back after they are done, and heard of before they are due.

alter table task
    add column campaign_id     uuid references campaign on delete cascade,
    add column remind_minutes  integer check (remind_minutes between 0 and 40320),
    add column remind_at       timestamptz,          -- null: no reminder is wanted, or it has been given
    add column repeat_every    text check (repeat_every in ('day', 'weekday', 'week', 'month')),
    add column repeat_interval smallint check (repeat_interval between 1 and 99),
    add column repeat_zone     text check (length(repeat_zone) between 1 and 60),
    add column repeat_day      smallint check (repeat_day between 1 and 31),  -- the day that months without it cut short
    add column next_id         uuid references task on delete set null,       -- what came of doing a repeated one
    add column title_fold      text not null generated always as (fold(title)) stored,
    add check ((repeat_every is null) = (repeat_interval is null)),
    add check ((repeat_every is null) = (repeat_zone is null));

create index task_of_campaign on task (campaign_id);
create index task_next on task (next_id) where next_id is not null;
create index task_reminder on task (remind_at) where remind_at is not null;
create index task_open on task (due_at, id) where done_at is null;
create index task_open_by_priority on task (priority, due_at, id) where done_at is null;
create index task_title_search on task using gin (title_fold gin_trgm_ops);
