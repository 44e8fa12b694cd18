-- How often a mail was asked for, whatever came of it: so that one hammered pixel cannot fill the table.
alter table email_tracking add column hits integer not null default 0;

-- Whether the request came with a session of ours: then it was a colleague, or the sender.
alter table tracking_event add column ours boolean not null default false;
