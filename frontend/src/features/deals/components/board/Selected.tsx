import { CloseButton, Group, Paper, Text, Transition } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '@/components/reader';
import type { Stage } from '@/features/pipelines/public';
import type { Board } from '../../board.model';
import { inBoardOrder } from '../../choosing.model';
import { cents } from '../../model';
import { MoveToMenu } from '../MoveToMenu';
import { useBoardSession, useBoardState } from './boardState';

/** Over the board while cards are chosen: how many, their value, and where they can go. */
export function Selected({
  board,
  stages,
  onMove,
}: {
  board: Board;
  stages: readonly Stage[];
  onMove: (stage: string) => void;
}) {
  const { t } = useTranslation('deals');
  const format = useFormat();
  const session = useBoardSession();
  const selected = useBoardState((state) => state.selected);
  const cards = inBoardOrder(board, selected);
  const value = cents(cards.reduce((sum, card) => sum + card.value, 0));
  return (
    <Transition mounted={cards.length > 0} transition="slide-up" duration={150}>
      {(style) => (
        <Paper
          withBorder
          shadow="lg"
          p="xs"
          pl="md"
          style={{
            ...style,
            position: 'fixed',
            zIndex: 20,
            bottom: 20,
            left: '50%',
            translate: '-50% 0',
            width: 'max-content',
            maxWidth: 'calc(100vw - 24px)',
          }}
        >
          <Group gap="md" wrap="nowrap">
            <Text fw={600} size="sm" role="status">
              {t('bulk.chosen', { count: cards.length, amount: format.moneyShort(value) })}
            </Text>
            <MoveToMenu stages={stages} onMove={onMove} />
            <CloseButton
              aria-label={t('common:table.clearSelection')}
              onClick={session.clearSelection}
            />
          </Group>
        </Paper>
      )}
    </Transition>
  );
}
