import { Tooltip } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from '@/components/board/Board.module.css';
import { useFormat } from '@/components/reader';
import { labelIn, type Stage } from '@/features/pipelines/public';
import type { BoardColumn } from '../../board.model';

/** Name, count and sums over all cards of the column, not only those on screen. */
export function ColumnHead({
  id,
  column,
  stage,
}: {
  id: string;
  column: BoardColumn;
  stage: Stage | undefined;
}) {
  const { t, i18n } = useTranslation('deals');
  const format = useFormat();
  const name = stage ? labelIn(stage.label, i18n.language) : column.stage;
  return (
    <header className={classes.head}>
      <div className={classes.headLine}>
        <h2 id={id} className={classes.title}>
          {name}
        </h2>
        <span className={classes.count} data-testid={`count-${column.stage}`}>
          {format.number(column.count)}
          <span className="fx-sr"> {t('board.deals', { count: column.count })}</span>
        </span>
      </div>
      <div className={classes.sums}>
        <Tooltip label={t('board.valueHint', { amount: format.money(column.value) })}>
          <span className={classes.sum} data-testid={`value-${column.stage}`}>
            {format.moneyShort(column.value)}
          </span>
        </Tooltip>
        {stage?.kind === 'open' && (
          <Tooltip label={t('board.weightedHint', { amount: format.money(column.weightedValue) })}>
            <span className={classes.weighted} data-testid={`weighted-${column.stage}`}>
              {t('board.weighted', { amount: format.moneyShort(column.weightedValue) })}
            </span>
          </Tooltip>
        )}
      </div>
    </header>
  );
}
