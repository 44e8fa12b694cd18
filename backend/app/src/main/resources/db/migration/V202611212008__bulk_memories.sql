-- What is deleted in bulk is kept with all that hung on it, table by table.
update bulk_item set before = before || jsonb_build_object('rows',
        jsonb_build_object('activity', before -> 'activities', 'task', before -> 'tasks'))
    where before ? 'activities';

-- Leads that are shared out by load: how many each new owner gets, settled when the run begins.
alter table bulk_run add column quotas jsonb;

-- What was written is found by whom it is about: each one that is deleted is forgotten by its mails.
create index outgoing_mail_lead on outgoing_mail (lead_id) where lead_id is not null;
create index outgoing_mail_deal on outgoing_mail (deal_id) where deal_id is not null;
create index outgoing_mail_account on outgoing_mail (account_id) where account_id is not null;

-- What a dry run would have made of leads so far, as far as later rows of the file may find them; gone when it is over.
create table import_foreseen (
    import_id uuid not null,
    record_id uuid not null,
    email     text collate "C",
    phone     text,
    name      text not null collate "C",
    company   text not null collate "C",
    known     jsonb not null,
    primary key (import_id, record_id)
);
create index import_foreseen_email on import_foreseen (import_id, email) where email is not null;
create index import_foreseen_phone on import_foreseen (import_id, phone) where phone is not null;
create index import_foreseen_name on import_foreseen (import_id, company, name) where company <> '';
