-- How far each mailbox has been read, and what became of each of its messages.

-- Which thread a Message-ID belongs to: of its messages, and of those that they refer to and that may yet come.
create table mail_reference (
    mailbox_id  uuid not null references mailbox on delete cascade,
    internet_id text not null check (length(internet_id) <= 1000),
    thread_id   uuid not null references mail_thread on delete cascade,
    primary key (mailbox_id, internet_id)
);
create index mail_reference_thread on mail_reference (thread_id);
create index mail_message_at on mail_message (mailbox_id, at, id);

-- How a mailbox stands with its server.
create table mail_sync (
    mailbox_id      uuid primary key references mailbox on delete cascade,
    state           text not null default 'waiting' check (state in ('waiting', 'syncing', 'watching', 'failing')),
    asked_at        timestamptz,                                        -- somebody wants it read, and it has not been since
    last_sync_at    timestamptz,                                        -- when all of it was read last
    first_done_at   timestamptz,                                        -- what came before is no news
    failures        integer not null default 0,                         -- in a row
    problem         text check (length(problem) <= 40),
    words           text check (length(words) <= 1000),                 -- the server's own
    failing_since   timestamptz,
    next_try_at     timestamptz,
    pushes          boolean not null default false,                     -- the server tells of new mail by itself (IDLE)
    watcher         text check (length(watcher) <= 100),                -- the node that holds its connection
    watched_until   timestamptz                                         -- that node has shown itself until then
);
create index mail_sync_watched on mail_sync (watched_until);

create table mail_folder (
    id              uuid primary key,
    mailbox_id      uuid not null references mailbox on delete cascade,
    name            text not null check (length(name) between 1 and 500),
    role            text not null check (role in ('inbox', 'sent', 'archive', 'other')),
    uid_validity    bigint,                                             -- of the server: other uids where it changes
    first_uid       bigint,                                             -- all messages from here …
    last_uid        bigint,                                             -- … to here have been read
    mod_seq         bigint,                                             -- flags are known up to here (CONDSTORE)
    first_done_at   timestamptz,                                        -- nothing older is left to read
    last_sync_at    timestamptz,
    messages        bigint not null default 0,                          -- on the server, when it was last looked at
    seen            bigint not null default 0,
    stored          bigint not null default 0,
    skipped         bigint not null default 0,
    unique (mailbox_id, name)
);

-- Where on the server a message lies.
create table mail_place (
    folder_id   uuid not null references mail_folder on delete cascade,
    uid         bigint not null,
    message_id  uuid not null references mail_message on delete cascade,
    primary key (folder_id, uid)
);
create index mail_place_message on mail_place (message_id);

-- A message of the server that was not stored, and why.
create table mail_skip (
    id          uuid primary key,
    mailbox_id  uuid not null references mailbox on delete cascade,
    folder_id   uuid not null references mail_folder on delete cascade,
    uid         bigint not null,
    reason      text not null check (reason in ('duplicate', 'gone', 'too_large', 'unreadable', 'failed')),
    words       text check (length(words) <= 1000),
    internet_id text check (length(internet_id) <= 1000),
    subject     text check (length(subject) <= 1000),
    sender      text check (length(sender) <= 320),
    message_id  uuid references mail_message on delete set null,        -- the one it is a copy of
    at          timestamptz not null
);
create index mail_skip_mailbox on mail_skip (mailbox_id, at, id);
create unique index mail_skip_place on mail_skip (folder_id, uid);

-- Marks that people set here, and that their server does not know yet.
create table mail_flag_change (
    message_id  uuid primary key references mail_message on delete cascade,
    mailbox_id  uuid not null references mailbox on delete cascade,
    seen        boolean,
    flagged     boolean,
    at          timestamptz not null
);
create index mail_flag_change_mailbox on mail_flag_change (mailbox_id);

-- The domain of a web address, as it stands behind the @ of those who work there.
create function web_domain(address text) returns text
    language sql immutable parallel safe strict
    return nullif(lower(regexp_replace(address, '^(?:[a-zA-Z]+://)?(?:www\.)?([^/:?#\s]+).*$', '\1')), '');
create index account_domain on account (web_domain(website)) where website is not null;
