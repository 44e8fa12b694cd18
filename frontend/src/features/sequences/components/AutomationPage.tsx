import { Button, Group, SimpleGrid } from '@mantine/core';
import { IconChartBar, IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useLiveTopics } from '@/app/LiveProvider';
import { BackLink } from '@/components/BackLink';
import { EmptyState } from '@/components/EmptyState';
import { ErrorState } from '@/components/ErrorState';
import { PageHeader } from '@/components/PageHeader';
import { RecordLink } from '@/components/RecordLink';
import { useFormat } from '@/components/reader';
import { SectionCard } from '@/components/SectionCard';
import { LinesSkeleton } from '@/components/Skeletons';
import { StatTile } from '@/components/StatTile';
import { automationQuery, sequenceNumbersQuery, sequenceQuery } from '../api';
import {
  type AutomationNumbers,
  type Measure,
  measures,
  type ResultsSearch,
  rowsHref,
} from '../results.model';
import { MailRows } from './MailRows';
import { NumbersTable } from './NumbersTable';
import { Period } from './Period';
import { SequencesTabs } from './SequencesTabs';
import { useStepName } from './useWhyWords';

const tiles: Measure[] = ['sent', 'opened', 'replied', 'meetings'];

/** What all sequences bring; and the mails behind each number. */
export function AutomationPage({ search }: { search: ResultsSearch }) {
  const { t } = useTranslation('sequences');
  useLiveTopics('mail', 'lists');
  const what = measures.find((measure) => measure === search.what);
  if (what) return <Behind what={what} search={search} />;
  return (
    <>
      <SequencesTabs value="/email-automation" />
      <PageHeader
        title={t('results.title')}
        subtitle={t('results.subtitle')}
        actions={<Period search={search} />}
      />
      <AllSequences search={search} />
    </>
  );
}

function AllSequences({ search }: { search: ResultsSearch }) {
  const { t } = useTranslation('sequences');
  const { data, error, refetch } = useQuery(automationQuery(search));
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <LinesSkeleton lines={10} />;
  if (data.items.length === 0) {
    return <EmptyState icon={IconChartBar} title={t('results.empty')} hint={t('empty.hint')} />;
  }
  return <Known numbers={data} search={search} />;
}

function Known({ numbers, search }: { numbers: AutomationNumbers; search: ResultsSearch }) {
  const { t } = useTranslation('sequences');
  const format = useFormat();
  const { from, to } = search;
  const of = { ...(from ? { from } : {}), ...(to ? { to } : {}) };
  return (
    <>
      <SimpleGrid cols={{ base: 2, md: 4 }} mb="lg">
        {tiles.map((measure) => (
          <StatTile
            key={measure}
            label={t(`measure.${measure}`)}
            value={format.number(numbers.totals[measure])}
            href={rowsHref({ ...of, what: measure })}
          />
        ))}
      </SimpleGrid>
      <SectionCard title={t('results.bySequence')}>
        <NumbersTable
          label={t('results.bySequence')}
          first={t('one')}
          rows={numbers.items.map(({ sequence, numbers: own }) => ({
            id: sequence.id,
            name: (
              <RecordLink kind="sequence" id={sequence.id} strong>
                {sequence.name}
              </RecordLink>
            ),
            numbers: own,
            of: { ...of, sequenceId: sequence.id },
          }))}
        />
      </SectionCard>
    </>
  );
}

/** The mails that make one number. */
function Behind({ what, search }: { what: Measure; search: ResultsSearch }) {
  const { t } = useTranslation('sequences');
  const navigate = useNavigate();
  const stepName = useStepName();
  const sequence = useQuery({
    ...sequenceQuery(search.sequenceId ?? ''),
    enabled: search.sequenceId !== undefined,
  });
  const { from, to, sequenceId } = search;
  // Its name stands with its numbers, also where the step itself is gone by now.
  const numbers = useQuery({
    ...sequenceNumbersQuery(sequenceId ?? '', { ...(from ? { from } : {}), ...(to ? { to } : {}) }),
    enabled: sequenceId !== undefined && search.stepId !== undefined,
  });
  const found = numbers.data?.steps.find((one) => one.step.id === search.stepId);
  const step = found && stepName(found.step);
  return (
    <>
      <BackLink to={sequenceId ? `/sequences/${sequenceId}?tab=results` : '/email-automation'}>
        {sequenceId ? (sequence.data?.name ?? t('one')) : t('results.title')}
      </BackLink>
      <PageHeader
        title={t(`measure.${what}`)}
        subtitle={[
          sequence.data?.name,
          step,
          search.variant && t('results.text', { key: search.variant }),
        ]
          .filter(Boolean)
          .join(' · ')}
        actions={
          <Group align="flex-end">
            <Period search={search} />
            <Button
              variant="default"
              leftSection={<IconX size={16} aria-hidden />}
              onClick={() =>
                void navigate({
                  to: '/email-automation',
                  search: { ...(from ? { from } : {}), ...(to ? { to } : {}) },
                })
              }
            >
              {t('results.allNumbers')}
            </Button>
          </Group>
        }
      />
      <MailRows search={search} />
    </>
  );
}
