-- What sending needs to know of a mail, so that it goes out once and only once.
alter table outgoing_mail
    add column problem text check (problem in
        ('refused', 'address_refused', 'gave_up', 'in_doubt', 'suppressed', 'malformed')),  -- failed: why
    add column handed_at timestamptz,                                   -- sending: since its last byte may be with the provider
    add column looked integer not null default 0,                       -- sending: how often it was looked for
    add column stored_at timestamptz,                                   -- sent: when it became a message of its thread
    add column filed_at timestamptz;                                    -- sent: when a copy of it lay in the provider's Sent folder
create index outgoing_mail_due on outgoing_mail (send_at) where state = 'waiting';
create index outgoing_mail_sending on outgoing_mail (mailbox_id) where state = 'sending';
create index outgoing_mail_unstored on outgoing_mail (mailbox_id, sent_at) where state = 'sent' and stored_at is null;
create index outgoing_mail_unfiled on outgoing_mail (mailbox_id, sent_at)
    where state = 'sent' and stored_at is not null and filed_at is null;

-- The mail byte for byte as it is handed over, made before the first try; gone once it is a message.
create table outgoing_raw (
    mail_id uuid primary key references outgoing_mail on delete cascade,
    bytes   bytea not null
);

create table outgoing_attachment (
    mail_id  uuid not null references outgoing_mail on delete cascade,
    position smallint not null,
    name     text not null check (length(name) between 1 and 200),
    type     text not null check (length(type) <= 200),                 -- by content
    size     integer not null check (size > 0),
    bytes    bytea not null,
    primary key (mail_id, position)
);

-- A mailbox's way out: when it is tried again, and how its provider keeps what was sent.
create table outbox_lane (
    mailbox_id      uuid primary key references mailbox on delete cascade,
    not_before      timestamptz,                                        -- the provider could not be reached, or has had enough for today
    reason          text check (reason in ('unreachable', 'login', 'cap')),
    words           text check (length(words) <= 500),
    failures        integer not null default 0,                         -- in a row
    files_sent      boolean,                                            -- whether the provider files sent mails itself; null: not known yet
    file_not_before timestamptz,
    file_failures   integer not null default 0
);
