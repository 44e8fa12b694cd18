import { DndContext, DragOverlay } from '@dnd-kit/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import {
  type CSSProperties,
  type KeyboardEvent,
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { useTranslation } from 'react-i18next';
import { useDialog } from '@/app/useDialog';
import classes from '@/components/board/Board.module.css';
import { noCollisions, SILENT } from '@/components/board/useCardSensors';
import { ErrorState } from '@/components/ErrorState';
import { useStages } from '@/features/pipelines/public';
import { boardQuery } from '../../api';
import { type Board as BoardData, findCard, moveDeals } from '../../board.model';
import { between, inBoardOrder } from '../../choosing.model';
import type { DealSummary } from '../../model';
import { usePendingMoves } from '../../pendingMoves';
import { filterOf, type PipelineSearch } from '../../search.model';
import { useDealDeletion } from '../../useDealDeletion';
import { useDealMoves } from '../../useDealMoves';
import { BoardColumn, type CardKey } from './BoardColumn';
import { BoardSkeleton } from './BoardSkeleton';
import { BoardSession, BoardSessionProvider, useBoardState } from './boardState';
import cardClasses from './Card.module.css';
import { CardFace } from './CardFace';
import { CardMenu, type OpenMenu } from './CardMenu';
import { INSTRUCTIONS } from './CardSlot';
import { Glyphs } from './Glyph';
import { Selected } from './Selected';
import { useBoardDrag } from './useBoardDrag';

/** The board of the pipeline under the filter of the address. */
export function Board({ search }: { search: PipelineSearch }) {
  const client = useQueryClient();
  const filter = useMemo(() => filterOf(search), [search]);
  const query = useQuery(boardQuery(client, filter));
  const pending = usePendingMoves();
  const { stage } = useStages();
  const board = useMemo(
    () => query.data && pending.reduce((now, move) => moveDeals(now, move, stage), query.data),
    [query.data, pending, stage],
  );
  if (query.isError && !board) {
    return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  }
  if (!board) return <BoardSkeleton />;
  return <LoadedBoard board={board} filter={filter} settled={!query.isPlaceholderData} />;
}

function LoadedBoard({
  board,
  filter,
  settled,
}: {
  board: BoardData;
  filter: ReturnType<typeof filterOf>;
  settled: boolean;
}) {
  const { t } = useTranslation('deals');
  const navigate = useNavigate();
  const { open: openDialog } = useDialog();
  const stages = useStages();
  const move = useDealMoves();
  const remove = useDealDeletion();
  const [session] = useState(() => new BoardSession());
  const [menu, setMenu] = useState<OpenMenu | null>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const latest = useRef(board);
  useEffect(() => {
    latest.current = board;
  });
  const drag = useBoardDrag(session, board, scroller, move);
  const empty = board.columns.every((column) => column.cards.length === 0);
  const shownStages = board.columns.flatMap((column) => stages.stage(column.stage) ?? []);

  const onChoose = useCallback(
    (deal: DealSummary, how: 'toggle' | 'range') => {
      const { selected, anchor } = session.store.get();
      if (how === 'toggle') session.toggle(deal.id);
      else session.select([...selected, ...between(latest.current, anchor, deal.id)], anchor);
    },
    [session],
  );
  const onOpen = useCallback(
    (id: string) => void navigate({ to: '/pipeline/$id', params: { id } }),
    [navigate],
  );
  const onMenu = useCallback(
    (deal: DealSummary, button: HTMLElement) => setMenu({ deal, button }),
    [],
  );
  const onEdit = useCallback((id: string) => void openDialog('edit-deal', id), [openDialog]);
  const onDelete = useCallback((deal: DealSummary) => void remove(deal), [remove]);
  const toTop = (deals: DealSummary[], stage: string) => {
    const column = latest.current.columns.find((candidate) => candidate.stage === stage);
    const ids = deals.map((deal) => deal.id);
    const beforeId = column?.cards.find((card) => !ids.includes(card.id))?.id ?? null;
    return move(deals, { ids, stage, afterId: null, beforeId });
  };
  const onKey = useCallback(
    (deal: DealSummary, key: CardKey, row: number, element: HTMLElement) => {
      if (key === 'left' || key === 'right') {
        const { columns } = latest.current;
        const at = columns.findIndex((column) => column.stage === deal.stage);
        const step = key === 'left' ? -1 : 1;
        // Empty columns are stepped over: there is nothing to focus in them.
        for (let index = at + step; index >= 0 && index < columns.length; index += step) {
          const column = columns[index];
          const to = Math.min(row, (column?.cards.length ?? 0) - 1);
          const next = column?.cards[to];
          if (!column || !next) continue;
          session.columns.get(column.stage)?.reveal(to);
          session.store.set({ focus: next.id });
          return;
        }
      } else if (key === 'menu') onMenu(deal, element);
      else if (!deal.mayEdit) return;
      else if (key === 'edit') onEdit(deal.id);
      else if (key === 'delete') onDelete(deal);
      else session.toggle(deal.id);
    },
    [session, onMenu, onEdit, onDelete],
  );
  const onEscape = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && session.store.get().active === null) session.clearSelection();
  };

  return (
    <BoardSessionProvider value={session}>
      <Glyphs />
      <p id={INSTRUCTIONS} hidden>
        {t('board.instructions')}
      </p>
      <Said />
      <DndContext
        sensors={drag.sensors}
        autoScroll={false}
        collisionDetection={noCollisions}
        onDragStart={drag.onDragStart}
        onDragEnd={drag.onDragEnd}
        onDragCancel={drag.onDragCancel}
        accessibility={SILENT}
      >
        {/* biome-ignore lint/a11y/useSemanticElements: no fieldset, the group is what scrolls. */}
        <div
          ref={scroller}
          role="group"
          aria-label={t('title')}
          // Without cards to focus, the keyboard scrolls the board itself.
          {...(empty ? { tabIndex: 0 } : {})}
          className={classes.board}
          aria-busy={!settled}
          data-testid="board"
          onKeyDown={onEscape}
        >
          {board.columns.map((column) => (
            <BoardColumn
              key={column.stage}
              column={column}
              stage={stages.stage(column.stage)}
              filter={filter}
              settled={settled}
              onChoose={onChoose}
              onOpen={onOpen}
              onMenu={onMenu}
              onKey={onKey}
            />
          ))}
        </div>
        <DragOverlay dropAnimation={null} zIndex={300}>
          <Held board={board} />
        </DragOverlay>
      </DndContext>
      <CardMenu
        menu={menu}
        stages={shownStages}
        onClose={() => setMenu(null)}
        onOpen={onOpen}
        onEdit={onEdit}
        onDelete={onDelete}
        onSelect={(deal) => session.toggle(deal.id)}
        onMoveTo={(deal, stage) => void toTop([deal], stage)}
      />
      <Selected
        board={board}
        stages={shownStages}
        onMove={(stage) => {
          const deals = inBoardOrder(board, session.store.get().selected);
          session.clearSelection();
          void toTop(deals, stage);
        }}
      />
    </BoardSessionProvider>
  );
}

/** What is in the hand: the card, and how many come along. */
function Held({ board }: { board: BoardData }) {
  const { t } = useTranslation('deals');
  const active = useBoardState((state) => state.active);
  const count = useBoardState((state) => state.moving.size);
  const byKeyboard = useBoardState((state) => state.byKeyboard);
  const card = active === null || byKeyboard ? null : findCard(board, active)?.card;
  if (!card) return null;
  return (
    <div className={cardClasses.held} style={{ '--card': '134px' } as CSSProperties}>
      <CardFace deal={card} selected={false} tabbable={false} />
      {count > 1 && (
        <>
          <span className={cardClasses.stack} />
          {count > 2 && <span className={cardClasses.stack} />}
          <span className={cardClasses.tally} data-testid="held-count">
            {count}
            <span className="fx-sr"> {t('board.deals', { count })}</span>
          </span>
        </>
      )}
    </div>
  );
}

/** For screen readers: what happens to the lifted card, in the reader's language. */
function Said() {
  const said = useBoardState((state) => state.said);
  return (
    <div className="fx-sr" role="status" aria-live="assertive" data-testid="board-says">
      {said}
    </div>
  );
}
