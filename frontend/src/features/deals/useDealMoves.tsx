import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { showError, showUndo } from '@/components/toasts';
import { type Stage, useStages } from '@/features/pipelines/public';
import { dealQuery, dealsChanged, keys, placeDeals } from './api';
import {
  type Board,
  inParts,
  type Move,
  moveDeals,
  oneByOne,
  refreshCards,
  wayBack,
} from './board.model';
import { askLostReason } from './components/LostReasonForm';
import type { DealSummary, LostAnswer } from './model';
import { holdMove } from './pendingMoves';

type StageOf = (key: string) => Stage | undefined;

/** What the server takes in one transaction. */
const MOST_AT_ONCE = 200;

/** One at a time: the neighbour that a move names may itself be on its way. */
let queue: Promise<unknown> = Promise.resolve();

function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const turn = queue.then(work, work);
  queue = turn.catch(() => undefined);
  return turn;
}

function boards(client: QueryClient): Board[] {
  return client
    .getQueriesData<Board>({ queryKey: keys.boards })
    .flatMap(([, board]) => board ?? []);
}

/** Where the deals stand now, as moves that put them back there. */
function back(client: QueryClient, deals: readonly DealSummary[]): Move[] {
  const ids = new Set(deals.map((deal) => deal.id));
  const shown = boards(client).find((board) =>
    deals.every((deal) =>
      board.columns.some((column) => column.cards.some((card) => card.id === deal.id)),
    ),
  );
  if (shown) return wayBack(shown, ids);
  // No board knows their neighbours: each goes to the top of the column it came from.
  const stages = new Set(deals.map((deal) => deal.stage));
  return [...stages].map((stage) => ({
    ids: deals.filter((deal) => deal.stage === stage).map((deal) => deal.id),
    stage,
    afterId: null,
    beforeId: null,
  }));
}

async function send(client: QueryClient, stageOf: StageOf, move: Move, lost?: LostAnswer) {
  for (const part of inParts(move, MOST_AT_ONCE)) {
    const placed = await inTurn(() => placeDeals(part, lost));
    client.setQueriesData<Board>({ queryKey: keys.boards }, (board) =>
      board ? refreshCards(moveDeals(board, part, stageOf), placed) : board,
    );
  }
}

/** Why deals were lost, so that an undo can say it again. */
async function reasons(client: QueryClient, deals: readonly DealSummary[], to: string) {
  const lost = deals.filter((deal) => deal.stageKind === 'lost' && deal.stage !== to);
  const full = await Promise.all(
    lost.map((deal) => client.fetchQuery({ ...dealQuery(deal.id), staleTime: 0 })),
  );
  return new Map<string, LostAnswer>(
    full.flatMap((deal) =>
      deal.lostReason
        ? [[deal.id, { lostReason: deal.lostReason, lostNote: deal.lostNote }] as const]
        : [],
    ),
  );
}

/**
 * Moves deals: seen at once, asked for a reason where it ends in "lost", rolled back with the
 * server's words when it refuses, and offered to be undone. Answers whether they have moved.
 */
export function useDealMoves() {
  const client = useQueryClient();
  const { t } = useTranslation('deals');
  const { stage: stageOf, label } = useStages();
  return useCallback(
    async (deals: readonly DealSummary[], move: Move): Promise<boolean> => {
      const returns = back(client, deals);
      const forget = holdMove(move);
      const asks =
        stageOf(move.stage)?.kind === 'lost' && deals.some((deal) => deal.stageKind !== 'lost');
      const answer = asks ? await askLostReason(deals) : undefined;
      if (answer === null) {
        forget();
        return false;
      }
      try {
        const why = await reasons(client, deals, move.stage);
        await send(client, stageOf, move, answer);
        forget();
        const changesStage = deals.some((deal) => deal.stage !== move.stage);
        const text = changesStage
          ? t('moved', {
              count: deals.length,
              name: deals[0]?.name ?? '',
              stage: label(move.stage),
            })
          : t('reordered', { count: deals.length, name: deals[0]?.name ?? '' });
        showUndo(text, async () => {
          for (const step of returns.flatMap((one) => oneByOne(one, why))) {
            const lost = why.get(step.ids[0] ?? '');
            const release = holdMove(step);
            try {
              await send(
                client,
                stageOf,
                step,
                lost && stageOf(step.stage)?.kind === 'lost' ? lost : undefined,
              );
            } finally {
              release();
            }
          }
          dealsChanged(client, move.ids);
        });
        dealsChanged(client, move.ids);
        return true;
      } catch (error) {
        forget();
        showError(error, t('moveRefused', { count: deals.length }));
        dealsChanged(client, move.ids);
        return false;
      }
    },
    [client, t, stageOf, label],
  );
}
