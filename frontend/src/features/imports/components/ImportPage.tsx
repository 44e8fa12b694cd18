import { Group, Stepper } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useLiveTopics } from '@/app/LiveProvider';
import { BackLink } from '@/components/BackLink';
import { ErrorState } from '@/components/ErrorState';
import { PageHeader } from '@/components/PageHeader';
import { useFormat } from '@/components/reader';
import { PageSkeleton } from '@/components/Skeletons';
import { importQuery } from '../api';
import { type ImportRun, isBusy, type Step, stepOf, steps } from '../model';
import { CheckStep } from './CheckStep';
import { ImportActions } from './ImportActions';
import { MappingStep } from './MappingStep';
import { RunStep } from './RunStep';
import { StateBadge } from './StateBadge';

/** One import: mapping, check, run. The address may ask for the mapping again. */
export function ImportPage({ id, step }: { id: string; step: Step | undefined }) {
  const { t } = useTranslation('imports');
  const format = useFormat();
  useLiveTopics('imports');
  const { data: run, error, refetch } = useQuery(importQuery(id));
  if (error && !run) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!run) return <PageSkeleton />;
  return (
    <>
      <BackLink to="/imports">{t('title')}</BackLink>
      <PageHeader
        title={run.fileName}
        subtitle={
          <Group gap="xs">
            <StateBadge state={run.state} />
            {t(`kind.${run.kind}`)} ·{' '}
            {t('rows', { count: run.rowCount, number: format.number(run.rowCount) })}
            {' · '}
            {t('read', { charset: run.charset, delimiter: delimiterName(run.delimiter, t) })}
          </Group>
        }
        actions={<ImportActions run={run} />}
      />
      <Steps run={run} asked={step} />
    </>
  );
}

function delimiterName(delimiter: string, t: (key: string) => string): string {
  const names: Record<string, string> = {
    ',': 'comma',
    ';': 'semicolon',
    '\t': 'tab',
    '|': 'pipe',
  };
  const name = names[delimiter];
  return name ? t(`delimiter.${name}`) : delimiter;
}

function Steps({ run, asked }: { run: ImportRun; asked: Step | undefined }) {
  const { t } = useTranslation('imports');
  const navigate = useNavigate();
  const at = stepOf(run.state, run.startedAt !== null);
  const mayMap = at !== 'run' && !isBusy(run.state);
  const shown = asked === 'map' && mayMap ? 'map' : at;
  const go = (index: number) => {
    const step = steps[index];
    if (step === 'map' || step === at) {
      void navigate({ to: '.', search: step === 'map' ? { step } : {}, replace: true });
    }
  };
  return (
    <Stepper
      active={steps.indexOf(shown)}
      onStepClick={go}
      size="sm"
      iconSize={30}
      keepMounted={false}
    >
      <Stepper.Step label={t('step.map')} allowStepSelect={mayMap}>
        <MappingStep key={run.version} run={run} onChecked={() => go(steps.indexOf('check'))} />
      </Stepper.Step>
      <Stepper.Step label={t('step.check')} allowStepSelect={at === 'check'}>
        <CheckStep run={run} onMap={() => go(steps.indexOf('map'))} />
      </Stepper.Step>
      <Stepper.Step label={t('step.run')} allowStepSelect={false}>
        <RunStep run={run} />
      </Stepper.Step>
    </Stepper>
  );
}
