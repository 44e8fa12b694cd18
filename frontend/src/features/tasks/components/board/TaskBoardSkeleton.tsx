import { Skeleton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import shared from '@/components/board/Board.module.css';
import type { Part } from '../../board.model';
import classes from './TaskBoard.module.css';

const skeleton: Record<Part, number> = { overdue: 2, today: 4, week: 3, later: 2 };

export function TaskBoardSkeleton() {
  const { t } = useTranslation('common');
  return (
    <div
      className={`${shared.board} ${classes.board}`}
      aria-busy="true"
      role="status"
      aria-label={t('loading')}
    >
      {Object.entries(skeleton).map(([part, cards]) => (
        <div key={part} className={shared.column}>
          <div className={shared.skeleton}>
            <Skeleton h={16} w="45%" mx={6} mb={8} />
            {Array.from({ length: cards }, (_, card) => card).map((card) => (
              <Skeleton key={card} h={84} radius={12} />
            ))}
          </div>
        </div>
      ))}
    </div>
  );
}
