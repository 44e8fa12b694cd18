-- The inbox as people read it: where a thread stands in each folder.

alter table mail_thread
    -- When a snooze brought it back; it then stands in the inbox as if it had come just then.
    add column returned_at timestamptz,
    add column inbox_at timestamptz generated always as (greatest(last_inbound_at, returned_at)) stored,
    add column search_fold text not null
        generated always as (fold(subject || ' ' || people || ' ' || snippet)) stored;

drop index mail_thread_inbox;
create index mail_thread_inbox on mail_thread (mailbox_id, inbox_at, id)
    where inbox_at is not null and done_at is null and snoozed_until is null;
create index mail_thread_unread on mail_thread (mailbox_id, inbox_at, id)
    where inbox_at is not null and done_at is null and snoozed_until is null and unread_count > 0;
create index mail_thread_sent on mail_thread (mailbox_id, last_outbound_at, id) where has_outbound;
create index mail_thread_done on mail_thread (mailbox_id, done_at, id) where done_at is not null;
create index mail_thread_asleep on mail_thread (mailbox_id, snoozed_until, id) where snoozed_until is not null;
create index mail_thread_search on mail_thread using gin (search_fold gin_trgm_ops);
create index mail_thread_task on mail_thread (snooze_task_id) where snooze_task_id is not null;
