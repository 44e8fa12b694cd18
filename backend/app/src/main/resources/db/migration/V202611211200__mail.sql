-- Mail as people read and write it: mailboxes, threads and messages, what goes out, what came of it.

-- A person's account with a mail provider. Passwords are sealed for this row and this column, and never leave it.
create table mailbox (
    id              uuid primary key,
    user_id         uuid not null references app_user,
    address         text not null check (length(address) between 3 and 254),
    display_name    text check (length(display_name) <= 200),
    imap_host       text not null check (length(imap_host) between 1 and 253),
    imap_port       integer not null check (imap_port between 1 and 65535),
    imap_security   text not null check (imap_security in ('ssl', 'starttls', 'none')),
    imap_user       text not null check (length(imap_user) between 1 and 254),
    imap_password   bytea not null,
    smtp_host       text not null check (length(smtp_host) between 1 and 253),
    smtp_port       integer not null check (smtp_port between 1 and 65535),
    smtp_security   text not null check (smtp_security in ('ssl', 'starttls', 'none')),
    smtp_user       text not null check (length(smtp_user) between 1 and 254),
    smtp_password   bytea not null,
    signature       text check (length(signature) <= 20000),           -- sanitised HTML
    tracked         boolean not null default true,                      -- whether opens and clicks of its mails are recorded
    shared          boolean not null default false,                     -- those who see the linked lead see the thread too
    is_default      boolean not null default false,
    daily_cap       integer not null default 200 check (daily_cap between 1 and 10000),
    version         bigint not null,
    created_at      timestamptz not null,
    updated_at      timestamptz not null
);
create unique index mailbox_address on mailbox (user_id, lower(address));
create unique index mailbox_default on mailbox (user_id) where is_default;

-- A conversation as one mailbox has it. What lists are filtered, sorted and badged by is kept here.
create table mail_thread (
    id               uuid primary key,
    mailbox_id       uuid not null references mailbox on delete cascade,
    subject          text not null default '' check (length(subject) <= 1000),
    subject_key      text not null default '' check (length(subject_key) <= 1000),  -- without Re:, Fwd: and the like, folded
    people           text not null default '' check (length(people) <= 2000),       -- names of the others, for lists
    snippet          text not null default '' check (length(snippet) <= 300),
    account_id       uuid references account on delete set null,
    campaign_id      uuid references campaign on delete set null,
    lead_id          uuid references lead on delete set null,
    deal_id          uuid references deal on delete set null,
    message_count    integer not null default 0,
    unread_count     integer not null default 0,
    has_attachments  boolean not null default false,
    has_inbound      boolean not null default false,
    has_outbound     boolean not null default false,
    done_at          timestamptz,
    snoozed_until    timestamptz,
    snooze_task_id   uuid references task on delete set null,
    last_message_at  timestamptz not null,
    last_inbound_at  timestamptz,
    last_outbound_at timestamptz,
    version          bigint not null,
    created_at       timestamptz not null,
    updated_at       timestamptz not null
);
create index mail_thread_mailbox on mail_thread (mailbox_id, last_message_at, id);
create index mail_thread_inbox on mail_thread (mailbox_id, last_inbound_at, id)
    where has_inbound and done_at is null and snoozed_until is null;
create index mail_thread_snoozed on mail_thread (snoozed_until, id) where snoozed_until is not null;
create index mail_thread_lead on mail_thread (lead_id, last_message_at, id);
create index mail_thread_deal on mail_thread (deal_id, last_message_at, id);
create index mail_thread_account on mail_thread (account_id, last_message_at, id);
create index mail_thread_campaign on mail_thread (campaign_id, last_message_at, id);
create index mail_thread_subject on mail_thread (mailbox_id, subject_key, last_message_at);

create table mail_message (
    id              uuid primary key,
    thread_id       uuid not null references mail_thread on delete cascade,
    mailbox_id      uuid not null references mailbox on delete cascade,
    direction       text not null check (direction in ('in', 'out')),
    kind            text not null default 'message' check (kind in ('message', 'bounce', 'out_of_office', 'report')),
    internet_id     text check (length(internet_id) <= 1000),           -- Message-ID without its brackets
    in_reply_to     text check (length(in_reply_to) <= 1000),
    reference_ids   text[] not null default '{}',
    identity        text not null check (length(identity) <= 1200),     -- the same for the same message wherever it lies
    subject         text not null default '' check (length(subject) <= 1000),
    from_name       text check (length(from_name) <= 300),
    from_address    text check (length(from_address) <= 320),
    recipients      jsonb not null default '[]',                        -- [{"role":"to|cc|bcc","name":…,"address":…}]
    at              timestamptz not null,                               -- as the sender dates it, where that can be believed
    text            text,                                               -- what is new in it, as plain text
    quoted          text,                                               -- what it quotes, as plain text
    html            text,                                               -- as it came: cleaned each time it is shown
    seen            boolean not null default false,
    flagged         boolean not null default false,
    answered        boolean not null default false,
    has_attachments boolean not null default false,
    problem         text check (length(problem) <= 300),                -- why it could not be read whole
    bounce          jsonb,                                              -- {"type":"hard|soft","status":"5.1.1","recipient":…,"reason":…}
    back_on         date,                                               -- out of office until then
    original_id     uuid references mail_message on delete set null,    -- what a bounce, report or automatic answer is about
    created_at      timestamptz not null,
    unique (mailbox_id, identity)
);
create index mail_message_thread on mail_message (thread_id, at, id);
create index mail_message_internet_id on mail_message (mailbox_id, internet_id);
create index mail_message_from on mail_message (mailbox_id, lower(from_address));
create index mail_message_original on mail_message (original_id) where original_id is not null;

-- The message byte for byte, apart from what is listed and searched.
create table mail_raw (
    message_id uuid primary key references mail_message on delete cascade,
    bytes      bytea not null
);

create table mail_attachment (
    message_id  uuid not null references mail_message on delete cascade,
    position    smallint not null,                                      -- in the order of the message's parts, from 0
    name        text not null check (length(name) <= 300),
    type        text not null check (length(type) <= 200),              -- by content, not by what the sender says
    size        integer not null,
    content_id  text check (length(content_id) <= 300),                 -- pictures that stand in the text
    primary key (message_id, position)
);

-- Templates of mails. Without an owner a template is the team's.
create table mail_template (
    id          uuid primary key,
    name        text not null check (length(name) between 1 and 200),
    owner_id    uuid references app_user,
    language    text not null check (language in ('en', 'fr', 'de', 'es', 'it', 'nl', 'pt')),
    subject     text not null check (length(subject) between 1 and 300),
    body        text not null check (length(body) between 1 and 100000),  -- sanitised HTML with tokens
    tracked     boolean not null default true,
    archived_at timestamptz,
    name_fold   text not null collate "C" generated always as (fold(name)) stored,
    version     bigint not null,
    created_at  timestamptz not null,
    updated_at  timestamptz not null
);
create index mail_template_name on mail_template (name_fold, id);
create index mail_template_updated on mail_template (updated_at, id);

-- A mail on its way out, from the first draft on. Its id becomes the message's once it is sent.
create table outgoing_mail (
    id             uuid primary key,
    mailbox_id     uuid not null references mailbox on delete cascade,
    author_id      uuid not null references app_user,
    state          text not null check (state in ('draft', 'waiting', 'sending', 'sent', 'failed')),
    send_at        timestamptz,                                         -- waiting: not before
    recipients     jsonb not null default '[]',                         -- as in mail_message
    subject        text not null default '' check (length(subject) <= 1000),
    body           text not null default '' check (length(body) <= 200000),  -- sanitised HTML, tokens filled
    thread_id      uuid references mail_thread on delete set null,      -- null: a new one
    reply_to_id    uuid references mail_message on delete set null,
    template_id    uuid references mail_template on delete set null,
    lead_id        uuid references lead on delete set null,
    deal_id        uuid references deal on delete set null,
    account_id     uuid references account on delete set null,
    enrolment_id   uuid,                                                -- sent by a sequence
    step_id        uuid,
    variant        text check (length(variant) <= 10),
    tracked        boolean not null default true,
    internet_id    text check (length(internet_id) <= 1000),            -- fixed before the first try
    attempts       integer not null default 0,
    error          text check (length(error) <= 1000),                  -- the server's last words
    sent_at        timestamptz,
    bounced        text check (bounced in ('hard', 'soft')),
    replied_at     timestamptz,                                         -- the first answer of a human being
    version        bigint not null,
    created_at     timestamptz not null,
    updated_at     timestamptz not null,
    check (state <> 'waiting' or send_at is not null),
    check ((state = 'sent') = (sent_at is not null))
);
create index outgoing_mail_author on outgoing_mail (author_id, state, updated_at, id);
create index outgoing_mail_mailbox on outgoing_mail (mailbox_id, state, send_at, id);
create index outgoing_mail_sent on outgoing_mail (mailbox_id, sent_at) where state = 'sent';
create index outgoing_mail_template on outgoing_mail (template_id, sent_at) where template_id is not null;
create index outgoing_mail_enrolment on outgoing_mail (enrolment_id, step_id) where enrolment_id is not null;
create index outgoing_mail_thread on outgoing_mail (thread_id) where thread_id is not null;
create index outgoing_mail_internet_id on outgoing_mail (internet_id) where internet_id is not null;

-- What a sent mail's readers did with it, summed up. Only what a human being did is counted in opens and clicks.
create table email_tracking (
    id               uuid primary key,                                  -- the signed tracking id in links speaks of this row
    mail_id          uuid not null references outgoing_mail on delete cascade,
    recipient        text not null check (length(recipient) <= 320),
    opens            integer not null default 0,
    clicks           integer not null default 0,
    machine_opens    integer not null default 0,
    machine_clicks   integer not null default 0,
    unknown_opens    integer not null default 0,
    unknown_clicks   integer not null default 0,
    first_opened_at  timestamptz,
    last_opened_at   timestamptz,
    first_clicked_at timestamptz,
    last_clicked_at  timestamptz,
    sent_at          timestamptz not null,
    created_at       timestamptz not null
);
create index email_tracking_mail on email_tracking (mail_id);

create table tracking_link (
    tracking_id uuid not null references email_tracking on delete cascade,
    position    smallint not null,
    url         text not null check (length(url) <= 4000),
    primary key (tracking_id, position)
);

-- Every request for a pixel or a link, with what it is judged to be and why.
create table tracking_event (
    id          uuid primary key,
    tracking_id uuid not null references email_tracking on delete cascade,
    kind        text not null check (kind in ('open', 'click')),
    link        smallint,
    at          timestamptz not null,
    method      text not null check (length(method) <= 10),
    address     text check (length(address) <= 60),                     -- of the client
    agent       text check (length(agent) <= 500),
    verdict     text not null check (verdict in ('human', 'machine', 'unknown', 'own')),
    evidence    text[] not null default '{}',
    rules       smallint not null,                                      -- version of the rules that judged it
    check ((kind = 'click') = (link is not null))
);
create index tracking_event_of on tracking_event (tracking_id, at, id);
create index tracking_event_rules on tracking_event (rules, id);

-- Who is not to be written to: by everybody, or on behalf of one account.
create table suppression (
    id         uuid primary key,
    address    text not null check (length(address) between 3 and 254 and address = lower(address)),
    account_id uuid references account on delete cascade,               -- null: for all
    reason     text not null check (reason in ('unsubscribed', 'bounced', 'complained', 'manual')),
    mail_id    uuid references outgoing_mail on delete set null,        -- the mail it came of
    actor_id   uuid references app_user,
    note       text check (length(note) <= 300),
    created_at timestamptz not null,
    unique nulls not distinct (address, account_id)
);
create index suppression_created on suppression (created_at, id);
create index suppression_account on suppression (account_id) where account_id is not null;

-- Mails on timelines open their thread.
alter table activity add column message_id uuid references mail_message on delete cascade;
create index activity_message on activity (message_id) where message_id is not null;
