-- The ground every feature stands on: people, accounts, campaigns, leads, pipelines, deals, what happened to them.
-- Runs as the owner of the schema. The app's role gets rows, never structure; of the audit log it may only add and read.

create extension if not exists pg_trgm;
create extension if not exists unaccent;

grant usage on schema public to ${appRole};
alter default privileges in schema public grant select, insert, update, delete on tables to ${appRole};
alter default privileges in schema public grant usage, select on sequences to ${appRole};

-- One spelling for search and alphabetical order: lower case, no accents, whatever the database's collation.
create function fold(input text) returns text
    language sql immutable parallel safe strict
    return lower(public.unaccent('public.unaccent'::regdictionary, input));

-- ── people ────────────────────────────────────────────────────────────────────────────────────────────────────

create table app_user (
    id              uuid primary key,
    subject         text unique,                    -- Keycloak's "sub"; null until somebody logged in or was invited
    kind            text not null default 'person' check (kind in ('person', 'service')),
    name            text not null check (length(name) between 1 and 200),
    name_fold       text not null generated always as (fold(name)) stored collate "C",
    email           text check (length(email) <= 254),
    role            text not null check (role in ('admin', 'manager', 'bd')),
    role_changed_at timestamptz not null,
    active          boolean not null,
    locale          text not null default 'en' check (locale in ('en', 'fr')),
    last_login_at   timestamptz,
    version         bigint not null,
    created_at      timestamptz not null,
    updated_at      timestamptz not null
);
create unique index app_user_email on app_user (lower(email));
create index app_user_name on app_user (name_fold, id);

-- ── accounts, campaigns, leads ────────────────────────────────────────────────────────────────────────────────

create table account (
    id             uuid primary key,
    name           text not null check (length(name) between 1 and 200),
    name_fold      text not null generated always as (fold(name)) stored collate "C",
    industry       text check (length(industry) <= 120),
    website        text check (length(website) <= 500),
    phone          text check (length(phone) <= 60),
    country        text check (country ~ '^[A-Z]{2}$'),
    city           text check (length(city) <= 120),
    employees      integer check (employees >= 0),
    annual_revenue numeric(18, 2) check (annual_revenue >= 0),
    parent_id      uuid references account,
    owner_id       uuid references app_user,
    notes          text check (length(notes) <= 20000),
    external_id    text unique check (length(external_id) between 1 and 200),
    metadata       jsonb not null default '{}' check (jsonb_typeof(metadata) = 'object'),
    version        bigint not null,
    created_at     timestamptz not null,
    updated_at     timestamptz not null,
    check (parent_id <> id)
);
create index account_name on account (name_fold, id);
create index account_name_search on account using gin (name_fold gin_trgm_ops);
create index account_owner on account (owner_id);
create index account_parent on account (parent_id);
create index account_industry on account (industry);
create index account_country on account (country);
create index account_employees on account (employees, id);
create index account_annual_revenue on account (annual_revenue, id);
create index account_created on account (created_at, id);
create index account_updated on account (updated_at, id);

create table campaign (
    id          uuid primary key,
    account_id  uuid not null references account,
    name        text not null check (length(name) between 1 and 200),
    name_fold   text not null generated always as (fold(name)) stored collate "C",
    status      text not null check (status in ('draft', 'active', 'paused', 'completed')),
    starts_on   date,
    ends_on     date,
    description text check (length(description) <= 20000),
    version     bigint not null,
    created_at  timestamptz not null,
    updated_at  timestamptz not null,
    check (ends_on >= starts_on),
    unique (id, account_id)
);
create index campaign_account on campaign (account_id);
create index campaign_name on campaign (name_fold, id);
create index campaign_name_search on campaign using gin (name_fold gin_trgm_ops);
create index campaign_status on campaign (status);
create index campaign_starts on campaign (starts_on, id);
create index campaign_created on campaign (created_at, id);
create index campaign_updated on campaign (updated_at, id);

-- Who is put on what: this, and ownership, decide what a BD sees.
create table account_assignment (
    account_id  uuid not null references account on delete cascade,
    user_id     uuid not null references app_user,
    assigned_at timestamptz not null,
    assigned_by uuid references app_user,
    primary key (account_id, user_id)
);
create index account_assignment_user on account_assignment (user_id, account_id);

create table campaign_assignment (
    campaign_id uuid not null references campaign on delete cascade,
    user_id     uuid not null references app_user,
    assigned_at timestamptz not null,
    assigned_by uuid references app_user,
    primary key (campaign_id, user_id)
);
create index campaign_assignment_user on campaign_assignment (user_id, campaign_id);

-- What a lead's status means is fixed; its key, label and order are the campaign's own. No campaign: the default set.
create table lead_status (
    id          uuid primary key,
    campaign_id uuid references campaign on delete cascade,
    key         text not null check (key ~ '^[a-z][a-z0-9_]{0,59}$'),
    label_en    text not null,
    label_fr    text not null,
    meaning     text not null check (meaning in ('new', 'contacted', 'qualified', 'nurture', 'lost', 'converted')),
    color       text not null check (color ~ '^#[0-9a-f]{6}$'),
    position    integer not null,
    unique nulls not distinct (campaign_id, key)
);

create table lead (
    id          uuid primary key,
    campaign_id uuid not null references campaign,
    first_name  text check (length(first_name) <= 120),
    last_name   text check (length(last_name) <= 120),
    company     text check (length(company) <= 200),
    job_title   text check (length(job_title) <= 200),
    email       text check (length(email) <= 254),
    phone       text check (length(phone) <= 60),              -- as it was given
    phone_e164  text check (phone_e164 ~ '^\+[1-9][0-9]{3,14}$'),
    country     text check (country ~ '^[A-Z]{2}$'),
    city        text check (length(city) <= 120),
    website     text check (length(website) <= 500),
    linkedin    text check (length(linkedin) <= 500),
    source      text check (length(source) <= 120),
    status_id   uuid not null references lead_status,
    owner_id    uuid references app_user,
    name_fold   text not null collate "C" generated always as
        (fold(coalesce(last_name, '') || ' ' || coalesce(first_name, ''))) stored,
    company_fold text not null collate "C" generated always as (fold(coalesce(company, ''))) stored,
    search_fold text not null generated always as
        (fold(coalesce(first_name, '') || ' ' || coalesce(last_name, '') || ' ' || coalesce(company, '') || ' ' || coalesce(email, ''))) stored,
    version     bigint not null,
    created_at  timestamptz not null,
    updated_at  timestamptz not null,
    check (coalesce(last_name, company, email) is not null),
    unique (id, campaign_id)
);
create index lead_campaign_updated on lead (campaign_id, updated_at, id);
create index lead_owner_updated on lead (owner_id, updated_at, id);
create index lead_status_id on lead (status_id);
create index lead_name on lead (name_fold, id);
create index lead_company on lead (company_fold, id);
create index lead_created on lead (created_at, id);
create index lead_updated on lead (updated_at, id);
create index lead_source on lead (source);
create index lead_country on lead (country);
create index lead_email on lead (lower(email));
create index lead_phone on lead (phone_e164);
create index lead_search on lead using gin (search_fold gin_trgm_ops);

-- ── pipelines and deals ───────────────────────────────────────────────────────────────────────────────────────

create table pipeline (
    id         uuid primary key,
    key        text not null unique check (key ~ '^[a-z][a-z0-9_]{0,59}$'),
    label_en   text not null,
    label_fr   text not null,
    is_default boolean not null,
    position   integer not null,
    version    bigint not null,
    created_at timestamptz not null,
    updated_at timestamptz not null
);
create unique index pipeline_one_default on pipeline (is_default) where is_default;

-- A stage's key is unique over all pipelines and never changes, so that the API can speak keys alone.
create table stage (
    key          text primary key check (key ~ '^[a-z][a-z0-9_]{0,59}$'),
    pipeline_id  uuid not null references pipeline on delete cascade,
    label_en     text not null,
    label_fr     text not null,
    kind         text not null check (kind in ('open', 'won', 'lost')),
    probability  smallint not null check (probability between 0 and 100),
    rotting_days integer check (rotting_days between 1 and 3650),
    position     integer not null
);
create index stage_pipeline on stage (pipeline_id, position);

create table lost_reason (
    key        text primary key check (key ~ '^[a-z][a-z0-9_]{0,59}$'),
    label_en   text not null,
    label_fr   text not null,
    active     boolean not null,
    position   integer not null,
    version    bigint not null,
    created_at timestamptz not null,
    updated_at timestamptz not null
);

create table deal (
    id                     uuid primary key,
    account_id             uuid not null references account,
    campaign_id            uuid,
    lead_id                uuid,
    owner_id               uuid not null references app_user,
    name                   text not null check (length(name) between 1 and 200),
    name_fold              text not null generated always as (fold(name)) stored collate "C",
    value                  numeric(12, 2) not null check (value >= 0),
    stage                  text not null references stage,
    probability            smallint not null check (probability between 0 and 100),
    probability_overridden boolean not null,
    rank                   numeric not null,             -- place in its column, smallest on top
    close_date             date,
    opened_on              date not null,
    closed_at              timestamptz,
    lost_reason            text check (length(lost_reason) <= 200),
    lost_note              text check (length(lost_note) <= 2000),
    notes                  text check (length(notes) <= 20000),
    external_id            text unique check (length(external_id) between 1 and 200),
    metadata               jsonb not null default '{}' check (jsonb_typeof(metadata) = 'object'),
    stage_since            timestamptz not null,
    last_touch_at          timestamptz not null,         -- last call, mail, meeting or move: the rot clock starts here
    next_step_at           timestamptz,                  -- due time of the earliest open task: pauses the rot clock
    version                bigint not null,
    created_at             timestamptz not null,
    updated_at             timestamptz not null,
    check (lead_id is null or campaign_id is not null),
    foreign key (campaign_id, account_id) references campaign (id, account_id),
    foreign key (lead_id, campaign_id) references lead (id, campaign_id)
);
create index deal_column on deal (stage, rank, id);
create index deal_owner on deal (owner_id, updated_at, id);
create index deal_account on deal (account_id, updated_at, id);
create index deal_campaign on deal (campaign_id, updated_at, id);
create index deal_lead on deal (lead_id);
create index deal_name on deal (name_fold, id);
create index deal_value on deal (value, id);
create index deal_close_date on deal (close_date, id);
create index deal_closed_at on deal (closed_at, id);
create index deal_created on deal (created_at, id);
create index deal_updated on deal (updated_at, id);
create index deal_name_search on deal using gin (name_fold gin_trgm_ops);

-- ── what happened, what comes next ────────────────────────────────────────────────────────────────────────────

create table activity (
    id               uuid primary key,
    kind             text not null check (kind in ('call', 'email', 'note', 'meeting', 'task', 'stage_change', 'change', 'comment', 'created')),
    at               timestamptz not null,
    actor_id         uuid references app_user,
    account_id       uuid references account on delete cascade,
    campaign_id      uuid references campaign on delete cascade,
    lead_id          uuid references lead on delete cascade,
    deal_id          uuid references deal on delete cascade,
    body             text check (length(body) <= 20000),
    outcome          text check (length(outcome) <= 60),
    duration_seconds integer check (duration_seconds >= 0),
    changes          jsonb not null default '[]',
    created_at       timestamptz not null
);
create index activity_deal on activity (deal_id, at desc, id desc);
create index activity_lead on activity (lead_id, at desc, id desc);
create index activity_account on activity (account_id, at desc, id desc);
create index activity_campaign on activity (campaign_id, at desc, id desc);
create index activity_actor on activity (actor_id, at desc, id desc);

create table task (
    id          uuid primary key,
    title       text not null check (length(title) between 1 and 300),
    due_at      timestamptz not null,
    priority    text not null check (priority in ('low', 'normal', 'high')),
    assignee_id uuid not null references app_user,
    account_id  uuid references account on delete cascade,
    lead_id     uuid references lead on delete cascade,
    deal_id     uuid references deal on delete cascade,
    notes       text check (length(notes) <= 20000),
    done_at     timestamptz,
    version     bigint not null,
    created_at  timestamptz not null,
    updated_at  timestamptz not null
);
create index task_assignee on task (assignee_id, due_at, id) where done_at is null;
create index task_deal on task (deal_id, due_at, id) where done_at is null;
create index task_due on task (due_at, id);
create index task_created on task (created_at, id);
create index task_lead on task (lead_id);
create index task_account on task (account_id);

create table audit_entry (
    id        uuid primary key,
    at        timestamptz not null,
    actor_id  uuid,                                   -- no foreign key: the log outlives what it speaks of
    action    text not null,
    entity    text not null,
    entity_id text not null,
    changes   jsonb not null default '[]',
    ip        text,
    origin    text not null check (origin in ('browser', 'api', 'import', 'system'))
);
create index audit_entry_at on audit_entry (at desc, id desc);
create index audit_entry_entity on audit_entry (entity, entity_id, at desc, id desc);
create index audit_entry_actor on audit_entry (actor_id, at desc, id desc);
revoke update, delete, truncate on audit_entry from ${appRole};

-- Answers to POSTs that carried an Idempotency-Key, kept for a day: the same key gives the same answer once more.
create table idempotency_key (
    user_id      uuid not null references app_user,
    key          text not null check (length(key) between 1 and 200),
    request_hash bytea not null,
    status       integer,                             -- null while the first request is still under way
    location     text,
    etag         text,
    body         text,
    created_at   timestamptz not null,
    primary key (user_id, key)
);
create index idempotency_key_created on idempotency_key (created_at);

-- ── what every installation starts with ───────────────────────────────────────────────────────────────────────

insert into lead_status (id, key, label_en, label_fr, meaning, color, position) values
    (uuidv7(), 'new',       'New',       'Nouveau',   'new',       '#868e96', 1),
    (uuidv7(), 'contacted', 'Contacted', 'Contacté',  'contacted', '#228be6', 2),
    (uuidv7(), 'qualified', 'Qualified', 'Qualifié',  'qualified', '#2f9e66', 3),
    (uuidv7(), 'nurture',   'Nurture',   'À suivre',  'nurture',   '#f08c00', 4),
    (uuidv7(), 'lost',      'Lost',      'Perdu',     'lost',      '#e03131', 5),
    (uuidv7(), 'converted', 'Converted', 'Converti',  'converted', '#3bbf7a', 6);

with default_pipeline as (
    insert into pipeline (id, key, label_en, label_fr, is_default, position, version, created_at, updated_at)
    values (uuidv7(), 'sales', 'Sales', 'Ventes', true, 1, 0, now(), now())
    returning id
)
insert into stage (key, pipeline_id, label_en, label_fr, kind, probability, rotting_days, position)
select s.key, default_pipeline.id, s.label_en, s.label_fr, s.kind, s.probability, s.rotting_days, s.position
from default_pipeline, (values
    ('prospecting',   'Prospecting',   'Prospection',   'open', 10::smallint,  21,   1),
    ('qualification', 'Qualification', 'Qualification', 'open', 25::smallint,  14,   2),
    ('proposal',      'Proposal',      'Proposition',   'open', 50::smallint,  10,   3),
    ('negotiation',   'Negotiation',   'Négociation',   'open', 75::smallint,  7,    4),
    ('closed_won',    'Won',           'Gagné',         'won',  100::smallint, null, 5),
    ('closed_lost',   'Lost',          'Perdu',         'lost', 0::smallint,   null, 6)
) as s (key, label_en, label_fr, kind, probability, rotting_days, position);

insert into lost_reason (key, label_en, label_fr, active, position, version, created_at, updated_at) values
    ('price',         'Too expensive',          'Trop cher',               true, 1, 0, now(), now()),
    ('competitor',    'Chose a competitor',     'Concurrent choisi',       true, 2, 0, now(), now()),
    ('no_budget',     'No budget',              'Pas de budget',           true, 3, 0, now(), now()),
    ('no_decision',   'No decision',            'Pas de décision',         true, 4, 0, now(), now()),
    ('bad_timing',    'Bad timing',             'Mauvais moment',          true, 5, 0, now(), now()),
    ('no_response',   'Stopped responding',     'Ne répond plus',          true, 6, 0, now(), now()),
    ('not_a_fit',     'Not a fit',              'Ne correspond pas',       true, 7, 0, now(), now());
