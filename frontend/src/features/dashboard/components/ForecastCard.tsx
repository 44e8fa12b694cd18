import { IconChartLine } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '@/components/EmptyState';
import { useFormat } from '@/components/reader';
import {
  type Dashboard,
  type ForecastMonth,
  forecastHref,
  partOf,
  type Slice,
  shownForecast,
} from '../model';
import { ChartCard, type ChartRow } from './ChartCard';
import { ValueChart } from './ValueChart';

/** What the open deals are expected to bring, and when. */
export function ForecastCard({ data, slice }: { data: Dashboard | undefined; slice: Slice }) {
  const { t } = useTranslation('dashboard');
  const format = useFormat();
  const label = (entry: ForecastMonth) => {
    const part = partOf(entry);
    return part === 'month' && entry.month ? format.month(entry.month) : t(`forecast.${part}`);
  };
  const rows: ChartRow[] | undefined =
    data &&
    shownForecast(data.forecastByMonth).map((entry) => ({
      key: `${entry.month}:${entry.from}:${entry.to}`,
      label: label(entry),
      tick: entry.month ? tickOf(entry.month, format.locale) : label(entry),
      count: format.number(entry.count),
      value: entry.value,
      weightedValue: entry.weightedValue,
      href: forecastHref(slice, entry),
      warn: entry.overdue,
    }));
  return (
    <ChartCard
      title={t('forecast.title')}
      columns={{
        label: t('forecast.month'),
        count: t('deals'),
        value: t('value'),
        weighted: t('weighted'),
      }}
      rows={rows}
      empty={<EmptyState icon={IconChartLine} title={t('noOpen')} hint={t('noOpenHint')} />}
      chart={<ValueChart rows={rows ?? []} />}
    />
  );
}

/** `Nov`; a January says its year as well. */
function tickOf(month: string, locale: string): string {
  const year = month.endsWith('-01') ? { year: '2-digit' as const } : {};
  const write = new Intl.DateTimeFormat(locale, { month: 'short', timeZone: 'UTC', ...year });
  return write.format(new Date(`${month}-01`));
}
