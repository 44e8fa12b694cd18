-- Sequences: steps of mails, tasks and waits that people go through one by one, and why each mail was or was not sent.

create table mail_sequence (
    id                  uuid primary key,
    name                text not null check (length(name) between 1 and 200),
    campaign_id         uuid references campaign on delete cascade,         -- null: for leads of any campaign
    owner_id            uuid not null references app_user,
    state               text not null check (state in ('draft', 'active', 'paused', 'archived')),
    window_days         integer[] not null,                                 -- ISO days; all of the window in the lead's own zone
    window_from         time not null,
    window_to           time not null check (window_from < window_to),
    skip_holidays       boolean not null,
    throttle_seconds    integer not null check (throttle_seconds between 0 and 86400),  -- between two mails of a mailbox
    daily_cap           integer check (daily_cap between 1 and 10000),      -- of this sequence for each mailbox
    company_pause_hours integer not null check (company_pause_hours between 0 and 720), -- between two people of a company
    stop_on_reply       boolean not null,
    stop_on_colleague   boolean not null,
    stop_on_meeting     boolean not null,
    stop_on_status      boolean not null,
    parallel            boolean not null,                                   -- people may be in another sequence too
    name_fold           text not null collate "C" generated always as (fold(name)) stored,
    version             bigint not null,
    created_at          timestamptz not null,
    updated_at          timestamptz not null
);
create index mail_sequence_name on mail_sequence (name_fold, id);
create index mail_sequence_created on mail_sequence (created_at, id);
create index mail_sequence_updated on mail_sequence (updated_at, id);
create index mail_sequence_campaign on mail_sequence (campaign_id) where campaign_id is not null;
create index mail_sequence_owner on mail_sequence (owner_id);

-- A removed step stays for the mails it sent. Steps below a condition stand on one of its two ways.
create table sequence_step (
    id          uuid primary key,
    sequence_id uuid not null references mail_sequence on delete cascade,
    parent_id   uuid references sequence_step on delete cascade,
    way         text check (way in ('yes', 'no')),
    place       smallint not null,                                          -- in reading order, from 1
    kind        text not null check (kind in ('mail', 'call_task', 'manual_task', 'wait', 'condition')),
    name        text check (length(name) <= 100),
    settings    jsonb not null,                                             -- what its kind needs
    removed_at  timestamptz,
    check ((parent_id is null) = (way is null))
);
create index sequence_step_of on sequence_step (sequence_id, place);
create index sequence_step_parent on sequence_step (parent_id) where parent_id is not null;

-- One person on the way through one sequence.
create table enrolment (
    id          uuid primary key,
    sequence_id uuid not null references mail_sequence on delete cascade,
    lead_id     uuid not null references lead on delete cascade,
    mailbox_id  uuid references mailbox on delete set null,
    enrolled_by uuid references app_user,
    address     text not null check (address = lower(address)),             -- by which a person is known
    company     text,                                                       -- folded, by which colleagues are known
    status_id   uuid not null,                                              -- of the lead when it began; no reference: sets are edited
    sole        boolean not null,                                           -- in no other sequence meanwhile
    state       text not null check (state in ('active', 'paused', 'finished', 'stopped')),
    reason      text,
    step_id     uuid references sequence_step on delete set null,
    entered_at  timestamptz not null,                                       -- the step
    next_at     timestamptz,                                                -- null: waits for something to happen
    held_rule   text,                                                       -- the first rule that holds it back
    held_facts  jsonb not null default '{}',
    task_id     uuid,                                                       -- to be done before it goes on; no reference: its removal must be noticed
    resume_at   timestamptz,                                                -- paused until then
    version     bigint not null,
    created_at  timestamptz not null,
    updated_at  timestamptz not null,
    ended_at    timestamptz,
    check ((state in ('finished', 'stopped')) = (ended_at is not null)),
    check (state not in ('paused', 'stopped') or reason is not null)
);
create unique index enrolment_person on enrolment (address) where sole and state in ('active', 'paused');
create unique index enrolment_here on enrolment (sequence_id, address) where state in ('active', 'paused');
create index enrolment_due on enrolment (next_at, id) where state = 'active' and next_at is not null;
create index enrolment_resume on enrolment (resume_at) where state = 'paused' and resume_at is not null;
create index enrolment_of_sequence on enrolment (sequence_id, created_at, id);
create index enrolment_next on enrolment (sequence_id, next_at, id);
create index enrolment_created on enrolment (created_at, id);
create index enrolment_next_at on enrolment (next_at, id);
create index enrolment_lead on enrolment (lead_id, created_at, id);
create index enrolment_address on enrolment (address) where state in ('active', 'paused');
create index enrolment_company on enrolment (company) where state in ('active', 'paused') and company is not null;
create index enrolment_task on enrolment (task_id) where task_id is not null;
create index enrolment_step on enrolment (step_id) where step_id is not null;
create index enrolment_mailbox on enrolment (mailbox_id) where mailbox_id is not null;

-- Why each mail was sent, skipped or held back. A step sends to a person once, whatever happens meanwhile.
create table sequence_decision (
    id           uuid primary key,
    enrolment_id uuid not null references enrolment on delete cascade,
    step_id      uuid references sequence_step on delete set null,
    variant      text check (length(variant) <= 10),
    verdict      text not null check (verdict in ('sent', 'skipped', 'held', 'moved', 'stopped')),
    rule         text not null check (length(rule) <= 60),
    facts        jsonb not null default '{}',
    mail_id      uuid references outgoing_mail on delete set null,
    at           timestamptz not null
);
create unique index sequence_decision_once on sequence_decision (enrolment_id, step_id) where verdict = 'sent';
create index sequence_decision_of on sequence_decision (enrolment_id, at, id);
create index sequence_decision_at on sequence_decision (at, id);
create index sequence_decision_mail on sequence_decision (mail_id) where mail_id is not null;

-- When a mailbox, or a company of prospects, last got its turn: locked by whoever gives it the next.
create table sequence_pace (
    key     text primary key,
    last_at timestamptz
);

-- People taken on in bulk: how far it has come, and who was left out and why.
create table enrolment_run (
    id          uuid primary key,
    sequence_id uuid not null references mail_sequence on delete cascade,
    mailbox_id  uuid references mailbox on delete set null,
    own_mailbox boolean not null,                                           -- each lead's owner writes from their own
    again       boolean not null,
    state       text not null check (state in ('waiting', 'running', 'completed', 'failed')),
    total       integer not null,
    done        integer not null default 0,
    enrolled    integer not null default 0,
    left_out    jsonb not null default '{}',                                -- counts by reason
    error       text,
    created_by  uuid not null references app_user,
    created_at  timestamptz not null,
    finished_at timestamptz
);
create index enrolment_run_created on enrolment_run (created_by, created_at);

create table enrolment_run_item (
    run_id  uuid not null references enrolment_run on delete cascade,
    no      integer not null,
    lead_id uuid not null,
    primary key (run_id, no)
);

-- Mails of sequences by when they went, for the numbers of all of them.
create index outgoing_mail_of_sequences on outgoing_mail (sent_at, id) where enrolment_id is not null;
