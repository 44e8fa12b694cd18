-- What keeps a mailbox from sending, for its owner, who is told once of each outage.

alter table outbox_lane
    add column problem       text check (length(problem) <= 40),
    add column failing_since timestamptz,                               -- null while it sends
    add column told_at       timestamptz;                               -- when its owner was told of this outage
