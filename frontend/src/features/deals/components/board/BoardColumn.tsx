import { Button, Text } from '@mantine/core';
import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, memo, useCallback, useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from '@/components/board/Board.module.css';
import type { Stage } from '@/features/pipelines/public';
import type { BoardColumn as ColumnData } from '../../board.model';
import type { DealSummary } from '../../model';
import { rowOfSlot } from '../../places.model';
import type { DealFilter } from '../../search.model';
import { useBoardSession, useBoardState } from './boardState';
import { CardSlot } from './CardSlot';
import { ColumnHead } from './ColumnHead';
import { CARD, PITCH } from './sizes';
import { useArrivals } from './useArrivals';
import { useMoreCards } from './useMoreCards';
import { useSteadyScroll } from './useSteadyScroll';

export type CardKey = 'left' | 'right' | 'edit' | 'delete' | 'menu' | 'select';

interface Props {
  column: ColumnData;
  stage: Stage | undefined;
  filter: DealFilter;
  /** False while another filter's cards are still on screen. */
  settled: boolean;
  onChoose: (deal: DealSummary, how: 'toggle' | 'range') => void;
  onOpen: (id: string) => void;
  onMenu: (deal: DealSummary, button: HTMLElement) => void;
  onKey: (deal: DealSummary, key: CardKey, row: number, element: HTMLElement) => void;
}

const NEAR_END = 10;

const cardKeys: Partial<Record<string, CardKey>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  e: 'edit',
  Delete: 'delete',
  ContextMenu: 'menu',
  m: 'menu',
  x: 'select',
};

export const BoardColumn = memo(function BoardColumn(props: Props) {
  const { column, stage, filter, settled } = props;
  const { t } = useTranslation('deals');
  const session = useBoardSession();
  const { cards } = column;
  const frame = useRef<HTMLElement>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const list = useRef<HTMLUListElement>(null);
  const moving = useBoardState((state) => state.moving);
  const active = useBoardState((state) => state.active);
  const slot = useBoardState((state) =>
    state.target?.stage === column.stage ? state.target.index : -1,
  );
  const gap = slot < 0 ? null : rowOfSlot(column, moving, slot);
  const activeRow = active === null ? -1 : cards.findIndex((card) => card.id === active);

  const virtual = useVirtualizer({
    count: cards.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => PITCH,
    overscan: 2,
    getItemKey: (index) => cards[index]?.id ?? index,
    // The card in the hand stays: a finger that holds it would let go of it with its element.
    rangeExtractor: (range) => {
      const rows = defaultRangeExtractor(range);
      return activeRow < 0 || rows.includes(activeRow) ? rows : [...rows, activeRow];
    },
  });
  const items = virtual.getVirtualItems();
  const lastRow = items.reduce((last, item) => Math.max(last, item.index), -1);

  const more = useMoreCards(column, filter, settled && lastRow >= cards.length - NEAR_END);
  useSteadyScroll(cards, scroller, list);
  const arrived = useArrivals(cards);

  const reveal = useCallback((row: number) => {
    const box = scroller.current;
    if (box) {
      const top = row * PITCH;
      if (top < box.scrollTop) box.scrollTop = top;
      else if (top + PITCH > box.scrollTop + box.clientHeight) {
        box.scrollTop = top + PITCH - box.clientHeight;
      }
    }
    frame.current?.scrollIntoView({ block: 'nearest', inline: 'nearest', behavior: 'instant' });
  }, []);

  useLayoutEffect(() => {
    const handle = {
      frame: frame.current,
      scroller: scroller.current,
      list: list.current,
    };
    if (!handle.frame || !handle.scroller || !handle.list) return undefined;
    session.columns.set(column.stage, {
      frame: handle.frame,
      scroller: handle.scroller,
      list: handle.list,
      reveal,
    });
    return () => {
      session.columns.delete(column.stage);
    };
  }, [session, column.stage, reveal]);

  const [current, setCurrent] = useState<string | null>(null);
  const currentShown = cards.some((card) => card.id === current);
  const firstShown = cards[items[0]?.index ?? 0]?.id;
  const tabbable = currentShown ? current : firstShown;

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const element = event.target as HTMLElement;
    const { card: id } = element.dataset;
    if (!id || session.store.get().active !== null || event.altKey) return;
    const row = cards.findIndex((card) => card.id === id);
    const to = {
      ArrowUp: row - 1,
      ArrowDown: row + 1,
      Home: 0,
      End: cards.length - 1,
    }[event.key];
    if (to !== undefined) {
      event.preventDefault();
      const next = cards[Math.max(0, Math.min(cards.length - 1, to))];
      if (!next) return;
      reveal(Math.max(0, Math.min(cards.length - 1, to)));
      session.store.set({ focus: next.id });
      return;
    }
    const key = cardKeys[event.key];
    const card = cards[row];
    if (!key || !card || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    // A menu that this key opens would take the same key for a reason to close.
    event.stopPropagation();
    props.onKey(card, key, row, element);
  };

  const title = `column-${column.stage}`;
  return (
    <section
      ref={frame}
      className={classes.column}
      data-kind={stage?.kind}
      data-over={gap !== null || undefined}
      aria-labelledby={title}
    >
      <ColumnHead id={title} column={column} stage={stage} />
      <div ref={scroller} className={classes.scroller}>
        <ul
          ref={list}
          className={classes.list}
          style={{ height: Math.max(0, (cards.length + (gap === null ? 0 : 1)) * PITCH) }}
          onKeyDown={onKeyDown}
          onFocus={(event) => {
            const { card } = (event.target as HTMLElement).dataset;
            if (card) setCurrent(card);
          }}
        >
          {gap !== null && (
            <li
              className={classes.gap}
              style={{ transform: `translateY(${gap * PITCH}px)`, height: CARD }}
              aria-hidden
            />
          )}
          {items.map((item) => {
            const deal = cards[item.index];
            if (!deal) return null;
            const row = item.index;
            return (
              <CardSlot
                key={deal.id}
                deal={deal}
                row={row}
                count={column.count}
                top={(gap !== null && row >= gap ? row + 1 : row) * PITCH}
                tabbable={deal.id === tabbable}
                arrived={arrived.has(deal.id)}
                onChoose={props.onChoose}
                onOpen={props.onOpen}
                onMenu={props.onMenu}
              />
            );
          })}
        </ul>
        {column.nextCursor && !more.isError && <div className={classes.coming} aria-hidden />}
        {more.isError && (
          <Button variant="default" size="xs" fullWidth onClick={more.retry}>
            {t('board.retryMore')}
          </Button>
        )}
        {cards.length === 0 && gap === null && column.count === 0 && (
          <Text size="sm" c="dimmed" className={classes.empty}>
            {t('board.emptyColumn')}
          </Text>
        )}
      </div>
    </section>
  );
});
