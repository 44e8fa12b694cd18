-- How a campaign is worked. A campaign without a row has the defaults written here; the code knows the same ones, and
-- a test compares them.
create table campaign_settings (
    campaign_id     uuid primary key references campaign on delete cascade,
    script          text check (length(script) <= 40000),       -- sanitised HTML with tokens
    window_days     smallint[] not null default '{1,2,3,4,5}',  -- ISO: 1 is Monday
    window_from     time not null default '09:00',              -- in the lead's own time zone
    window_to       time not null default '18:00',
    skip_holidays   boolean not null default true,
    cooling_minutes integer not null default 60 check (cooling_minutes between 0 and 43200),
    lease_minutes   integer not null default 10 check (lease_minutes between 1 and 60),
    max_attempts    integer not null default 8 check (max_attempts between 1 and 100),
    queue_order     text[] not null default '{callback_due,hot_reply,score,fewest_attempts,newest}',
    retry_rules     jsonb not null default '{
        "no_answer":  {"waitMinutes": 240,  "maxAttempts": 6, "otherDayPart": true},
        "voicemail":  {"waitMinutes": 1440, "maxAttempts": 3, "otherDayPart": true},
        "busy":       {"waitMinutes": 30,   "maxAttempts": 4, "otherDayPart": false},
        "gatekeeper": {"waitMinutes": 1440, "maxAttempts": 4, "otherDayPart": true}}',
    score_weights   jsonb not null default '{}' check (jsonb_typeof(score_weights) = 'object'),
    version         bigint not null default 1,                  -- a campaign without a row stands at 0
    check (window_days <@ '{1,2,3,4,5,6,7}' and cardinality(window_days) between 1 and 7),
    check (window_from < window_to),
    check (queue_order @> '{callback_due,hot_reply,score,fewest_attempts,newest}' and cardinality(queue_order) = 5)
);
