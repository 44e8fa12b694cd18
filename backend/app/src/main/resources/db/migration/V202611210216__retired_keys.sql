-- Keys of pipelines, stages and lost reasons that were removed. A key is never given twice: old timelines, audit
-- entries and other people's integrations still speak of the first bearer.
create table retired_key (
    kind       text not null check (kind in ('pipeline', 'stage', 'lost_reason')),
    key        text not null,
    retired_at timestamptz not null,
    primary key (kind, key)
);
create index deal_lost_reason on deal (lost_reason) where lost_reason is not null;
