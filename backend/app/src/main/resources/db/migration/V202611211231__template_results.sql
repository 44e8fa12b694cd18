-- What came of templates is summed up over a time, and each number opens its mails, newest first.
drop index outgoing_mail_template;
create index outgoing_mail_template on outgoing_mail (template_id, sent_at, id) where template_id is not null;
create index outgoing_mail_by_templates on outgoing_mail (sent_at) where template_id is not null and state = 'sent';

-- What was taken off the list, as it was, so that it can be put back.
create table lifted_suppression (
    id        uuid primary key,                                        -- the suppression's own
    kept      jsonb not null,
    actor_id  uuid references app_user,
    lifted_at timestamptz not null
);
create index lifted_suppression_at on lifted_suppression (lifted_at);
