import { Anchor, Badge, Button, Group, Stack, Text } from '@mantine/core';
import { IconCalendarEvent, IconPlus, IconTargetArrow } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Schema } from '@/api/client';
import { firstRowsQuery } from '@/api/queries';
import { EmptyState } from '@/components/EmptyState';
import { ErrorState } from '@/components/ErrorState';
import { RecordLink } from '@/components/RecordLink';
import { RelatedList } from '@/components/RelatedList';
import { useFormat } from '@/components/reader';
import { CardSkeleton } from '@/components/Skeletons';
import { UserAvatar } from '@/components/UserAvatar';
import { DateOnly, Money } from '@/components/values';
import { useStages } from '@/features/pipelines/public';

interface Props {
  of: { accountId: string } | { campaignId: string } | { leadId: string };
  /** Where a new deal of this record is made, for those who may. */
  newHref?: string;
}

const SHOWN = 20;
const kindColor = { open: 'blue', won: 'mint', lost: 'gray' } as const;

/** The deals of one account, campaign or lead, latest change first. */
export function RelatedDeals({ of, newHref }: Props) {
  const { t } = useTranslation('related');
  const format = useFormat();
  const stages = useStages();
  const deals = useQuery(
    firstRowsQuery<Schema<'DealSummary'>>('/api/deals', {
      ...of,
      sort: '-updatedAt',
      limit: SHOWN,
      include: 'total',
    }),
  );
  const create = newHref && (
    <Button
      component={Link}
      to={newHref}
      variant="light"
      size="compact-sm"
      leftSection={<IconPlus size={14} aria-hidden />}
    >
      {t('deals.new')}
    </Button>
  );
  if (deals.isPending) return <CardSkeleton lines={6} />;
  if (deals.error) {
    return <ErrorState error={deals.error} onRetry={() => void deals.refetch()} compact />;
  }
  const { items } = deals.data;
  const total = deals.data.total ?? items.length;
  if (items.length === 0) {
    return (
      <EmptyState
        icon={IconTargetArrow}
        title={t('deals.none')}
        hint={t('deals.noneHint')}
        action={create}
      />
    );
  }
  const query = new URLSearchParams({ view: 'table', ...of });
  return (
    <RelatedList
      label={t('deals.title')}
      count={t('deals.count', { count: total, number: format.number(total) })}
      action={create}
      more={
        total > items.length && (
          <Anchor component={Link} to={`/pipeline?${query}`}>
            {t('common:showAll', { number: format.number(total) })}
          </Anchor>
        )
      }
    >
      {items.map((deal) => (
        <Group key={deal.id} component="li" gap="md" wrap="nowrap" justify="space-between">
          <Stack gap={2} miw={0}>
            <Text component="span" truncate>
              <RecordLink kind="deal" id={deal.id} strong>
                {deal.name}
              </RecordLink>
            </Text>
            <Group gap={8} wrap="wrap">
              <Badge color={kindColor[deal.stageKind]} size="sm">
                {stages.label(deal.stage)}
              </Badge>
              {(deal.closedAt ?? deal.closeDate) && (
                <Text size="sm" component="span" c={deal.overdue ? 'var(--fx-warning)' : 'dimmed'}>
                  <IconCalendarEvent size={13} aria-hidden style={{ verticalAlign: '-2px' }} />{' '}
                  <DateOnly value={deal.closedAt ?? deal.closeDate} />
                  {deal.overdue && ` · ${t('deals.overdue')}`}
                </Text>
              )}
            </Group>
          </Stack>
          <Group gap="sm" wrap="nowrap">
            <Text fw={600} component="span">
              <Money value={deal.value} />
            </Text>
            <UserAvatar name={deal.owner.name} initials={deal.owner.initials} withTooltip />
          </Group>
        </Group>
      ))}
    </RelatedList>
  );
}
