import type { DragStartEvent, KeyboardCoordinateGetter } from '@dnd-kit/core';
import { useCallback, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import {
  columnAt,
  followPointer,
  type Point,
  pointOf,
  swallowClick,
} from '@/components/board/pointer';
import { useCardSensors } from '@/components/board/useCardSensors';
import { useStages } from '@/features/pipelines/public';
import { type Board, findCard, type Move } from '../../board.model';
import { inBoardOrder } from '../../choosing.model';
import type { DealSummary } from '../../model';
import {
  goesNowhere,
  moveTo,
  rowOfSlot,
  slotAt,
  startTarget,
  staying,
  stepTarget,
  type Target,
} from '../../places.model';
import { AT_REST, type BoardSession } from './boardState';
import { PITCH } from './sizes';

/**
 * Dragging over the board. The place under the pointer is computed from the columns' boxes and the
 * cards' fixed height, so no card has to be a drop zone and any number of them can be on the board.
 */
export function useBoardDrag(
  session: BoardSession,
  board: Board,
  scroller: React.RefObject<HTMLElement | null>,
  onMove: (deals: DealSummary[], move: Move) => Promise<boolean>,
) {
  const { t } = useTranslation('deals');
  const { label } = useStages();
  const latest = useRef(board);
  useEffect(() => {
    latest.current = board;
  });
  const stopFollowing = useRef<() => void>(undefined);
  useEffect(() => () => stopFollowing.current?.(), []);

  const say = useCallback((said: string) => session.store.set({ said }), [session]);

  const place = useCallback(
    (target: Target, moving: ReadonlySet<string>) => {
      const column = latest.current.columns.find(({ stage }) => stage === target.stage);
      return {
        stage: label(target.stage),
        position: target.index + 1,
        total: column
          ? column.count - column.cards.length + staying(column, moving).length + moving.size
          : 1,
      };
    },
    [label],
  );

  const targetAt = useCallback(
    (point: Point): Target | null => {
      const stage = columnAt(point, scroller.current, session.columns);
      if (stage === null) return null;
      const column = latest.current.columns.find((candidate) => candidate.stage === stage);
      const list = session.columns.get(stage)?.list.getBoundingClientRect();
      if (!column || !list) return null;
      const { moving } = session.store.get();
      return { stage, index: slotAt(column, moving, point.y - list.top, PITCH) };
    },
    [session, scroller],
  );

  /** Follows the pointer by frames: scrolls at the edges and keeps the target under it. */
  const follow = useCallback(
    (start: Point) => {
      const stop = followPointer(
        start,
        () => scroller.current,
        (at) => {
          const target = targetAt(at);
          const before = session.store.get().target;
          if (before?.stage !== target?.stage || before?.index !== target?.index) {
            session.store.set({ target });
          }
          return target && session.columns.get(target.stage)?.scroller;
        },
      );
      stopFollowing.current = () => {
        stop();
        stopFollowing.current = undefined;
      };
    },
    [session, scroller, targetAt],
  );

  const byKey: KeyboardCoordinateGetter = useCallback(
    (event) => {
      const { target, moving } = session.store.get();
      const next = target && stepTarget(latest.current, moving, target, event.code);
      if (!next) return undefined;
      event.preventDefault();
      session.store.set({ target: next });
      const column = latest.current.columns.find(({ stage }) => stage === next.stage);
      if (column) session.columns.get(next.stage)?.reveal(rowOfSlot(column, moving, next.index));
      say(t('board.say.over', place(next, moving)));
      // The gap in the column shows where the card is: nothing floats that could be moved.
      return undefined;
    },
    [session, say, t, place],
  );

  const sensors = useCardSensors(byKey);

  const onDragStart = useCallback(
    ({ active, activatorEvent }: DragStartEvent) => {
      const id = String(active.id);
      const found = findCard(latest.current, id);
      if (!found) return;
      const { selected } = session.store.get();
      // A card that is not among the chosen ones travels alone, and the choice is dropped.
      const chosen = selected.has(id)
        ? inBoardOrder(latest.current, selected).filter((deal) => deal.mayEdit)
        : [found.card];
      if (!selected.has(id)) session.clearSelection();
      const moving = new Set(chosen.map((deal) => deal.id));
      const target = startTarget(latest.current, id, moving);
      const byKeyboard = activatorEvent instanceof KeyboardEvent;
      session.store.set({ active: id, moving, target, byKeyboard });
      document.body.dataset.dragging = 'true';
      const where = target ? place(target, moving) : undefined;
      say(t('board.say.lifted', { count: moving.size, name: found.card.name, ...where }));
      if (byKeyboard) return;
      const point = pointOf(activatorEvent);
      if (point) follow(point);
    },
    [session, say, t, place, follow],
  );

  const rest = useCallback(() => {
    stopFollowing.current?.();
    delete document.body.dataset.dragging;
    session.store.set(AT_REST);
  }, [session]);

  const onDragCancel = useCallback(() => {
    const { active, byKeyboard } = session.store.get();
    rest();
    if (byKeyboard) session.store.set({ focus: active });
    say(t('board.say.cancelled'));
  }, [session, rest, say, t]);

  const onDragEnd = useCallback(() => {
    const { active, moving, target, byKeyboard } = session.store.get();
    const now = latest.current;
    if (!byKeyboard) swallowClick();
    const deals = inBoardOrder(now, moving);
    const move =
      target &&
      moveTo(
        now,
        deals.map((deal) => deal.id),
        target,
      );
    if (!active || !target || !move || deals.length === 0 || goesNowhere(now, move)) {
      onDragCancel();
      return;
    }
    const where = place(target, moving);
    const moved = onMove(deals, move);
    // In one go with the move that is now pending, so that the card never flashes back.
    rest();
    if (byKeyboard) session.store.set({ focus: active });
    session.clearSelection();
    void moved.then((done) => {
      // A question in between, or a card that went back, has taken the focus away.
      const lost = document.activeElement === null || document.activeElement === document.body;
      if (byKeyboard && lost) session.store.set({ focus: active });
      say(done ? t('board.say.dropped', { count: deals.length, ...where }) : t('board.say.back'));
    });
  }, [session, onMove, onDragCancel, rest, place, say, t]);

  return { sensors, onDragStart, onDragEnd, onDragCancel };
}
