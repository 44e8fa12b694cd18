-- Mail finds whom it is with when that comes later than the mail, and is found by what stands in it.

-- Whom a message is with: whom it was sent to, or who wrote it; of a bounce first whom it did not reach.
create function mail_others(direction text, from_address text, recipients jsonb, bounce jsonb) returns setof text
    language sql immutable parallel safe
as $$
    select lower(x.address)
    from (select 0 as no, bounce ->> 'recipient' as address where direction = 'in'
        union all select 1, from_address where direction = 'in'
        union all select r.no, r.it ->> 'address' from jsonb_array_elements(recipients) with ordinality r (it, no)
            where direction = 'out') x
    where length(x.address) between 3 and 320 order by x.no
$$;

-- Whom each thread is with, in small letters, so that a lead who comes later finds its threads.
create table mail_thread_address (
    address   text not null check (length(address) between 3 and 320),
    thread_id uuid not null references mail_thread on delete cascade,
    primary key (address, thread_id)
);
create index mail_thread_address_thread on mail_thread_address (thread_id);
insert into mail_thread_address (address, thread_id)
select distinct o.address, m.thread_id
from mail_message m, mail_others(m.direction, m.from_address, m.recipients, m.bounce) o (address);

-- What somebody linked, or linked to nothing, stays so whatever its addresses say.
alter table mail_thread add column linked_by_hand boolean not null default false;
update mail_thread t set linked_by_hand = true
where exists (select from audit_entry e
    where e.entity = 'thread' and e.action = 'thread.linked' and e.entity_id = cast(t.id as text));

-- An account with a campaign is what a deleted lead or deal leaves behind: nothing that mail was linked to.
create index mail_thread_unlinked on mail_thread (id)
    where lead_id is null and deal_id is null and (account_id is null or campaign_id is not null) and not linked_by_hand;

-- What a message is found by: who wrote it, to whom if it was sent from here, its files' names, and how it begins.
create function mail_words(message uuid) returns text
    language sql stable parallel safe strict
as $$
    select fold(concat_ws(' ', m.subject, m.from_name, m.from_address,
        (select string_agg(concat_ws(' ', r ->> 'name', r ->> 'address'), ' ')
            from jsonb_array_elements(m.recipients) r where m.direction = 'out'),
        (select string_agg(a.name, ' ' order by a.position) from mail_attachment a where a.message_id = m.id),
        left(m.text, 10000)))
    from mail_message m where m.id = message
$$;

-- Apart from the messages, so that marking them as read does not write the index anew.
create table mail_search (
    message_id uuid primary key references mail_message on delete cascade,
    thread_id  uuid not null,
    mailbox_id uuid not null,
    words      text not null
);
insert into mail_search (message_id, thread_id, mailbox_id, words)
select id, thread_id, mailbox_id, mail_words(id) from mail_message;
create extension if not exists btree_gin;
create index mail_search_words on mail_search using gin (mailbox_id, words gin_trgm_ops);
