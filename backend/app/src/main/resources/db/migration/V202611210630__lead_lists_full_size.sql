-- Leads are listed by everything a BD looks at: each order from one index, for all leads, for a campaign's and for a
-- person's. Nulls lie in these indexes too, behind the rest: a page among them is read like any other.
create index lead_score on lead (score, id);
create index lead_campaign_score on lead (campaign_id, score, id);
create index lead_owner_score on lead (owner_id, score, id);
create index lead_attempts on lead (attempts, id);
create index lead_campaign_attempts on lead (campaign_id, attempts, id);
create index lead_owner_attempts on lead (owner_id, attempts, id);
create index lead_last_contact on lead (last_contact_at, id);
create index lead_campaign_last_contact on lead (campaign_id, last_contact_at, id);
create index lead_owner_last_contact on lead (owner_id, last_contact_at, id);
create index lead_next_action on lead (next_action_at, id);
create index lead_campaign_next_action on lead (campaign_id, next_action_at, id);
create index lead_owner_next_action on lead (owner_id, next_action_at, id);

-- Those who must not be called are few; everybody else is found by the other conditions.
create index lead_do_not_call on lead (id) where do_not_call;
create index lead_tags on lead using gin (tags);
create index lead_custom on lead using gin (custom jsonb_path_ops);

-- What was entered in a campaign's own fields is found by the same search as names: values only, no keys.
create function custom_text(custom jsonb) returns text
    language sql immutable parallel safe strict
    return (select string_agg(field.value, ' ') from jsonb_each_text(custom) field);

alter table lead alter column search_fold set expression as
    (fold(coalesce(first_name, '') || ' ' || coalesce(last_name, '') || ' ' || coalesce(company, '') || ' '
        || coalesce(email, '') || ' ' || coalesce(phone_e164, '') || ' ' || coalesce(custom_text(custom), '')));

-- The fields that a campaign asks about its leads beyond those that every lead has. One row a campaign: the set is
-- read, ordered and changed as a whole. A removed field's key is never given again, so that its values, which go in
-- the background, are never taken for another field's.
create table lead_field_set (
    campaign_id uuid primary key references campaign on delete cascade,
    fields      jsonb not null check (jsonb_typeof(fields) = 'array'),
    retired     text[] not null,
    version     bigint not null,
    updated_at  timestamptz not null
);

-- The tags that leads were ever given, to choose from.
create table lead_tag (
    name text primary key check (length(name) between 1 and 60)
);
