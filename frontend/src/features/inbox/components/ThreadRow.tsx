import { Badge, Checkbox } from '@mantine/core';
import { IconAlarm, IconPaperclip } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { CSSProperties, MouseEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '@/app/session';
import { useFormat } from '@/components/reader';
import { TrackingBadge } from '@/features/tracking/public';
import type { ThreadSummary } from '../model';
import classes from './Inbox.module.css';
import { StarButton } from './StarButton';

interface Props {
  thread: ThreadSummary;
  index: number;
  count: number;
  style: CSSProperties;
  selected: boolean;
  open: boolean;
  /** Whether Tab comes here. */
  current: boolean;
  /** Whether it opens beside the list; otherwise on its own page. */
  beside: boolean;
  onFocus: () => void;
  onSelect: (range: boolean) => void;
  onOpen: () => void;
}

/** One thread of the list: who, what, since when, and what stands out about it. */
export function ThreadRow({
  thread,
  index,
  count,
  style,
  selected,
  open,
  current,
  ...props
}: Props) {
  const { t } = useTranslation('inbox');
  const subject = thread.subject || t('noSubject');
  const people = thread.people || t('nobody');
  return (
    <li
      className={classes.row}
      style={style}
      data-thread={thread.id}
      data-unread={thread.unread > 0 || undefined}
      data-open={open || undefined}
      data-selected={selected || undefined}
      aria-setsize={count}
      aria-posinset={index + 1}
    >
      <div className={classes.marks}>
        <Checkbox
          size="xs"
          className={classes.check ?? ''}
          checked={selected}
          tabIndex={-1}
          aria-label={t('select', { subject })}
          onChange={() => undefined}
          onClick={(event: MouseEvent) => props.onSelect(event.shiftKey)}
        />
        {(thread.mayAct || thread.flagged) && (
          <StarButton thread={thread} size={24} tabIndex={-1} />
        )}
      </div>
      <Link
        to="/inbox/$threadId"
        params={{ threadId: thread.id }}
        className={classes.link}
        tabIndex={current ? 0 : -1}
        data-row={index}
        aria-current={open ? 'true' : undefined}
        onFocus={props.onFocus}
        onClick={(event) => {
          if (!props.beside || event.ctrlKey || event.metaKey || event.shiftKey) return;
          event.preventDefault();
          props.onOpen();
        }}
      >
        <span className={classes.people}>
          {thread.unread > 0 && <span className="fx-sr">{t('unread')} </span>}
          <span className={classes.names}>{people}</span>
          {thread.messageCount > 1 && (
            <span className={classes.count}>
              <span aria-hidden>{thread.messageCount}</span>
              <span className="fx-sr">{t('messages', { count: thread.messageCount })}</span>
            </span>
          )}
        </span>
        <When thread={thread} />
        <span className={classes.subject}>{subject}</span>
        <span className={classes.snippet}>{thread.snippet}</span>
        <span className={classes.signs}>
          <Signs thread={thread} />
        </span>
      </Link>
    </li>
  );
}

function When({ thread }: { thread: ThreadSummary }) {
  const { t } = useTranslation('inbox');
  const format = useFormat();
  if (thread.snoozedUntil) {
    return (
      <time className={classes.when} dateTime={thread.snoozedUntil}>
        {t('backOn', { at: format.dateTime(thread.snoozedUntil) })}
      </time>
    );
  }
  return (
    <time
      className={classes.when}
      dateTime={thread.lastMessageAt}
      title={format.dateTime(thread.lastMessageAt)}
    >
      {format.relative(thread.lastMessageAt)}
    </time>
  );
}

function Signs({ thread }: { thread: ThreadSummary }) {
  const { t } = useTranslation('inbox');
  const me = useMe();
  const { owner } = thread.mailbox;
  const about = thread.deal ?? thread.lead ?? thread.account;
  const back = thread.returnedAt !== null && thread.returnedAt >= thread.lastMessageAt;
  return (
    <>
      {back && !thread.doneAt && (
        <Badge
          component="span"
          size="sm"
          color="orange"
          leftSection={<IconAlarm size={12} aria-hidden />}
        >
          {t('returned')}
        </Badge>
      )}
      <TrackingBadge tracking={thread.tracking} compact />
      {thread.hasAttachments && (
        <>
          <IconPaperclip size={15} aria-hidden />
          <span className="fx-sr">{t('hasAttachments')}</span>
        </>
      )}
      {about && <span className={classes.about}>{about.name}</span>}
      {owner.id !== me.id && (
        <Badge component="span" size="sm" color="gray" variant="light">
          <span className="fx-sr">{t('mailOf')} </span>
          {owner.name}
        </Badge>
      )}
    </>
  );
}
