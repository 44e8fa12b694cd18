-- What is deleted in bulk is kept with all that hung on it, table by table.
update bulk_item set before = jsonb_build_object('lead', before -> 'lead',
        'rows', jsonb_build_object('activity', before -> 'activities', 'task', before -> 'tasks'))
    where before ? 'activities';

-- Leads that are shared out by load: how many each new owner gets, settled when the run begins.
alter table bulk_run add column quotas jsonb;

-- What was written is found by whom it is about: each one that is deleted is forgotten by its mails.
create index outgoing_mail_lead on outgoing_mail (lead_id) where lead_id is not null;
create index outgoing_mail_deal on outgoing_mail (deal_id) where deal_id is not null;
create index outgoing_mail_account on outgoing_mail (account_id) where account_id is not null;
