-- Templates found by words, and the links by which people unsubscribe.

alter table mail_template
    add column search_fold text not null generated always as (fold(name || ' ' || subject)) stored;
create index mail_template_search on mail_template using gin (search_fold gin_trgm_ops);

-- The key of each link is known by its hash alone: it stands in the mail and nowhere else.
create table unsubscribe_link (
    key_hash   bytea primary key check (length(key_hash) = 32),        -- SHA-256
    address    text not null check (length(address) between 3 and 254 and address = lower(address)),
    account_id uuid references account on delete set null,             -- on whose behalf the mail was written
    mail_id    uuid references outgoing_mail on delete set null,
    created_at timestamptz not null,
    expires_at timestamptz not null
);
create index unsubscribe_link_expires on unsubscribe_link (expires_at);
create index unsubscribe_link_mail on unsubscribe_link (mail_id) where mail_id is not null;
create index unsubscribe_link_account on unsubscribe_link (account_id) where account_id is not null;

-- Suppressions are found by a part of the address, and sorted by it.
create index suppression_search on suppression using gin (address gin_trgm_ops);
create index suppression_address on suppression (address, id);
create index suppression_reason on suppression (reason, created_at, id);
create index suppression_mail on suppression (mail_id) where mail_id is not null;
