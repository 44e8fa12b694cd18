import { IconChartBar } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '@/components/EmptyState';
import { useFormat } from '@/components/reader';
import { useStages } from '@/features/pipelines/public';
import { type Dashboard, dealsHref, type Slice, stageRows } from '../model';
import { ChartCard, type ChartRow } from './ChartCard';
import { ValueChart } from './ValueChart';

/** Where the open value stands. */
export function StagesCard({ data, slice }: { data: Dashboard | undefined; slice: Slice }) {
  const { t } = useTranslation('dashboard');
  const format = useFormat();
  const { pipelines, label, isPending } = useStages();
  const stages = pipelines
    .filter((pipeline) => slice.pipeline === null || pipeline.key === slice.pipeline)
    .flatMap((pipeline) => pipeline.stages);
  const rows: ChartRow[] | undefined =
    data && !isPending
      ? stageRows(data.stats.byStage, stages).map((row) => ({
          key: row.stage,
          label: label(row.stage),
          tick: label(row.stage),
          count: format.number(row.count),
          value: row.value,
          weightedValue: row.weightedValue,
          href: dealsHref(slice, { stage: row.stage }),
        }))
      : undefined;
  return (
    <ChartCard
      title={t('stages.title')}
      columns={{
        label: t('stages.stage'),
        count: t('deals'),
        value: t('value'),
        weighted: t('weighted'),
      }}
      rows={rows}
      empty={<EmptyState icon={IconChartBar} title={t('noOpen')} hint={t('noOpenHint')} />}
      chart={<ValueChart rows={rows ?? []} />}
    />
  );
}
