import { Skeleton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from '@/components/board/Board.module.css';

const columns = [4, 5, 3, 4, 2, 3];

export function BoardSkeleton() {
  const { t } = useTranslation('common');
  return (
    <div className={classes.board} aria-busy="true" role="status" aria-label={t('loading')}>
      {columns.map((cards, column) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: columns that never change.
        <div key={column} className={classes.column}>
          <div className={classes.skeleton}>
            <Skeleton h={16} w="55%" mx={6} />
            <Skeleton h={12} w="35%" mx={6} mb={8} />
            {Array.from({ length: cards }, (_, card) => card).map((card) => (
              <Skeleton key={card} h={134} radius={12} />
            ))}
          </div>
        </div>
      ))}
    </div>
  );
}
