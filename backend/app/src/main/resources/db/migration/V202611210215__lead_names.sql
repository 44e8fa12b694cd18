-- A lead goes by its person's name, else the company's, else the address: said once, for every list that names leads.
alter table lead add column full_name text generated always as
    (coalesce(nullif(trim(coalesce(first_name, '') || ' ' || coalesce(last_name, '')), ''), company, email)) virtual;

-- What a BD owns, by campaign: read from the index alone for counts and for which campaigns they see.
create index lead_owner_campaign on lead (owner_id, campaign_id);
