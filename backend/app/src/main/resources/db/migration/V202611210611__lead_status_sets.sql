-- Whose statuses have been edited, and how often: a campaign's own set is its rows in lead_status. The version stays
-- when a campaign goes back to the default set, so that nobody can save over what they have not read.
create table lead_status_set (
    campaign_id uuid primary key references campaign on delete cascade,
    version     bigint not null
);

-- How many leads of a campaign have which status, counted from the index alone.
create index lead_campaign_status on lead (campaign_id, status_id);
