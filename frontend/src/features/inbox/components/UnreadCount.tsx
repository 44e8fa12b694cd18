import { Badge } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useLiveTopics } from '@/app/LiveProvider';
import { countsQuery } from '../api';

/** How much mail waits to be read. */
export function UnreadCount() {
  const { t } = useTranslation('inbox');
  useLiveTopics('mail');
  const { data } = useQuery(countsQuery);
  const count = data?.unread ?? 0;
  if (count === 0) return null;
  return (
    <Badge size="sm" ml="auto" variant="light" color="mint" data-testid="mail-unread">
      {count > 99 ? '99+' : count}
      <span className="fx-sr"> {t('unreadThreads', { count })}</span>
    </Badge>
  );
}
