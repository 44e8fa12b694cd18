import { Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { callsQuery } from '../api';
import { TimelinePages } from './TimelinePages';

interface Props {
  campaignId: string;
  userId: string;
  /** An instant; calls from then on. */
  since: string;
}

/** The calls that somebody has made in a campaign. */
export function PersonsCalls({ campaignId, userId, since }: Props) {
  const { t } = useTranslation('activities');
  const calls = useInfiniteQuery(callsQuery(campaignId, userId, since));
  return (
    <TimelinePages
      query={calls}
      shown="campaign"
      empty={<Text c="dimmed">{t('empty.all')}</Text>}
    />
  );
}
