-- Which sources leads have is read from this index alone, one step per source, and how many of them a campaign has:
-- the filter offers the most frequent ones. It finds the leads of a source as the one on the source alone did.
create index lead_source_campaign on lead (source, campaign_id);
drop index lead_source;
