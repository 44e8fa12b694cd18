import { Checkbox, Group, Skeleton, Text } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconPencil } from '@tabler/icons-react';
import { getCoreRowModel, useReactTable } from '@tanstack/react-table';
import { useVirtualizer } from '@tanstack/react-virtual';
import {
  type CSSProperties,
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { useTranslation } from 'react-i18next';
import { parseSort, toggleSort } from '@/lib/sort';
import { ErrorState } from '../ErrorState';
import { useFormat } from '../reader';
import { CellEditor } from './CellEditor';
import { ColumnMenu } from './ColumnMenu';
import { type Cell, type Column, editable, moveCell } from './columns';
import classes from './DataTable.module.css';
import { SelectionBar } from './SelectionBar';
import { type Selection, selectRows } from './selection';
import { useTableLayout } from './useTableLayout';

export interface TableData<Row> {
  rows: readonly Row[];
  /** How many match in all; undefined when the server was not asked. */
  total?: number | undefined;
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
const AHEAD = 12;
const PAGE = 10;
const CHECK = 44;

export function DataTable<Row extends { id: string }>(props: Props<Row>) {
  const { t } = useTranslation('common');
  const format = useFormat();
  const { data, columns, selection, onSelect, onOpen, sort, onSort } = props;
  const layout = useTableLayout(props.name, columns);
  const { visible } = layout;
  const selectable = selection !== undefined && onSelect !== undefined;
  const rows = data.rows;

  const table = useReactTable<Row>({
    data: rows as Row[],
    columns: visible.map((column) => ({ id: column.id, accessorFn: (row: Row) => row })),
    getCoreRowModel: getCoreRowModel(),
    getRowId: (row) => row.id,
    manualSorting: true,
    manualPagination: true,
  });
  const model = table.getRowModel().rows;

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
  const { hasMore, isFetchingMore, fetchMore, error } = data;
  useEffect(() => {
    if (hasMore && !isFetchingMore && !error && last >= rows.length - AHEAD) fetchMore();
  }, [hasMore, isFetchingMore, error, fetchMore, last, rows.length]);

  const [active, setActive] = useState<Cell>({ row: 0, column: 0 });
  const [editing, setEditing] = useState<Cell | null>(null);
  const wantsFocus = useRef(false);
  const first = selectable ? 1 : 0;
  const width = visible.length + first;
  // Rows can go away under the cursor: it stays inside what is there.
  const cursor: Cell = {
    row: Math.min(active.row, rows.length - 1),
    column: Math.min(active.column, width - 1),
  };

  useLayoutEffect(() => {
    if (!wantsFocus.current) return;
    const cell = scroller.current?.querySelector<HTMLElement>(
      `[data-cell="${cursor.row}:${cursor.column}"]`,
    );
    if (!cell) return;
    wantsFocus.current = false;
    const inside = cell.querySelector<HTMLElement>('button, input');
    (cursor.row === -1 || cell.dataset.check ? (inside ?? cell) : cell).focus();
  });

  const goTo = (cell: Cell) => {
    wantsFocus.current = true;
    setActive(cell);
    if (cell.row >= 0) virtual.scrollToIndex(cell.row, { align: 'auto' });
  };

  const startEdit = (cell: Cell): boolean => {
    const column = visible[cell.column - first];
    const row = rows[cell.row];
    if (!column || !row || !editable(column, row)) return false;
    setActive(cell);
    setEditing(cell);
    return true;
  };

  const toggleRow = (index: number, range: boolean) => {
    const row = rows[index];
    if (row && selectable) onSelect(selectRows(selection, rows, row.id, range));
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (editing) return;
    const row = rows[cursor.row];
    if (event.key === 'Enter' || event.key === 'F2') {
      const onControl = (event.target as HTMLElement).closest('a, button, input');
      if (cursor.row < 0 || (onControl && event.key === 'Enter')) return;
      event.preventDefault();
      if (!startEdit(cursor) && row && event.key === 'Enter') onOpen?.(row);
    } else if (event.key === ' ' && selectable && cursor.row >= 0) {
      event.preventDefault();
      toggleRow(cursor.row, event.shiftKey);
    } else {
      const size = { rows: rows.length, columns: width, page: PAGE };
      const next = moveCell(cursor, event.key, size, event.ctrlKey || event.metaKey);
      if (!next) return;
      event.preventDefault();
      goTo(next);
    }
  };

  const closeEditor = (cell: Cell, moved: boolean) => {
    setEditing(null);
    goTo(moved ? { ...cell, column: Math.min(cell.column + 1, width - 1) } : cell);
  };

  const onRowClick = (event: MouseEvent, row: Row, cell: Cell) => {
    setActive(cell);
    const onControl = (event.target as HTMLElement).closest('a, button, input, label');
    if (!onControl && !window.getSelection()?.toString()) onOpen?.(row);
  };

  const template = [
    ...(selectable ? [`${CHECK}px`] : []),
    ...visible.map((column) => `minmax(${column.width ?? 150}px, ${column.width ?? 150}fr)`),
  ].join(' ');
  const least =
    visible.reduce((sum, column) => sum + (column.width ?? 150), 0) + (selectable ? CHECK : 0);
  const grid: CSSProperties = { gridTemplateColumns: template, minWidth: least };
  const keys = parseSort(sort);
  const sums = visible.some((column) => column.footer !== undefined);
  const loadedAll = rows.length > 0 && rows.every((row) => selection?.ids.has(row.id));
  const bare = rows.length === 0 && !data.isPending;

  return (
    <div className={classes.frame}>
      <Group justify="space-between" align="flex-start" gap="sm" wrap="nowrap" mb="sm">
        <div className={classes.toolbar}>{props.toolbar}</div>
        <ColumnMenu table={layout} />
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
          onKeyDown={onKeyDown}
        >
          <div role="row" aria-rowindex={1} className={classes.head} style={grid}>
            {selectable && (
              <div role="columnheader" className={classes.check} data-cell="-1:0" data-check>
                <Checkbox
                  size="xs"
                  aria-label={t('table.selectAll')}
                  tabIndex={cursor.row === -1 && cursor.column === 0 ? 0 : -1}
                  checked={selection.all || loadedAll}
                  indeterminate={!selection.all && !loadedAll && selection.ids.size > 0}
                  disabled={rows.length === 0}
                  onChange={() =>
                    onSelect(
                      selection.all || loadedAll
                        ? { ids: new Set(), all: false }
                        : { ids: new Set(rows.map((row) => row.id)), all: false },
                    )
                  }
                />
              </div>
            )}
            {visible.map((column, index) => {
              const key = keys.find((candidate) => candidate.field === column.sort);
              const at = index + first;
              const direction = key ? (key.descending ? 'descending' : 'ascending') : 'none';
              return (
                <div
                  key={column.id}
                  role="columnheader"
                  aria-sort={column.sort ? direction : undefined}
                  className={classes.headCell}
                  data-align={column.align}
                  data-cell={`-1:${at}`}
                  tabIndex={
                    column.sort ? undefined : cursor.row === -1 && cursor.column === at ? 0 : -1
                  }
                >
                  {column.sort && onSort ? (
                    <button
                      type="button"
                      className={classes.sort}
                      tabIndex={cursor.row === -1 && cursor.column === at ? 0 : -1}
                      onFocus={() => setActive({ row: -1, column: at })}
                      onClick={(event) =>
                        onSort(toggleSort(sort, column.sort ?? '', event.shiftKey))
                      }
                    >
                      <span>{column.header}</span>
                      {key &&
                        (key.descending ? (
                          <IconArrowDown size={13} aria-hidden />
                        ) : (
                          <IconArrowUp size={13} aria-hidden />
                        ))}
                    </button>
                  ) : (
                    <span>{column.header}</span>
                  )}
                </div>
              );
            })}
          </div>
          {data.isPending && <SkeletonRows grid={grid} columns={width} />}
          {!data.isPending && rows.length > 0 && (
            <div
              role="rowgroup"
              className={classes.body}
              style={{ height: virtual.getTotalSize(), minWidth: least }}
            >
              {items.map((item) => {
                const row = model[item.index]?.original;
                if (!row) return null;
                const chosen = selection ? selection.all || selection.ids.has(row.id) : false;
                return (
                  <div
                    key={item.key}
                    role="row"
                    aria-rowindex={item.index + 2}
                    aria-selected={selectable ? chosen : undefined}
                    className={classes.row}
                    data-opens={onOpen ? true : undefined}
                    style={{ ...grid, transform: `translateY(${item.start}px)`, height: ROW }}
                  >
                    {selectable && (
                      <div
                        role="gridcell"
                        className={classes.check}
                        data-cell={`${item.index}:0`}
                        data-check
                      >
                        <Checkbox
                          size="xs"
                          aria-label={t('table.selectRow', { row: item.index + 1 })}
                          tabIndex={cursor.row === item.index && cursor.column === 0 ? 0 : -1}
                          checked={chosen}
                          onFocus={() => setActive({ row: item.index, column: 0 })}
                          onChange={() => undefined}
                          onClick={(event) => toggleRow(item.index, event.shiftKey)}
                        />
                      </div>
                    )}
                    {visible.map((column, index) => {
                      const cell = { row: item.index, column: index + first };
                      const open =
                        editing?.row === cell.row &&
                        editing.column === cell.column &&
                        column.edit !== undefined;
                      const here = cursor.row === cell.row && cursor.column === cell.column;
                      return (
                        <div
                          key={column.id}
                          role="gridcell"
                          aria-colindex={cell.column + 1}
                          tabIndex={here ? 0 : -1}
                          className={classes.cell}
                          data-align={column.align}
                          data-cell={`${cell.row}:${cell.column}`}
                          data-editing={open || undefined}
                          onFocus={() => {
                            if (!here) setActive(cell);
                          }}
                          onClick={(event) => onRowClick(event, row, cell)}
                        >
                          {open && column.edit ? (
                            <CellEditor
                              row={row}
                              label={column.header}
                              edit={column.edit}
                              onClose={(moved) => closeEditor(cell, moved)}
                            />
                          ) : (
                            <>
                              <span className={classes.text}>{column.cell(row)}</span>
                              {editable(column, row) && (
                                <button
                                  type="button"
                                  tabIndex={-1}
                                  className={classes.pencil}
                                  aria-label={t('table.edit', { column: column.header })}
                                  onClick={() => startEdit(cell)}
                                >
                                  <IconPencil size={14} aria-hidden />
                                </button>
                              )}
                            </>
                          )}
                        </div>
                      );
                    })}
                  </div>
                );
              })}
            </div>
          )}
          {data.isFetchingMore && <SkeletonRows grid={grid} columns={width} rows={3} />}
          {bare && (
            <div role="row" tabIndex={-1}>
              <div role="gridcell" tabIndex={-1} className={classes.state}>
                {error ? <ErrorState error={error} onRetry={data.retry} /> : props.empty}
              </div>
            </div>
          )}
          {rows.length > 0 && error ? (
            <div className={classes.state}>
              <ErrorState error={error} onRetry={data.retry} compact />
            </div>
          ) : null}
          {sums && rows.length > 0 && (
            <div role="row" tabIndex={-1} className={classes.foot} style={grid}>
              {selectable && <div role="gridcell" tabIndex={-1} />}
              {visible.map((column) => (
                <div
                  key={column.id}
                  role="gridcell"
                  tabIndex={-1}
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
            loaded={rows.length}
            total={data.total}
            loadedAll={loadedAll}
            onSelect={onSelect}
          >
            {props.bulkActions}
          </SelectionBar>
        )}
      </div>
      {data.total !== undefined && (
        <Text size="xs" c="dimmed" mt={8} aria-live="polite">
          {t('table.count', { count: data.total, number: format.number(data.total) })}
        </Text>
      )}
    </div>
  );
}

function SkeletonRows({
  grid,
  columns,
  rows = 9,
}: {
  grid: CSSProperties;
  columns: number;
  rows?: number;
}) {
  return (
    <div aria-hidden>
      {Array.from({ length: rows }, (_, row) => row).map((row) => (
        <div key={row} className={classes.skeleton} style={{ ...grid, height: ROW }}>
          {Array.from({ length: columns }, (_, column) => column).map((column) => (
            <div key={column} className={classes.cell}>
              <Skeleton h={12} w={`${45 + ((row * 7 + column * 13) % 45)}%`} />
            </div>
          ))}
        </div>
      ))}
    </div>
  );
}
