-- What concerns somebody in person: on their bell, in their mail, or both, as they like it.

-- Who is named in a note or comment.
create table activity_mention (
    activity_id uuid not null references activity on delete cascade,
    user_id     uuid not null references app_user,
    primary key (activity_id, user_id)
);
create index activity_mention_user on activity_mention (user_id);

create table notification_preference (
    user_id uuid not null references app_user,
    kind    text not null check (kind in ('assigned', 'mentioned', 'callback_due', 'task_due', 'import_done', 'deal_moved')),
    in_app  boolean not null,
    mail    boolean not null,
    primary key (user_id, kind)
);

create table digest_plan (
    user_id   uuid primary key references app_user,
    hour      smallint not null check (hour between 0 and 23),
    time_zone text not null check (length(time_zone) between 1 and 60),
    next_at   timestamptz                             -- null: nothing is to come by mail
);
create index digest_plan_next on digest_plan (next_at) where next_at is not null;

-- One mail. It is marked before it is handed over, so that it is never sent twice.
create table digest (
    id         uuid primary key,
    user_id    uuid not null references app_user,
    due_at     timestamptz not null,
    state      text not null check (state in ('waiting', 'sending', 'sent', 'dropped')),
    created_at timestamptz not null,
    sent_at    timestamptz,
    unique (user_id, due_at)
);
create index digest_created on digest (created_at);

create table notification (
    id          uuid primary key,
    user_id     uuid not null references app_user,
    kind        text not null check (kind in ('assigned', 'mentioned', 'callback_due', 'task_due', 'import_done', 'deal_moved')),
    at          timestamptz not null,
    actor_id    uuid references app_user,
    entity      text not null check (entity in ('account', 'campaign', 'lead', 'deal', 'task', 'import')),
    entity_id   uuid,                                 -- null where it stands for several; no foreign key: see Notices
    count       integer not null default 1 check (count > 0),
    activity_id uuid references activity on delete cascade,
    detail      text check (length(detail) <= 200),
    batch       text not null,                        -- what one transaction brings somebody is one notification
    in_app      boolean not null,
    mail        boolean not null,
    digest_id   uuid references digest on delete set null,
    read_at     timestamptz,
    check (in_app or mail),
    unique (user_id, kind, entity, batch)
);
create index notification_list on notification (user_id, at, id) where in_app;
create index notification_unread on notification (user_id, at, id) where in_app and read_at is null;
create index notification_to_mail on notification (user_id, at) where mail and digest_id is null;
create index notification_of_digest on notification (digest_id) where digest_id is not null;
create index notification_activity on notification (activity_id) where activity_id is not null;
create index notification_at on notification (at);
