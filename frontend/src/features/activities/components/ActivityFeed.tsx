import { Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useLiveTopics } from '@/app/LiveProvider';
import { SectionCard } from '@/components/SectionCard';
import { feedQuery } from '../api';
import { TimelinePages } from './TimelinePages';

/** What happens to all records that the reader may see, as it happens. */
export function ActivityFeed() {
  const { t } = useTranslation('activities');
  useLiveTopics('activities', 'pipeline', 'lists', 'tasks', 'mail');
  const query = useInfiniteQuery(feedQuery);
  return (
    <SectionCard title={t('feed.title')}>
      <TimelinePages query={query} shown={null} empty={<Text c="dimmed">{t('feed.empty')}</Text>} />
    </SectionCard>
  );
}
