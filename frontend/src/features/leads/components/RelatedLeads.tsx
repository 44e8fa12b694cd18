import { Anchor, Button, Group, Stack, Text } from '@mantine/core';
import { IconPlus, IconUsers } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useDialog } from '@/app/useDialog';
import { EmptyState } from '@/components/EmptyState';
import { ErrorState } from '@/components/ErrorState';
import { RecordLink } from '@/components/RecordLink';
import { RelatedList } from '@/components/RelatedList';
import { useFormat } from '@/components/reader';
import { CardSkeleton } from '@/components/Skeletons';
import { UserAvatar } from '@/components/UserAvatar';
import { LeadLockMark } from '@/features/calling/public';
import { leadsOfCampaignQuery } from '../api';
import { roleOf } from '../model';
import { LeadDialog } from './LeadDialog';
import { StatusBadge } from './StatusBadge';

/** The leads of a campaign, latest change first, and the way to add one. */
export function RelatedLeads({ campaignId }: { campaignId: string }) {
  const { t } = useTranslation('leads');
  const format = useFormat();
  const { dialog, open, close } = useDialog();
  const leads = useQuery(leadsOfCampaignQuery(campaignId));
  if (leads.isPending) return <CardSkeleton lines={6} />;
  if (leads.error) {
    return <ErrorState error={leads.error} onRetry={() => void leads.refetch()} compact />;
  }
  const create = (
    <Button
      variant="light"
      size="compact-sm"
      leftSection={<IconPlus size={14} aria-hidden />}
      onClick={() => void open('new-lead-of', campaignId)}
    >
      {t('new')}
    </Button>
  );
  const { items } = leads.data;
  const total = leads.data.total ?? items.length;
  return (
    <>
      {items.length === 0 ? (
        <EmptyState
          icon={IconUsers}
          title={t('empty.ofCampaign')}
          hint={t('empty.ofCampaignHint')}
          action={create}
        />
      ) : (
        <RelatedList
          label={t('title')}
          count={t('count', { count: total, number: format.number(total) })}
          action={create}
          more={
            total > items.length && (
              <Anchor component={Link} to={`/leads?campaignId=${campaignId}`}>
                {t('common:showAll', { number: format.number(total) })}
              </Anchor>
            )
          }
        >
          {items.map((lead) => (
            <Group key={lead.id} component="li" justify="space-between" wrap="nowrap" gap="md">
              <Stack gap={2} miw={0}>
                <Text component="span" truncate>
                  <RecordLink kind="lead" id={lead.id} strong>
                    {lead.fullName}
                  </RecordLink>
                </Text>
                <Text size="sm" c="dimmed" truncate>
                  {roleOf(lead)}
                </Text>
              </Stack>
              <Group gap="sm" wrap="nowrap" flex="none">
                <LeadLockMark lock={lead.lock} />
                <StatusBadge face={lead.statusFace} />
                {lead.owner && (
                  <UserAvatar name={lead.owner.name} initials={lead.owner.initials} withTooltip />
                )}
              </Group>
            </Group>
          ))}
        </RelatedList>
      )}
      {dialog?.name === 'new-lead-of' && dialog.id === campaignId && (
        <LeadDialog initial={{ campaignId }} onClose={close} />
      )}
    </>
  );
}
