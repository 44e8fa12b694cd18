-- What of a mailbox cannot be read or is left out, where answers go, and marks that go both ways.

alter table mail_folder
    -- Why this folder cannot be read, while its mailbox can.
    add column problem       text check (length(problem) <= 40),
    add column words         text check (length(words) <= 1000),        -- the server's own
    add column failing_since timestamptz,
    -- Of a server that does not count changes: marks were read again from here upwards, further down next time.
    add column flags_from    bigint,
    drop constraint mail_folder_role_check,
    add constraint mail_folder_role_check check (role in ('inbox', 'sent', 'archive', 'other', 'all'));

-- Folders of the server that are not read: [{"name":…,"reason":…}].
alter table mail_sync add column left_out jsonb not null default '[]';

-- Whom answers go to where that is not the sender: [{"name":…,"address":…}].
alter table mail_message add column reply_to jsonb not null default '[]';

alter table mail_thread add column flagged boolean not null default false;
update mail_thread t set flagged = true
where exists (select from mail_message m where m.thread_id = t.id and m.flagged);

alter table mail_flag_change add column answered boolean;

-- Pictures that stand in the text are no attachments.
update mail_message m set has_attachments = false
where has_attachments and not exists (select from mail_attachment x where x.message_id = m.id
    and not (x.content_id is not null and x.type like 'image/%' and coalesce(m.html, '') like '%cid:%'));
update mail_thread t set has_attachments = false
where has_attachments and not exists (select from mail_message m where m.thread_id = t.id and m.has_attachments);
