-- A campaign's and a person's leads in each order a list can have: a page is then read from one index, however many
-- leads there are, where an index on the order alone would be walked until enough of theirs have come by.
create index lead_campaign_created on lead (campaign_id, created_at, id);
create index lead_campaign_name on lead (campaign_id, name_fold, id);
create index lead_campaign_company on lead (campaign_id, company_fold, id);
create index lead_owner_created on lead (owner_id, created_at, id);
create index lead_owner_name on lead (owner_id, name_fold, id);
create index lead_owner_company on lead (owner_id, company_fold, id);
