import { Text, ThemeIcon } from '@mantine/core';
import {
  type Icon,
  IconArrowsRightLeft,
  IconAt,
  IconChecklist,
  IconEye,
  IconFileImport,
  IconMailExclamation,
  IconMailForward,
  IconPhoneCall,
  IconPlugConnectedX,
  IconPointer,
  IconUserPlus,
} from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useMe } from '@/app/session';
import { useFormat } from '@/components/reader';
import { RelativeTime } from '@/components/values';
import { useStages } from '@/features/pipelines/public';
import { useReading } from '../api';
import { hrefOf, type Notification, type NotificationKind, textKey } from '../model';
import classes from './Bell.module.css';

const looks: Record<NotificationKind, { icon: Icon; color: string }> = {
  assigned: { icon: IconUserPlus, color: 'mint' },
  mentioned: { icon: IconAt, color: 'blue' },
  callback_due: { icon: IconPhoneCall, color: 'orange' },
  task_due: { icon: IconChecklist, color: 'orange' },
  import_done: { icon: IconFileImport, color: 'violet' },
  deal_moved: { icon: IconArrowsRightLeft, color: 'yellow' },
  mail_opened: { icon: IconEye, color: 'mint' },
  mail_clicked: { icon: IconPointer, color: 'mint' },
  mail_replied: { icon: IconMailForward, color: 'blue' },
  mail_failed: { icon: IconMailExclamation, color: 'red' },
  mailbox_failing: { icon: IconPlugConnectedX, color: 'red' },
};

/** One thing that happened, leading to its record; opening it means it is read. */
export function NotificationLine({
  notification,
  onOpen,
}: {
  notification: Notification;
  onOpen: () => void;
}) {
  const { t } = useTranslation('notifications');
  const me = useMe();
  const format = useFormat();
  const stages = useStages();
  const read = useReading();
  const { id, kind, actor, record, count, text, readAt, at } = notification;
  const { icon: Glyph, color } = looks[kind];
  const unread = readAt === null;
  const words = t(`lines.${textKey(notification)}`, {
    actor: actor?.name ?? t('somebody'),
    count,
    number: format.number(count),
    who: kind === 'mail_replied' && text ? text : t('somebody'),
    stage: kind === 'deal_moved' && text ? stages.label(text) : '',
  });
  return (
    <li>
      <Link
        to={hrefOf(notification, me.id)}
        className={classes.line}
        data-unread={unread || undefined}
        onClick={() => {
          if (unread) read.mutate(id);
          onOpen();
        }}
      >
        <ThemeIcon variant="light" color={color} radius="xl" size={32} aria-hidden>
          <Glyph size={17} stroke={1.7} />
        </ThemeIcon>
        <span className={classes.words}>
          <Text component="span" display="block" size="sm">
            {words}
          </Text>
          {record && (
            <Text component="span" display="block" size="sm" fw={650}>
              {record.name}
            </Text>
          )}
          {kind === 'mentioned' && text && (
            <Text component="span" size="sm" c="dimmed" className={classes.quote}>
              {text}
            </Text>
          )}
          <Text component="span" display="block" size="xs" c="dimmed">
            <RelativeTime value={at} />
          </Text>
        </span>
        {unread && (
          <span className={classes.dot}>
            <span className="fx-sr">{t('unread')}</span>
          </span>
        )}
      </Link>
    </li>
  );
}
