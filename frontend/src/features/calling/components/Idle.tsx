import { Button, Card, Kbd, Stack, Text } from '@mantine/core';
import { IconCoffee, IconHeadset, IconRefresh } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '@/components/EmptyState';
import { useFormat } from '@/components/reader';
import { activeCampaignsQuery, queueQuery } from '../api';
import { reasonsOf } from '../model';
import { useKeyHint, useKeys } from '../useKeys';
import classes from './Workspace.module.css';

/** Before the first lead, and after a break. */
export function Start({ campaignId, onStart }: { campaignId: string | null; onStart: () => void }) {
  const { t } = useTranslation('calling');
  const hint = useKeyHint();
  useKeys('idle', { 'start.action': onStart });
  const format = useFormat();
  const queue = useQuery({ ...queueQuery(campaignId ?? ''), enabled: campaignId !== null });
  const ready = queue.data?.counts.ready;
  return (
    <Card>
      <EmptyState
        icon={IconHeadset}
        title={t('start.title')}
        hint={
          ready === undefined
            ? t('start.hint')
            : t('start.ready', { count: ready, number: format.number(ready) })
        }
        action={
          <Button
            {...hint('start.action')}
            size="md"
            onClick={onStart}
            rightSection={<Kbd size="xs">↵</Kbd>}
            data-autofocus
          >
            {t('start.action')}
          </Button>
        }
      />
    </Card>
  );
}

/** Nothing to call: why, campaign by campaign, and when there will be something again. */
export function NothingToCall({
  campaignId,
  onAgain,
}: {
  campaignId: string | null;
  onAgain: () => void;
}) {
  const { t } = useTranslation('calling');
  const hint = useKeyHint();
  useKeys('empty', { 'empty.again': onAgain });
  const campaigns = useQuery(activeCampaignsQuery);
  const shown = campaignId ? [campaignId] : (campaigns.data ?? []).slice(0, 5).map(({ id }) => id);
  return (
    <Card aria-live="polite">
      <EmptyState
        icon={IconCoffee}
        title={t('empty.title')}
        hint={shown.length === 0 ? t('empty.noCampaign') : t('empty.hint')}
        action={
          <Button
            {...hint('empty.again')}
            variant="light"
            leftSection={<IconRefresh size={16} aria-hidden />}
            onClick={onAgain}
          >
            {t('empty.again')}
          </Button>
        }
      />
      <Stack gap="lg" align="center" pb="lg">
        {shown.map((id) => (
          <WhyNothing key={id} campaignId={id} />
        ))}
      </Stack>
    </Card>
  );
}

function WhyNothing({ campaignId }: { campaignId: string }) {
  const { t } = useTranslation('calling');
  const format = useFormat();
  const queue = useQuery(queueQuery(campaignId));
  if (!queue.data) return null;
  const { campaign, status, nextAt } = queue.data;
  const reasons = reasonsOf(queue.data);
  return (
    <Stack gap={4} w="100%" maw={420} component="section" aria-label={campaign.name}>
      <Text fw={600}>{campaign.name}</Text>
      {status !== 'active' && <Text c="dimmed">{t(`empty.${status}`)}</Text>}
      {nextAt && <Text c="dimmed">{t('empty.nextAt', { time: format.dateTime(nextAt) })}</Text>}
      {reasons.length === 0 ? (
        <Text c="dimmed">{t('empty.noLeads')}</Text>
      ) : (
        <dl className={classes.counts}>
          {reasons.map(({ reason, count }) => (
            <div key={reason} style={{ display: 'contents' }}>
              <dt>{t(`counts.${reason}`)}</dt>
              <dd className="fx-num">{format.number(count)}</dd>
            </div>
          ))}
        </dl>
      )}
    </Stack>
  );
}
