import { Anchor, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { SectionCard } from '@/components/SectionCard';
import { LinesSkeleton } from '@/components/Skeletons';
import { RelativeTime } from '@/components/values';
import { type DealSummary, dealsHref, type Slice } from '../model';
import { DealLines } from './DealLines';

interface Props {
  kind: 'won' | 'lost';
  deals: readonly DealSummary[] | undefined;
  slice: Slice;
}

export function RecentDeals({ kind, deals, slice }: Props) {
  const { t } = useTranslation('dashboard');
  return (
    <SectionCard
      title={t(`recent.${kind}`)}
      action={
        <Anchor component={Link} to={dealsHref(slice, { kind, sort: '-closedAt' })} size="sm">
          {t('recent.all')}
        </Anchor>
      }
    >
      {!deals && <LinesSkeleton lines={6} />}
      {deals?.length === 0 && <Text c="dimmed">{t(`recent.${kind}None`)}</Text>}
      {deals && deals.length > 0 && (
        <DealLines
          label={t(`recent.${kind}`)}
          deals={deals}
          note={(deal) => <RelativeTime value={deal.closedAt} />}
        />
      )}
    </SectionCard>
  );
}
