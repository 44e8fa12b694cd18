import { Badge, Group, List, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useDialog } from '@/app/useDialog';
import { ErrorState } from '@/components/ErrorState';
import { Facts } from '@/components/Facts';
import { RichText } from '@/components/RichText';
import { SectionCard } from '@/components/SectionCard';
import { CardSkeleton } from '@/components/Skeletons';
import { LeadFieldsCard } from '@/features/leads/public';
import { campaignScoringQuery, campaignSettingsQuery, campaignStatusesQuery } from '../../api';
import { type CampaignSettings, dayRanges, retried, weekdayName } from '../../setup.model';
import { EditButton } from './EditButton';
import { ObjectionsCard } from './ObjectionsCard';
import { QueueDialog } from './QueueDialog';
import { RulesDialog } from './RulesDialog';
import { ScoringCard } from './ScoringCard';
import { ScriptDialog } from './ScriptDialog';
import { StatusesCard } from './StatusesCard';
import { useDuration } from './useDuration';

interface Props {
  campaignId: string;
  mayEdit: boolean;
}

/** How a campaign is worked: shown to everybody in it, changed by managers. */
export function SettingsTab({ campaignId, mayEdit }: Props) {
  const settings = useQuery(campaignSettingsQuery(campaignId));
  const statuses = useQuery(campaignStatusesQuery(campaignId));
  const scoring = useQuery(campaignScoringQuery(campaignId));
  const failed = [settings, statuses, scoring].find(({ error }) => error);
  if (failed?.error) {
    return <ErrorState error={failed.error} onRetry={() => void failed.refetch()} />;
  }
  if (!settings.data || !statuses.data || !scoring.data) {
    return (
      <Stack gap="lg">
        <CardSkeleton lines={6} />
        <CardSkeleton lines={4} />
        <CardSkeleton lines={8} />
      </Stack>
    );
  }
  return (
    <Stack gap="lg">
      <StatusesCard campaignId={campaignId} set={statuses.data} mayEdit={mayEdit} />
      <LeadFieldsCard campaignId={campaignId} mayEdit={mayEdit} />
      <RulesCard campaignId={campaignId} settings={settings.data} mayEdit={mayEdit} />
      <QueueCard campaignId={campaignId} settings={settings.data} mayEdit={mayEdit} />
      <ScriptCard campaignId={campaignId} settings={settings.data} mayEdit={mayEdit} />
      <ObjectionsCard campaignId={campaignId} mayEdit={mayEdit} />
      <ScoringCard campaignId={campaignId} scoring={scoring.data} mayEdit={mayEdit} />
    </Stack>
  );
}

interface CardProps extends Props {
  settings: CampaignSettings;
}

function RulesCard({ campaignId, settings, mayEdit }: CardProps) {
  const { t, i18n } = useTranslation('campaigns');
  const { dialog, open, close } = useDialog();
  const duration = useDuration();
  const { window, retryRules } = settings;
  const day = (one: number) => weekdayName(one, i18n.language, 'short');
  const days = dayRanges(window.days)
    .map(([first, last]) => (first === last ? day(first) : `${day(first)} – ${day(last)}`))
    .join(', ');
  return (
    <SectionCard
      title={t('setup.rules')}
      action={
        mayEdit && (
          <EditButton
            of={t('setup.rules')}
            onClick={() => void open('campaign-rules', campaignId)}
          />
        )
      }
    >
      <Facts
        facts={[
          { label: t('setup.days'), value: days },
          { label: t('setup.hours'), value: `${window.from} – ${window.to}` },
          {
            label: t('setup.holidays'),
            value: t(window.skipHolidays ? 'setup.holidaysSkipped' : 'setup.holidaysCalled'),
          },
          { label: t('setup.cooling'), value: duration(settings.coolingMinutes) },
          { label: t('setup.lease'), value: duration(settings.leaseMinutes) },
          { label: t('setup.maxAttempts'), value: settings.maxAttempts },
          ...retried.map((outcome) => {
            const rule = retryRules[outcome];
            return {
              label: t(`outcome.${outcome}`),
              value: [
                t('retry.after', { time: duration(rule.waitMinutes) }),
                t('retry.times', { count: rule.maxAttempts }),
                rule.otherDayPart && t('retry.other'),
              ]
                .filter(Boolean)
                .join(' · '),
            };
          }),
        ]}
      />
      {dialog?.name === 'campaign-rules' && dialog.id === campaignId && mayEdit && (
        <RulesDialog campaignId={campaignId} settings={settings} onClose={() => void close()} />
      )}
    </SectionCard>
  );
}

function QueueCard({ campaignId, settings, mayEdit }: CardProps) {
  const { t } = useTranslation('campaigns');
  const { dialog, open, close } = useDialog();
  return (
    <SectionCard
      title={t('queue.title')}
      action={
        mayEdit && (
          <EditButton
            of={t('queue.title')}
            onClick={() => void open('campaign-queue', campaignId)}
          />
        )
      }
    >
      <List type="ordered" spacing={4} withPadding>
        {settings.queueOrder.map((one) => (
          <List.Item key={one}>{t(`queue.${one}`)}</List.Item>
        ))}
      </List>
      {dialog?.name === 'campaign-queue' && dialog.id === campaignId && mayEdit && (
        <QueueDialog campaignId={campaignId} settings={settings} onClose={() => void close()} />
      )}
    </SectionCard>
  );
}

function ScriptCard({ campaignId, settings, mayEdit }: CardProps) {
  const { t } = useTranslation('campaigns');
  const { dialog, open, close } = useDialog();
  return (
    <SectionCard
      title={
        <Group gap="sm">
          {t('script.title')}
          {!settings.script && <Badge color="gray">{t('script.none')}</Badge>}
        </Group>
      }
      action={
        mayEdit && (
          <EditButton
            of={t('script.title')}
            onClick={() => void open('campaign-script', campaignId)}
          />
        )
      }
    >
      {settings.script ? (
        <RichText html={settings.script} />
      ) : (
        <Text c="dimmed">{t('script.noneHint')}</Text>
      )}
      {dialog?.name === 'campaign-script' && dialog.id === campaignId && mayEdit && (
        <ScriptDialog campaignId={campaignId} settings={settings} onClose={() => void close()} />
      )}
    </SectionCard>
  );
}
