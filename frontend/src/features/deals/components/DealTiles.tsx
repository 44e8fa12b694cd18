import { IconChartLine, IconCircleX, IconCoins, IconTrophy } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useFormat } from '@/components/reader';
import { StatTile } from '@/components/StatTile';
import { statsQuery } from '../api';
import { addressOf, type PipelineSearch, tileSearch, tilesFilter } from '../search.model';
import classes from './PipelinePage.module.css';

/** Four numbers under the filter; each opens exactly the deals that make it. */
export function DealTiles({ search }: { search: PipelineSearch }) {
  const { t } = useTranslation('deals');
  const format = useFormat();
  const { data: stats, isError } = useQuery(statsQuery(tilesFilter(search)));
  const open = stats?.byStage.length
    ? stats.byStage.reduce((sum, stage) => sum + stage.count, 0) - stats.wonCount - stats.lostCount
    : 0;
  const amount = (value: number | undefined) =>
    value === undefined ? (
      isError ? (
        '–'
      ) : undefined
    ) : (
      <span title={format.money(value)}>{format.moneyShort(value)}</span>
    );
  return (
    <div className={classes.tiles}>
      <StatTile
        icon={IconCoins}
        label={t('tiles.total')}
        explain={t('tiles.totalExplain')}
        value={amount(stats?.pipelineValue)}
        hint={stats && t('tiles.deals', { count: open, number: format.number(open) })}
        href={addressOf(tileSearch(search, 'total'))}
      />
      <StatTile
        icon={IconChartLine}
        label={t('tiles.forecast')}
        explain={t('tiles.forecastExplain')}
        value={amount(stats?.forecastedRevenue)}
        hint={
          stats &&
          t('tiles.share', {
            share: format.percent(
              stats.pipelineValue > 0 ? stats.forecastedRevenue / stats.pipelineValue : 0,
            ),
          })
        }
        href={addressOf(tileSearch(search, 'forecast'))}
      />
      <StatTile
        icon={IconTrophy}
        label={t('tiles.won')}
        value={amount(stats?.wonValue)}
        hint={
          stats &&
          t('tiles.deals', { count: stats.wonCount, number: format.number(stats.wonCount) })
        }
        href={addressOf(tileSearch(search, 'won'))}
      />
      <StatTile
        icon={IconCircleX}
        label={t('tiles.lost')}
        value={amount(stats?.lostValue)}
        hint={
          stats &&
          t('tiles.deals', { count: stats.lostCount, number: format.number(stats.lostCount) })
        }
        href={addressOf(tileSearch(search, 'lost'))}
      />
    </div>
  );
}
