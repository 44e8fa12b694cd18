import { Skeleton } from '@mantine/core';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useEffect, useLayoutEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorState } from '@/components/ErrorState';
import type { TableData } from '@/components/table/DataTable';
import { type Selection, selectRows } from '@/components/table/selection';
import { scrollShift, type ThreadSummary } from '../model';
import classes from './Inbox.module.css';
import { ThreadRow } from './ThreadRow';

interface Props {
  label: string;
  data: TableData<ThreadSummary>;
  selection: Selection;
  onSelect: (selection: Selection) => void;
  /** The thread that the keys act on. */
  cursor: string | null;
  onCursor: (id: string) => void;
  /** Counts up when the cursor was moved by a key, and wants the focus. */
  focusTurn: number;
  open: string | undefined;
  beside: boolean;
  onOpen: (id: string) => void;
  empty: ReactNode;
}

const ROW = 88;
/** The next page is asked for when the reader is this many rows from the end. */
const AHEAD = 12;

/** The threads of a folder; only those in view are in the document. */
export function ThreadList(props: Props) {
  const { t } = useTranslation('inbox');
  const { data, cursor, focusTurn, selection } = props;
  const { rows, hasMore, isFetchingMore, fetchMore, error } = data;
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    overscan: 8,
    getItemKey: (index) => rows[index]?.id ?? index,
  });
  const items = virtual.getVirtualItems();
  const last = items[items.length - 1]?.index ?? -1;
  useEffect(() => {
    if (hasMore && !isFetchingMore && !error && last >= rows.length - AHEAD) fetchMore();
  }, [hasMore, isFetchingMore, error, fetchMore, last, rows.length]);

  // What comes in above must not move what is being read.
  const shown = useRef<string[]>([]);
  useLayoutEffect(() => {
    const now = rows.map(({ id }) => id);
    const at = scroller.current;
    if (at) {
      const shift = scrollShift(shown.current, now, Math.floor(at.scrollTop / ROW), ROW);
      if (shift !== 0) at.scrollTop += shift;
    }
    shown.current = now;
  }, [rows]);

  const found = rows.findIndex(({ id }) => id === cursor);
  const current = found < 0 ? 0 : found;
  // After every render: the row may have to be scrolled to, and so come, before it can be focused.
  const focused = useRef(0);
  useLayoutEffect(() => {
    if (focused.current === focusTurn || found < 0) return;
    const row = scroller.current?.querySelector<HTMLElement>(`[data-row="${found}"]`);
    if (row) {
      focused.current = focusTurn;
      row.focus({ preventScroll: true });
    }
  });
  useEffect(() => {
    if (focusTurn > 0 && found >= 0) virtual.scrollToIndex(found, { align: 'auto' });
  }, [focusTurn, found, virtual]);

  return (
    <div
      ref={scroller}
      className={classes.scroller}
      aria-busy={data.isPending}
      data-testid="threads"
    >
      {data.isPending && <SkeletonRows rows={7} />}
      {rows.length > 0 && (
        <ul
          className={classes.list}
          aria-label={props.label}
          style={{ height: virtual.getTotalSize() }}
        >
          {items.map((item) => {
            const thread = rows[item.index];
            return (
              thread && (
                <ThreadRow
                  key={item.key}
                  thread={thread}
                  index={item.index}
                  count={rows.length}
                  style={{ height: ROW, transform: `translateY(${item.start}px)` }}
                  selected={selection.all || selection.ids.has(thread.id)}
                  open={thread.id === props.open}
                  current={item.index === current}
                  beside={props.beside}
                  onFocus={() => props.onCursor(thread.id)}
                  onSelect={(range) =>
                    props.onSelect(selectRows(selection, rows, thread.id, range))
                  }
                  onOpen={() => props.onOpen(thread.id)}
                />
              )
            );
          })}
        </ul>
      )}
      {isFetchingMore && <SkeletonRows rows={2} />}
      {rows.length === 0 && !data.isPending && (
        <div className={classes.state}>
          {error ? <ErrorState error={error} onRetry={data.retry} /> : props.empty}
        </div>
      )}
      {rows.length > 0 && Boolean(error) && (
        <ErrorState error={error} onRetry={data.retry} compact />
      )}
      {rows.length > 0 && !hasMore && <span className="fx-sr">{t('end')}</span>}
    </div>
  );
}

function SkeletonRows({ rows }: { rows: number }) {
  return (
    <div aria-hidden>
      {Array.from({ length: rows }, (_, row) => row).map((row) => (
        <div key={row} className={classes.skeleton} style={{ height: ROW }}>
          <Skeleton h={12} w={`${34 + ((row * 13) % 30)}%`} />
          <Skeleton h={12} w={`${55 + ((row * 17) % 35)}%`} />
          <Skeleton h={10} w={`${70 + ((row * 7) % 25)}%`} />
        </div>
      ))}
    </div>
  );
}
