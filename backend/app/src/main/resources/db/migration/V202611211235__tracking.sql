-- What tracking needs beside its rows: the key that signs its links, and who asked for many mails at once.

-- One key for all nodes, made with the database and saved with it: links in mails that went out years ago still lead on.
create table tracking_key (
    single boolean primary key default true check (single),
    key    bytea not null check (length(key) = 32)
);
insert into tracking_key (key)
values (sha256((gen_random_uuid()::text || gen_random_uuid()::text || gen_random_uuid()::text)::bytea));

-- A mail that is tried again keeps its links.
create unique index email_tracking_recipient on email_tracking (mail_id, recipient);
drop index email_tracking_mail;

create index tracking_event_address on tracking_event (address, at);
-- Requests that no rule has judged yet; there are few at any time.
create index tracking_event_unjudged on tracking_event (at) where rules = 0;
