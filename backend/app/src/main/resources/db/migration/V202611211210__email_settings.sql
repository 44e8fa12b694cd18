-- The version of somebody's list of mailboxes, which is read and written as a whole.
create table email_settings (
    user_id    uuid primary key references app_user,
    version    bigint not null,
    updated_at timestamptz not null
);
