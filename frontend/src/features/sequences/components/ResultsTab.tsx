import { Anchor, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorState } from '@/components/ErrorState';
import { useFormat } from '@/components/reader';
import { SectionCard } from '@/components/SectionCard';
import { LinesSkeleton } from '@/components/Skeletons';
import { sequenceNumbersQuery } from '../api';
import { peopleHref } from '../people.model';
import type { SequenceNumbers } from '../results.model';
import { NumbersTable } from './NumbersTable';
import { Period } from './Period';
import { useStepName } from './useWhyWords';

/** What a sequence brings, step by step and text by text. */
export function ResultsTab({
  sequenceId,
  search,
}: {
  sequenceId: string;
  search: { from?: string; to?: string };
}) {
  const { t } = useTranslation('sequences');
  const { data, error, refetch } = useQuery(sequenceNumbersQuery(sequenceId, search));
  return (
    <SectionCard title={t('tab.results')}>
      <Period search={search} />
      {error && !data && <ErrorState error={error} onRetry={() => void refetch()} compact />}
      {!error && !data && <LinesSkeleton lines={6} />}
      {data && <Known numbers={data} search={search} />}
    </SectionCard>
  );
}

function Known({
  numbers,
  search,
}: {
  numbers: SequenceNumbers;
  search: { from?: string; to?: string };
}) {
  const { t } = useTranslation('sequences');
  const format = useFormat();
  const stepName = useStepName();
  const of = { ...search, sequenceId: numbers.sequenceId };
  const ended = numbers.enrolments.byReason.filter(({ count }) => count > 0);
  return (
    <>
      <NumbersTable
        label={t('tab.results')}
        first={t('field.step')}
        rows={[
          { id: 'all', name: t('results.all'), numbers: numbers.totals, of },
          ...numbers.steps.map(({ step, ...result }) => ({
            id: step.id,
            name: stepName(step),
            of: { ...of, stepId: step.id },
            ...result,
          })),
        ]}
      />
      <Text size="xs" c="dimmed" mt="sm">
        {t('results.hint')}
      </Text>
      {ended.length > 0 && (
        <Text size="sm" mt="md">
          <strong>{t('results.ended')}</strong>{' '}
          {ended.map(({ reason, count }, at) => (
            <Fragment key={reason}>
              {at > 0 && ' · '}
              <Anchor component={Link} to={peopleHref(numbers.sequenceId, { reason })} inherit>
                {t('results.reason', {
                  reason: t(`reason.${reason}`),
                  number: format.number(count),
                })}
              </Anchor>
            </Fragment>
          ))}
        </Text>
      )}
    </>
  );
}
