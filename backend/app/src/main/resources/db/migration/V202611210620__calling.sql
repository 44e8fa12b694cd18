-- What calling a lead leaves on it, for lists and filters: facts, written by the features that own them.
alter table lead
    add column time_zone       text check (length(time_zone) <= 60),    -- null: read from the phone number or the country
    add column do_not_call     boolean not null default false,
    add column attempts        integer not null default 0 check (attempts >= 0),
    add column last_contact_at timestamptz,                             -- the last call, whoever answered
    add column last_outcome    text check (length(last_outcome) <= 60),
    add column next_action_at  timestamptz,                             -- the callback or retry that is planned
    add column score           smallint not null default 0 check (score between 0 and 100),
    add column custom          jsonb not null default '{}' check (jsonb_typeof(custom) = 'object'),
    add column tags            text[] not null default '{}';

-- Where leads live, as far as calling hours go: one clock and one list of public holidays. Few, whatever the leads.
create table calling_zone (
    id        smallint primary key generated always as identity,
    time_zone text not null check (length(time_zone) <= 60),
    country   text check (country ~ '^[A-Z]{2}$'),
    unique nulls not distinct (time_zone, country)
);
-- A call that was promised for an hour is made at that hour, whatever the clock and the day there: no zone at all.
insert into calling_zone (id, time_zone) overriding system value values (0, 'any');

-- The work on each lead, apart from the lead: taking one to work writes this narrow row and no other.
-- Facts come first; what the queue is read by is derived from them and from the lead, by refresh_lead_work alone.
create table lead_work (
    lead_id      uuid primary key references lead on delete cascade,
    not_before   timestamptz,                                           -- a retry or the pause between two touches
    held_for     text check (held_for in ('retry', 'cooling')),
    callback_at  timestamptz,                                           -- when a call was promised, and by whom
    callback_by  uuid references app_user,
    hot_at       timestamptz,                                           -- a reply that nobody has answered yet
    leased_by    uuid references app_user,
    leased_at    timestamptz,
    leased_until timestamptz,

    campaign_id  uuid not null,
    zone         smallint not null references calling_zone,             -- 0: a promised call
    state        text not null check (state in ('ready', 'waiting', 'leased', 'closed')),
    hold         text check (hold in ('retry', 'cooling', 'callback', 'status', 'attempts_used_up', 'do_not_call')),
    ready_at     timestamptz not null,                                  -- waiting and leased ones are ready from then on
    for_user     uuid references app_user,                              -- null: whoever works the campaign
    priority     bytea not null,                                        -- smallest first
    check ((not_before is null) = (held_for is null)),
    check ((callback_at is null) = (callback_by is null)),
    check ((state = 'leased') = (leased_by is not null)),
    check ((leased_by is null) = (leased_until is null) and (leased_by is null) = (leased_at is null))
);
