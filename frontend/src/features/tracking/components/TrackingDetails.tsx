import { Badge, Group, Text, ThemeIcon, Title } from '@mantine/core';
import { IconEye, IconPointer } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useLiveTopics } from '@/app/LiveProvider';
import { ErrorState } from '@/components/ErrorState';
import { useFormat } from '@/components/reader';
import { LinesSkeleton } from '@/components/Skeletons';
import { RelativeTime } from '@/components/values';
import { trackingQuery } from '../api';
import { asideOf, type MailTracking, shortLink, type TrackingEvent, type Verdict } from '../model';
import classes from './Tracking.module.css';

const colors: Record<Verdict, string> = {
  human: 'mint',
  machine: 'gray',
  unknown: 'yellow',
  own: 'blue',
};

/** Every open and click of one mail: who it was taken for, and why. */
export function TrackingDetails({ mailId }: { mailId: string }) {
  const { t } = useTranslation('tracking');
  useLiveTopics(`record:mail:${mailId}`);
  const { data, error, refetch } = useQuery(trackingQuery(mailId));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className={classes.panel} tabIndex={0} aria-label={t('title')}>
      <Title order={3} size="h4" mb="sm">
        {t('title')}
      </Title>
      {error && !data && <ErrorState error={error} onRetry={() => void refetch()} compact />}
      {!error && !data && <LinesSkeleton lines={4} />}
      {data && <Known tracking={data} />}
    </section>
  );
}

function Known({ tracking }: { tracking: MailTracking }) {
  const { t } = useTranslation('tracking');
  if (!tracking.tracked) return <Text c="dimmed">{t('untracked')}</Text>;
  const aside = asideOf(tracking);
  const asides = (['machine', 'unknown', 'own'] as const)
    .filter((which) => aside[which] > 0)
    .map((which) => t(`aside.${which}`, { count: aside[which] }));
  return (
    <>
      <dl className={classes.sums}>
        <Sum label={t('sums.opens')} value={tracking.opens} since={tracking.firstOpenedAt} />
        <Sum label={t('sums.clicks')} value={tracking.clicks} since={tracking.firstClickedAt} />
      </dl>
      <Text size="sm" c="dimmed" mb="xs">
        {asides.length > 0 ? t('asides', { list: asides.join(', ') }) : t('onlyHumans')}
      </Text>
      {tracking.events.length === 0 && <Text size="sm">{t('nothing')}</Text>}
      <ul className={classes.events}>
        {tracking.events.map((event) => (
          <Happened key={event.id} event={event} />
        ))}
      </ul>
      {tracking.more && (
        <Text size="xs" c="dimmed" pt="xs">
          {t('more')}
        </Text>
      )}
    </>
  );
}

function Sum({ label, value, since }: { label: string; value: number; since: string | null }) {
  const { t } = useTranslation('tracking');
  const format = useFormat();
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        {format.number(value)}
        {since && (
          <Text component="small" size="xs" c="dimmed" display="block">
            {t('sums.first', { when: format.dateTime(since) })}
          </Text>
        )}
      </dd>
    </div>
  );
}

function Happened({ event }: { event: TrackingEvent }) {
  const { t } = useTranslation('tracking');
  const Glyph = event.kind === 'click' ? IconPointer : IconEye;
  return (
    <li>
      <ThemeIcon variant="light" color={colors[event.verdict]} radius="xl" size={30} aria-hidden>
        <Glyph size={16} stroke={1.7} />
      </ThemeIcon>
      <div className={classes.words}>
        <Group gap={6} justify="space-between">
          <Text size="sm" fw={600}>
            {t(`kinds.${event.kind}`)}
          </Text>
          <Badge variant="light" color={colors[event.verdict]} size="sm" tt="none">
            {t(`verdicts.${event.verdict}`)}
          </Badge>
        </Group>
        {event.link && (
          <Text size="sm" className={classes.long}>
            {shortLink(event.link)}
          </Text>
        )}
        {event.evidence.map((code) => (
          <Text key={code} size="sm" c="dimmed">
            {t(`evidence.${code}`)}
          </Text>
        ))}
        <Text size="xs" c="dimmed">
          <RelativeTime value={event.at} /> · {event.recipient}
        </Text>
      </div>
    </li>
  );
}
