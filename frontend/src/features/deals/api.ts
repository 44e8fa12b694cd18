import {
  type InfiniteData,
  infiniteQueryOptions,
  keepPreviousData,
  type QueryClient,
  queryOptions,
} from '@tanstack/react-query';
import type { Schema } from '@/api/client';
import { idempotencyKey, ifMatch } from '@/api/http';
import { queryString, sendJson } from '@/api/json';
import { mergeBoards } from './answers.model';
import { type Board, type Move, refreshCards } from './board.model';
import {
  type Deal,
  type DealRequest,
  type DealStats,
  type DealSummary,
  type LostAnswer,
  summaryOf,
} from './model';
import type { DealFilter } from './search.model';

const path = '/api/deals';

export const keys = {
  lists: ['get', path] as const,
  boards: ['get', `${path}/board`] as const,
  stats: ['get', `${path}/stats`] as const,
  deals: ['get', `${path}/{id}`] as const,
  deal: (id: string) => ['get', `${path}/{id}`, id] as const,
};

export type DealPage = Schema<'DealPage'>;

const FIRST_CARDS = 40;
const MORE_CARDS = 80;
const MOST_CARDS = 200;

function parameters(filter: DealFilter) {
  return { ...filter } satisfies Record<string, string | number | boolean | string[] | undefined>;
}

/**
 * The board, and in each column as many cards as the reader had loaded: a re-read must not take
 * away the cards that somebody is looking at.
 */
export function boardQuery(client: QueryClient, filter: DealFilter) {
  const queryKey = [...keys.boards, filter] as const;
  return queryOptions({
    queryKey,
    queryFn: async ({ signal }) => {
      const before = client.getQueryData<Board>(queryKey);
      const board = await sendJson<Board>(
        'GET',
        `${path}/board${queryString({ ...parameters(filter), limit: FIRST_CARDS })}`,
        { signal },
      );
      const columns = board.columns.map(async (column) => {
        const loaded = before?.columns.find(({ stage }) => stage === column.stage)?.cards.length;
        let { cards, nextCursor } = column;
        while (nextCursor && cards.length < (loaded ?? 0)) {
          const limit = Math.min(MOST_CARDS, (loaded ?? 0) - cards.length);
          const page = await columnPage(filter, column.stage, nextCursor, limit, signal);
          const seen = new Set(cards.map((card) => card.id));
          cards = [...cards, ...page.items.filter((card) => !seen.has(card.id))];
          nextCursor = page.nextCursor;
        }
        return { ...column, cards, nextCursor };
      });
      return { ...board, columns: await Promise.all(columns) };
    },
    structuralSharing: (before, fresh) => mergeBoards(before as Board | undefined, fresh as Board),
    // Another filter keeps the board in place until its own answer has come.
    placeholderData: keepPreviousData,
  });
}

function columnPage(
  filter: DealFilter,
  stage: string,
  cursor: string,
  limit: number,
  signal?: AbortSignal,
): Promise<DealPage> {
  const query = { ...parameters(filter), stage: [stage], sort: 'rank', limit, cursor };
  return sendJson<DealPage>('GET', path + queryString(query), signal ? { signal } : {});
}

export function moreOfColumn(filter: DealFilter, stage: string, cursor: string) {
  return columnPage(filter, stage, cursor, MORE_CARDS);
}

export function statsQuery(filter: DealFilter) {
  return queryOptions({
    queryKey: [...keys.stats, filter],
    queryFn: ({ signal }) =>
      sendJson<DealStats>('GET', `${path}/stats${queryString(parameters(filter))}`, { signal }),
    placeholderData: keepPreviousData,
  });
}

export function dealsQuery(filter: DealFilter, sort: string | undefined) {
  return infiniteQueryOptions({
    queryKey: [...keys.lists, 'pages', filter, sort ?? null],
    queryFn: ({ pageParam, signal }) =>
      sendJson<DealPage>(
        'GET',
        path +
          queryString({
            ...parameters(filter),
            sort,
            limit: 80,
            cursor: pageParam,
            // What stands at the foot is counted once, with the first page.
            include: pageParam === null ? 'total,sums' : undefined,
          }),
        { signal },
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
  });
}

export function dealQuery(id: string) {
  return queryOptions({
    queryKey: keys.deal(id),
    queryFn: ({ signal }) => sendJson<Deal>('GET', `${path}/${id}`, { signal }),
  });
}

export function createDeal(request: DealRequest, key: string): Promise<Deal> {
  return sendJson<Deal>('POST', path, { body: request, headers: idempotencyKey(key) });
}

export function saveDeal(id: string, version: number, request: DealRequest): Promise<Deal> {
  return sendJson<Deal>('PUT', `${path}/${id}`, { body: request, headers: ifMatch(version) });
}

export function deleteDeal(id: string, version: number): Promise<void> {
  return sendJson<void>('DELETE', `${path}/${id}`, { headers: ifMatch(version) });
}

/** One transaction on the server, whether one deal moves or two hundred. */
export async function placeDeals(move: Move, lost?: LostAnswer): Promise<DealSummary[]> {
  const { ids, stage, afterId, beforeId } = move;
  const body = { dealIds: ids, stage, afterId, beforeId, ...lost };
  return (await sendJson<{ items: DealSummary[] }>('PUT', `${path}/placements`, { body })).items;
}

/** Every deal that a filter matches, page after page. */
export async function allDeals(filter: DealFilter): Promise<DealSummary[]> {
  const all: DealSummary[] = [];
  let cursor: string | null = null;
  do {
    const query = { ...parameters(filter), limit: MOST_CARDS, cursor };
    const page: DealPage = await sendJson<DealPage>('GET', path + queryString(query));
    all.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor);
  return all;
}

/** Everything that counts, lists or tells of deals is read again, under what it shows. */
export function dealsChanged(client: QueryClient, ids: readonly string[] = []): void {
  const stale = [
    keys.boards,
    keys.stats,
    keys.lists,
    ['get', '/api/activities'],
    ['get', '/api/reports'],
  ];
  for (const queryKey of stale) void client.invalidateQueries({ queryKey });
  for (const id of ids) void client.invalidateQueries({ queryKey: keys.deal(id) });
}

/** One's own change is on every screen at once, before anything has been read again. */
export function dealSaved(client: QueryClient, deal: Deal): void {
  const summary = summaryOf(deal);
  client.setQueryData(keys.deal(deal.id), deal);
  client.setQueriesData<Board>({ queryKey: keys.boards }, (board) => {
    if (!board) return board;
    const column = board.columns.find(({ cards }) => cards.some(({ id }) => id === deal.id));
    return column?.stage === deal.stage ? refreshCards(board, [summary]) : board;
  });
  client.setQueriesData<InfiniteData<DealPage>>(
    { queryKey: [...keys.lists, 'pages'] },
    (data) =>
      data && {
        ...data,
        pages: data.pages.map((page) =>
          page.items.some(({ id }) => id === deal.id)
            ? { ...page, items: page.items.map((row) => (row.id === deal.id ? summary : row)) }
            : page,
        ),
      },
  );
  dealsChanged(client);
}
