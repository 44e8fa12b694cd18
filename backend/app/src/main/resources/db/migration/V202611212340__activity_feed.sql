-- What happened to all records, newest first: of each kind, and of accounts themselves.
create index activity_kind on activity (kind, at desc, id desc);
create index activity_account_itself on activity (account_id, at desc, id desc)
    where coalesce(deal_id, lead_id, campaign_id) is null;
