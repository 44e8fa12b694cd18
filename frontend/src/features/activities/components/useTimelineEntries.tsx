import { ActionIcon, Anchor, Group, Menu, Text } from '@mantine/core';
import {
  IconArrowsRightLeft,
  IconCalendarEvent,
  IconChecklist,
  IconDots,
  IconMail,
  IconMessageCircle,
  IconNote,
  IconPencil,
  IconPhone,
  IconSparkles,
  IconTrash,
} from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '@/app/session';
import { confirm } from '@/components/confirm';
import { useFormat } from '@/components/reader';
import type { TimelineEntry } from '@/components/TimelineList';
import { showError } from '@/components/toasts';
import { useActivityChanges } from '../api';
import {
  type Activity,
  type ActivityKind,
  deedOf,
  type Entity,
  otherRecords,
  recordPath,
} from '../model';
import { ActivityEditor } from './ActivityEditor';
import { FieldChanges } from './FieldChanges';
import { Words } from './Words';

const looks: Record<ActivityKind, { icon: TimelineEntry['icon']; color: string }> = {
  call: { icon: IconPhone, color: 'blue' },
  email: { icon: IconMail, color: 'violet' },
  note: { icon: IconNote, color: 'yellow' },
  meeting: { icon: IconCalendarEvent, color: 'orange' },
  task: { icon: IconChecklist, color: 'mint' },
  stage_change: { icon: IconArrowsRightLeft, color: 'mint' },
  change: { icon: IconPencil, color: 'gray' },
  comment: { icon: IconMessageCircle, color: 'gray' },
  created: { icon: IconSparkles, color: 'mint' },
};

/** What people wrote themselves, and may therefore rewrite. */
const written: readonly ActivityKind[] = ['call', 'note', 'comment', 'meeting', 'email'];

/** `shown`: whose timeline it is; null where it is that of all records, which is only read. */
export function useTimelineEntries(
  activities: readonly Activity[],
  shown: Entity | null,
): TimelineEntry[] {
  const { t } = useTranslation('activities');
  const me = useMe();
  const [editing, setEditing] = useState<string | null>(null);
  return activities.map((activity) => {
    // A mail's entry is the mail's own: it is opened, not rewritten.
    const own =
      shown !== null &&
      activity.actor?.id === me.id &&
      written.includes(activity.kind) &&
      !activity.threadId;
    return {
      id: activity.id,
      at: activity.at,
      icon: looks[activity.kind].icon,
      color: looks[activity.kind].color,
      title: <EntryTitle activity={activity} shown={shown} />,
      body:
        editing === activity.id ? (
          <ActivityEditor activity={activity} onClose={() => setEditing(null)} />
        ) : activity.changes.length > 0 ? (
          <FieldChanges changes={activity.changes} />
        ) : activity.threadId ? (
          <Anchor component={Link} to={`/inbox/${activity.threadId}` as string}>
            {activity.body ?? t('openMail')}
          </Anchor>
        ) : (
          activity.body && <Words body={activity.body} mentions={activity.mentions} />
        ),
      ...(own
        ? { actions: <EntryMenu activity={activity} onEdit={() => setEditing(activity.id)} /> }
        : {}),
    };
  });
}

function EntryTitle({ activity, shown }: { activity: Activity; shown: Entity | null }) {
  const { t, i18n } = useTranslation('activities');
  const format = useFormat();
  const actor = activity.actor?.name ?? t('system');
  const outcomeKey = `activities:outcomes.${activity.outcome}`;
  const facts = [
    activity.outcome && (i18n.exists(outcomeKey) ? t(outcomeKey) : activity.outcome),
    activity.durationSeconds
      ? t('duration', {
          minutes: format.number(Math.max(1, Math.round(activity.durationSeconds / 60))),
        })
      : null,
  ].filter(Boolean);
  return (
    <>
      <Text component="span" fw={600}>
        {actor}
      </Text>{' '}
      <Text component="span" c="dimmed">
        {t(`did.${deedOf(activity, new Date())}`)}
      </Text>
      {otherRecords(activity, shown).map(({ entity, id, name }) => (
        <span key={id}>
          {' · '}
          <Anchor component={Link} to={recordPath(entity, id)} fw={550}>
            {name}
          </Anchor>
        </span>
      ))}
      {facts.length > 0 && (
        <Text component="span" fw={550}>
          {' · '}
          {facts.join(' · ')}
        </Text>
      )}
    </>
  );
}

function EntryMenu({ activity, onEdit }: { activity: Activity; onEdit: () => void }) {
  const { t } = useTranslation('activities');
  const { remove } = useActivityChanges();
  const onDelete = async () => {
    const sure = await confirm({
      title: t('delete.title'),
      message: t('delete.message'),
      confirm: t('common:delete'),
      danger: true,
    });
    if (sure) remove.mutate(activity.id, { onError: (error) => showError(error) });
  };
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon size="sm" aria-label={t('actions')}>
          <IconDots size={15} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconPencil size={15} aria-hidden />} onClick={onEdit}>
          {t('common:edit')}
        </Menu.Item>
        <Menu.Item
          color="red"
          leftSection={<IconTrash size={15} aria-hidden />}
          onClick={() => void onDelete()}
        >
          <Group gap={4}>{t('common:delete')}</Group>
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
