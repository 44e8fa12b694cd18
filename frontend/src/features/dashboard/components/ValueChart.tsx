import { BarChart } from '@mantine/charts';
import { useMediaQuery } from '@mantine/hooks';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useFormat } from '@/components/reader';
import type { ChartRow } from './ChartCard';
import classes from './ChartCard.module.css';

/** Value and weighted value side by side; a click on a bar opens its deals. */
export function ValueChart({ rows }: { rows: readonly ChartRow[] }) {
  const { t } = useTranslation('dashboard');
  const format = useFormat();
  const navigate = useNavigate();
  const narrow = useMediaQuery('(max-width: 36em)');
  return (
    <BarChart
      className={classes.chart ?? ''}
      h={240}
      data={rows.map((row) => ({ ...row }))}
      dataKey="tick"
      // Recharts' own keyboard layer would be a second tab stop for what the table offers.
      accessibilityLayer={false}
      withLegend
      legendProps={{ verticalAlign: 'top', height: 32 }}
      gridAxis="x"
      tickLine="none"
      maxBarWidth={44}
      series={[
        { name: 'value', label: t('value'), color: 'var(--fx-chart-total)' },
        { name: 'weightedValue', label: t('weighted'), color: 'mint.5' },
      ]}
      valueFormatter={(value) => format.moneyShort(value)}
      yAxisProps={{ width: narrow ? 52 : 68 }}
      xAxisProps={{ interval: narrow ? 'preserveStartEnd' : 0, tickMargin: 8 }}
      barProps={{
        radius: [4, 4, 0, 0],
        onClick: (bar) => {
          const href = (bar.payload as ChartRow | undefined)?.href;
          if (href) void navigate({ to: href });
        },
      }}
    />
  );
}
