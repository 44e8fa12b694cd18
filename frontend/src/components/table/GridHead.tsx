import { Checkbox } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import type { CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import { parseSort, type SortKey, toggleSort } from '@/lib/sort';
import type { Cell, Column } from './columns';
import classes from './DataTable.module.css';
import { NO_SELECTION, type Selection } from './selection';

interface Props<Row> {
  columns: readonly Column<Row>[];
  rows: readonly { id: string }[];
  style: CSSProperties;
  cursor: Cell;
  sort: string | undefined;
  onSort: ((sort: string | undefined) => void) | undefined;
  onEnter: (cell: Cell) => void;
  selection: Selection | null;
  onSelect: (selection: Selection) => void;
}

export function GridHead<Row>(props: Props<Row>) {
  const { t } = useTranslation('common');
  const { columns, rows, cursor, sort, onSort, selection, onSelect } = props;
  const keys = parseSort(sort);
  const first = selection ? 1 : 0;
  const reachable = (column: number) => (cursor.row === -1 && cursor.column === column ? 0 : -1);
  const loadedAll = rows.length > 0 && rows.every((row) => selection?.ids.has(row.id));
  return (
    <div role="row" aria-rowindex={1} className={classes.head} style={props.style}>
      {selection && (
        <div role="columnheader" className={classes.check} data-cell="-1:0" data-check>
          <Checkbox
            size="xs"
            aria-label={t('table.selectAll')}
            tabIndex={reachable(0)}
            checked={selection.all || loadedAll}
            indeterminate={!selection.all && !loadedAll && selection.ids.size > 0}
            disabled={rows.length === 0}
            onChange={() =>
              onSelect(
                selection.all || loadedAll
                  ? NO_SELECTION
                  : { ids: new Set(rows.map((row) => row.id)), all: false },
              )
            }
          />
        </div>
      )}
      {columns.map((column, index) => {
        const at = index + first;
        const key = keys.find(({ field }) => field === column.sort);
        const sorts = column.sort !== undefined && onSort !== undefined;
        return (
          <div
            key={column.id}
            role="columnheader"
            aria-sort={sorts ? direction(key) : undefined}
            className={classes.headCell}
            data-align={column.align}
            data-cell={`-1:${at}`}
            tabIndex={sorts ? undefined : reachable(at)}
          >
            {sorts ? (
              <button
                type="button"
                className={classes.sort}
                tabIndex={reachable(at)}
                onFocus={() => props.onEnter({ row: -1, column: at })}
                onClick={(event) => onSort(toggleSort(sort, column.sort ?? '', event.shiftKey))}
              >
                <span>{column.header}</span>
                {key?.descending === true && <IconArrowDown size={13} aria-hidden />}
                {key?.descending === false && <IconArrowUp size={13} aria-hidden />}
              </button>
            ) : (
              <span>{column.header}</span>
            )}
          </div>
        );
      })}
    </div>
  );
}

function direction(key: SortKey | undefined): 'ascending' | 'descending' | 'none' {
  if (!key) return 'none';
  return key.descending ? 'descending' : 'ascending';
}
