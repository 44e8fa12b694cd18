import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { type QueryValue, queryString, sendJson } from './json';

export interface KeysetAnswer<Row> {
  items: Row[];
  nextCursor: string | null;
  total?: number | null;
  totalExact?: boolean | null;
}

export type ListQuery = Readonly<Record<string, QueryValue>>;

/** The key of one record: `['get', '/api/accounts/{id}', '<id>']`. */
export function recordKey(collection: string, id: string) {
  return ['get', `${collection}/{id}`, id] as const;
}

/** Begins the keys of all lists of a collection. */
export function listKey(collection: string) {
  return ['get', collection] as const;
}

export function recordQuery<T>(collection: string, id: string) {
  return queryOptions({
    queryKey: recordKey(collection, id),
    queryFn: ({ signal }) => sendJson<T>('GET', `${collection}/${id}`, { signal }),
  });
}

/** A list read page by page, as far as the reader scrolls. */
export function pagesQuery<Row>(collection: string, query: ListQuery) {
  return infiniteQueryOptions({
    queryKey: [...listKey(collection), 'pages', query],
    queryFn: ({ pageParam, signal }) =>
      sendJson<KeysetAnswer<Row>>(
        'GET',
        collection + queryString({ ...query, cursor: pageParam }),
        { signal },
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    // Another filter or order shows the rows it had until the new ones are here.
    placeholderData: (before) => before,
  });
}

/** The first rows of a list, for a card or a chooser. */
export function firstRowsQuery<Row>(collection: string, query: ListQuery) {
  return queryOptions({
    queryKey: [...listKey(collection), 'first', query],
    queryFn: ({ signal }) =>
      sendJson<KeysetAnswer<Row>>('GET', collection + queryString(query), { signal }),
  });
}
