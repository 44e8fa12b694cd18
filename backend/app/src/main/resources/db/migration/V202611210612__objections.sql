-- What people say against an offer, and what to answer. Answers hold the same tokens as the script.
create table objection (
    id          uuid primary key,
    campaign_id uuid not null references campaign on delete cascade,
    title       text not null check (length(title) between 1 and 200),
    answer      text not null check (length(answer) between 1 and 5000),
    position    integer not null,
    version     bigint not null,
    created_at  timestamptz not null,
    updated_at  timestamptz not null
);
create index objection_campaign on objection (campaign_id, position, id);
