import { Checkbox } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import type { CSSProperties, MouseEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { CellEditor } from './CellEditor';
import { type Cell, type Column, editable } from './columns';
import classes from './DataTable.module.css';

interface Props<Row> {
  row: Row;
  index: number;
  columns: readonly Column<Row>[];
  style: CSSProperties;
  cursor: Cell;
  editing: Cell | null;
  /** Null where rows cannot be selected. */
  chosen: boolean | null;
  onToggle: (row: number, range: boolean) => void;
  onEnter: (cell: Cell) => void;
  onEdit: (cell: Cell) => void;
  onCloseEditor: (cell: Cell, moved: boolean) => void;
  onOpen: ((row: Row) => void) | undefined;
}

export function GridRow<Row extends { id: string }>(props: Props<Row>) {
  const { t } = useTranslation('common');
  const { row, index, columns, cursor, editing, chosen, onOpen } = props;
  const first = chosen === null ? 0 : 1;
  const reachable = (column: number) => (cursor.row === index && cursor.column === column ? 0 : -1);

  const onClick = (event: MouseEvent, cell: Cell) => {
    props.onEnter(cell);
    const onControl = (event.target as HTMLElement).closest('a, button, input, label, select');
    if (!onControl && !window.getSelection()?.toString()) onOpen?.(row);
  };

  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      aria-selected={chosen ?? undefined}
      className={classes.row}
      data-opens={onOpen ? true : undefined}
      style={props.style}
    >
      {chosen !== null && (
        <div role="gridcell" className={classes.check} data-cell={`${index}:0`} data-check>
          <Checkbox
            size="xs"
            aria-label={t('table.selectRow', { row: index + 1 })}
            tabIndex={reachable(0)}
            checked={chosen}
            onFocus={() => props.onEnter({ row: index, column: 0 })}
            // The click tells whether Shift was held; a change event does not.
            onChange={() => undefined}
            onClick={(event) => props.onToggle(index, event.shiftKey)}
          />
        </div>
      )}
      {columns.map((column, at) => {
        const cell = { row: index, column: at + first };
        const open = editing?.row === index && editing.column === cell.column;
        return (
          <div
            key={column.id}
            role="gridcell"
            aria-colindex={cell.column + 1}
            tabIndex={reachable(cell.column)}
            className={classes.cell}
            data-align={column.align}
            data-cell={`${index}:${cell.column}`}
            data-editing={open || undefined}
            onFocus={() => props.onEnter(cell)}
            onClick={(event) => !open && onClick(event, cell)}
          >
            {open && column.edit ? (
              <CellEditor
                row={row}
                label={column.header}
                edit={column.edit}
                onClose={(moved) => props.onCloseEditor(cell, moved)}
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
                    onClick={() => props.onEdit(cell)}
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
}
