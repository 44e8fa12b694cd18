-- Lists as somebody wants to find them again: the address' search parameters under a name.
create table saved_view (
    id         uuid primary key,
    owner_id   uuid not null references app_user,
    page       text not null check (page in ('leads')),
    name       text not null check (length(name) between 1 and 80),
    shared     boolean not null,
    search     jsonb not null check (jsonb_typeof(search) = 'object'),
    position   integer not null,
    version    bigint not null,
    created_at timestamptz not null,
    updated_at timestamptz not null
);
create index saved_view_owner on saved_view (owner_id, page);
create index saved_view_shared on saved_view (page) where shared;

-- What a campaign's list of leads shows when it is opened without any filter.
create table campaign_filters (
    campaign_id uuid primary key references campaign on delete cascade,
    search      jsonb not null check (jsonb_typeof(search) = 'object'),
    version     bigint not null,
    updated_at  timestamptz not null
);
