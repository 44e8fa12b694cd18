import { Group, Progress, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ErrorState } from '@/components/ErrorState';
import { useFormat } from '@/components/reader';
import { SectionCard } from '@/components/SectionCard';
import { LinesSkeleton } from '@/components/Skeletons';
import { leadScoreQuery } from '../api';
import { reasonsOf, type ScoreContribution, scoreColor } from '../model';
import classes from './ScoreCard.module.css';

/** A lead's score with what speaks for it and what against it. */
export function ScoreCard({ leadId }: { leadId: string }) {
  const { t } = useTranslation('leads');
  const { data, error, refetch } = useQuery(leadScoreQuery(leadId));
  return (
    <SectionCard
      title={t('score.title')}
      action={
        data && (
          <Text fw={680} size="xl" className="fx-num">
            {data.score}
            <Text component="span" size="sm" c="dimmed">
              {' '}
              / 100
            </Text>
          </Text>
        )
      }
    >
      {error && <ErrorState error={error} onRetry={() => void refetch()} compact />}
      {!data && !error && <LinesSkeleton lines={4} />}
      {data && (
        <Stack gap="md">
          <Progress
            value={data.score}
            size="md"
            radius="xl"
            color={scoreColor(data.score)}
            aria-label={t('score.title')}
          />
          {data.contributions.length === 0 && <Text c="dimmed">{t('score.none')}</Text>}
          <Reasons title={t('score.up')} reasons={reasonsOf(data).up} />
          <Reasons title={t('score.down')} reasons={reasonsOf(data).down} />
        </Stack>
      )}
    </SectionCard>
  );
}

function Reasons({ title, reasons }: { title: string; reasons: readonly ScoreContribution[] }) {
  const { t } = useTranslation('leads');
  const format = useFormat();
  if (reasons.length === 0) return null;
  return (
    <div>
      <Text size="sm" c="dimmed" mb={4}>
        {title}
      </Text>
      <ul className={classes.reasons}>
        {reasons.map(({ reason, points, since, count }) => (
          <Group key={reason} component="li" justify="space-between" wrap="nowrap" gap="sm">
            <Text size="sm">
              {t(`reason.${reason}`)}
              {(count !== null || since) && (
                <Text component="span" size="xs" c="dimmed">
                  {' '}
                  {count === null ? format.relative(since) : t('score.times', { count })}
                </Text>
              )}
            </Text>
            <Text size="sm" fw={600} className={classes.points} data-down={points < 0 || undefined}>
              {points > 0 ? `+${points}` : `−${-points}`}
            </Text>
          </Group>
        ))}
      </ul>
    </div>
  );
}
