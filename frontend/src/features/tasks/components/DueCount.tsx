import { Badge } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useLiveTopics } from '@/app/LiveProvider';
import { useMe } from '@/app/session';
import { taskCountsQuery } from '../api';

/** How much is due by the end of the day; red while something is overdue. */
export function DueCount() {
  const { t } = useTranslation('tasks');
  const me = useMe();
  useLiveTopics('me');
  const { data } = useQuery(taskCountsQuery(me.id));
  const count = (data?.overdue ?? 0) + (data?.today ?? 0);
  if (!data || count === 0) return null;
  return (
    <Badge
      size="sm"
      ml="auto"
      variant="light"
      color={data.overdue > 0 ? 'red' : 'mint'}
      data-testid="tasks-due"
    >
      {count > 99 ? '99+' : count}
      <span className="fx-sr"> {t('dueByTonight', { count })}</span>
    </Badge>
  );
}
