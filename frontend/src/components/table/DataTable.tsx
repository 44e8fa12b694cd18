import { Group, Skeleton, Text } from '@mantine/core';
import { getCoreRowModel, useReactTable } from '@tanstack/react-table';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type CSSProperties, type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorState } from '../ErrorState';
import { useFormat } from '../reader';
import { ColumnMenu } from './ColumnMenu';
import { type Column, editable } from './columns';
import classes from './DataTable.module.css';
import { GridHead } from './GridHead';
import { GridRow } from './GridRow';
import { SelectionBar } from './SelectionBar';
import { type Selection, selectRows } from './selection';
import { useGridCursor } from './useGridCursor';
import { useTableLayout } from './useTableLayout';

export interface TableData<Row> {
  rows: readonly Row[];
  /** How many match in all; undefined when the server was not asked. */
  total?: number | undefined;
  /** Whether `total` is the server's estimate. */
  about?: boolean | undefined;
  isPending: boolean;
  isFetchingMore: boolean;
  hasMore: boolean;
  error: unknown;
  fetchMore: () => void;
  retry: () => void;
}

interface Props<Row extends { id: string }> {
  /** Names the table for the arrangement of its columns. */
  name: string;
  label: string;
  columns: readonly Column<Row>[];
  data: TableData<Row>;
  sort?: string | undefined;
  onSort?: (sort: string | undefined) => void;
  /** Enter on a cell or a click on a row. */
  onOpen?: (row: Row) => void;
  selection?: Selection;
  onSelect?: (selection: Selection) => void;
  /** What can be done with the selected rows. */
  bulkActions?: ReactNode;
  /** In place of the rows when there are none. */
  empty: ReactNode;
  /** Left of the column menu: filters, views. */
  toolbar?: ReactNode;
  /** The height that the rows may take; the rest of the window by default. */
  maxHeight?: CSSProperties['maxHeight'];
}

const ROW = 46;
const CHECK = 44;
const WIDTH = 150;
/** The next page is asked for when the reader is this many rows from the end. */
const AHEAD = 12;

/**
 * Rows of a list that the server sorts, filters and pages. Only the rows in view are in the
 * document; columns are arranged per reader; cells are edited in place.
 */
export function DataTable<Row extends { id: string }>(props: Props<Row>) {
  const { t } = useTranslation('common');
  const format = useFormat();
  const { data, selection, onSelect, onOpen } = props;
  const { rows } = data;
  const layout = useTableLayout(props.name, props.columns);
  const table = useReactTable<Row>({
    data: rows as Row[],
    columns: props.columns.map((column) => ({
      id: column.id,
      accessorFn: (row: Row) => row,
      meta: column,
    })),
    state: { columnOrder: layout.order, columnVisibility: layout.visibility },
    getCoreRowModel: getCoreRowModel(),
    getRowId: (row) => row.id,
    manualSorting: true,
    manualPagination: true,
  });
  const visible = table
    .getVisibleLeafColumns()
    .map((column) => column.columnDef.meta as Column<Row>);
  const model = table.getRowModel().rows;

  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    overscan: 8,
    getItemKey: (index) => rows[index]?.id ?? index,
    // The head and the foot cover rows at the edges.
    scrollPaddingStart: 44,
    scrollPaddingEnd: 48,
  });
  const items = virtual.getVirtualItems();
  const last = items[items.length - 1]?.index ?? -1;
  const { hasMore, isFetchingMore, fetchMore, error } = data;
  useEffect(() => {
    if (hasMore && !isFetchingMore && !error && last >= rows.length - AHEAD) fetchMore();
  }, [hasMore, isFetchingMore, error, fetchMore, last, rows.length]);

  const selectable = selection !== undefined && onSelect !== undefined;
  const first = selectable ? 1 : 0;
  const width = visible.length + first;
  const toggleRow = (index: number, range: boolean) => {
    const row = rows[index];
    if (row && selectable) onSelect(selectRows(selection, rows, row.id, range));
  };
  const grid = useGridCursor({
    rows,
    columns: width,
    scroller,
    scrollTo: (row) => virtual.scrollToIndex(row, { align: 'auto' }),
    mayEdit: ({ row, column }) => {
      const [at, record] = [visible[column - first], rows[row]];
      return at !== undefined && record !== undefined && editable(at, record);
    },
    onEnter: (row) => {
      const record = rows[row];
      if (record) onOpen?.(record);
    },
    onSpace: toggleRow,
  });

  const template = visible.map(({ width: px = WIDTH }) => `minmax(${px}px, ${px}fr)`);
  const least = visible.reduce((sum, { width: px = WIDTH }) => sum + px, first * CHECK);
  const style: CSSProperties = {
    gridTemplateColumns: [...(selectable ? [`${CHECK}px`] : []), ...template].join(' '),
    minWidth: least,
  };
  const sums = visible.some((column) => column.footer !== undefined);
  const bare = rows.length === 0 && !data.isPending;

  return (
    <div className={classes.frame}>
      <Group justify="space-between" align="flex-start" gap="sm" wrap="nowrap" mb="sm">
        <div className={classes.toolbar}>{props.toolbar}</div>
        <ColumnMenu layout={layout} />
      </Group>
      <div className={classes.card}>
        <div
          ref={scroller}
          role="grid"
          aria-label={props.label}
          aria-rowcount={(data.total ?? rows.length) + 1}
          aria-colcount={width}
          aria-busy={data.isPending}
          aria-multiselectable={selectable}
          tabIndex={bare || data.isPending ? 0 : -1}
          className={classes.scroller}
          style={{ maxHeight: props.maxHeight ?? 'max(320px, calc(100dvh - 250px))' }}
          onKeyDown={grid.onKeyDown}
        >
          <GridHead
            columns={visible}
            rows={rows}
            style={style}
            cursor={grid.cursor}
            sort={props.sort}
            onSort={props.onSort}
            onEnter={grid.enter}
            selection={selectable ? selection : null}
            onSelect={(next) => onSelect?.(next)}
          />
          {data.isPending && <SkeletonRows style={style} columns={width} first={first} />}
          {rows.length > 0 && (
            <div
              role="rowgroup"
              className={classes.body}
              style={{ height: virtual.getTotalSize(), minWidth: least }}
            >
              {items.map((item) => {
                const row = model[item.index]?.original;
                return (
                  row && (
                    <GridRow
                      key={item.key}
                      row={row}
                      index={item.index}
                      columns={visible}
                      style={{ ...style, transform: `translateY(${item.start}px)`, height: ROW }}
                      cursor={grid.cursor}
                      editing={grid.editing}
                      chosen={selectable ? selection.all || selection.ids.has(row.id) : null}
                      onToggle={toggleRow}
                      onEnter={grid.enter}
                      onEdit={grid.edit}
                      onCloseEditor={grid.closeEditor}
                      onOpen={onOpen}
                    />
                  )
                );
              })}
            </div>
          )}
          {isFetchingMore && <SkeletonRows style={style} columns={width} first={first} rows={3} />}
          {bare && (
            <div role="row">
              <div role="gridcell" className={classes.state}>
                {error ? <ErrorState error={error} onRetry={data.retry} /> : props.empty}
              </div>
            </div>
          )}
          {rows.length > 0 && Boolean(error) && (
            <div role="row">
              <div role="gridcell" className={classes.state}>
                <ErrorState error={error} onRetry={data.retry} compact />
              </div>
            </div>
          )}
          {sums && rows.length > 0 && (
            <div role="row" className={classes.foot} style={style}>
              {selectable && <div role="gridcell" />}
              {visible.map((column) => (
                <div
                  key={column.id}
                  role="gridcell"
                  className={classes.cell}
                  data-align={column.align}
                >
                  <span className={classes.text}>{column.footer}</span>
                </div>
              ))}
            </div>
          )}
        </div>
        {selectable && (
          <SelectionBar
            selection={selection}
            rows={rows}
            total={data.total}
            about={data.about}
            onSelect={onSelect}
          >
            {props.bulkActions}
          </SelectionBar>
        )}
      </div>
      {data.total !== undefined && (
        <Text size="xs" c="dimmed" mt={8} aria-live="polite">
          {t('table.count', {
            count: data.total,
            number: (data.about ? '≈ ' : '') + format.number(data.total),
          })}
        </Text>
      )}
    </div>
  );
}

interface SkeletonProps {
  style: CSSProperties;
  columns: number;
  /** 1 when the first column holds the checkboxes. */
  first: number;
  rows?: number;
}

function SkeletonRows({ style, columns, first, rows = 9 }: SkeletonProps) {
  return (
    <div aria-hidden>
      {Array.from({ length: rows }, (_, row) => row).map((row) => (
        <div key={row} className={classes.skeleton} style={{ ...style, height: ROW }}>
          {Array.from({ length: columns }, (_, column) => column).map((column) => (
            <div key={column} className={column < first ? classes.check : classes.cell}>
              <Skeleton
                h={12}
                w={column < first ? 14 : `${45 + ((row * 7 + column * 13) % 45)}%`}
              />
            </div>
          ))}
        </div>
      ))}
    </div>
  );
}
