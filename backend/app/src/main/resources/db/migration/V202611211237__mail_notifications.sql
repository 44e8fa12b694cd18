-- The bell tells of mail, too: opened, clicked, answered, not sent, and of a mailbox that no longer works.

alter table notification drop constraint notification_kind_check;
alter table notification add constraint notification_kind_check check (kind in ('assigned', 'mentioned',
    'callback_due', 'task_due', 'import_done', 'deal_moved', 'mail_opened', 'mail_clicked', 'mail_replied', 'mail_failed',
    'mailbox_failing'));
alter table notification drop constraint notification_entity_check;
alter table notification add constraint notification_entity_check check (entity in ('account', 'campaign', 'lead',
    'deal', 'task', 'import', 'mail', 'thread', 'mailbox'));
alter table notification_preference drop constraint notification_preference_kind_check;
alter table notification_preference add constraint notification_preference_kind_check check (kind in ('assigned',
    'mentioned', 'callback_due', 'task_due', 'import_done', 'deal_moved', 'mail_opened', 'mail_clicked', 'mail_replied',
    'mail_failed', 'mailbox_failing'));
