-- Gaps in the work on a lead are found when somebody asks; what is kept is which of them they waved aside.
create table suggestion_dismissal (
    user_id uuid not null references app_user,
    lead_id uuid not null references lead on delete cascade,
    kind    text not null check (kind in ('callback_missed', 'no_next_step', 'no_touch')),
    since   timestamptz not null,                     -- of the gap: a new one is suggested again
    at      timestamptz not null,
    primary key (user_id, lead_id, kind)
);
create index suggestion_dismissal_lead on suggestion_dismissal (lead_id);

-- Where somebody's gaps are found: among their leads that have been talked to, few of the million.
create index lead_owner_contact on lead (owner_id, last_contact_at) where last_contact_at is not null;
-- Promised calls that are due, for their reminder.
create index lead_work_callback_due on lead_work (callback_at) where callback_at is not null;
