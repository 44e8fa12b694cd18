import { NativeSelect, NumberInput, TextInput, Tooltip, VisuallyHidden } from '@mantine/core';
import { type KeyboardEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { asProblem } from '@/api/problem';
import { sameValue } from '@/lib/mergeThreeWay';
import { useProblemText } from '../problemText';
import { SearchSelect } from '../SearchSelect';
import type { CellEdit } from './columns';
import classes from './DataTable.module.css';

interface Props<Row> {
  row: Row;
  label: string;
  edit: CellEdit<Row>;
  /** `moved`: the reader left with Tab, to the next cell. */
  onClose: (moved: boolean) => void;
}

type Value = string | number | null;

/** The open editor of one cell: Enter, Tab or leaving saves, Escape does not. */
export function CellEditor<Row>({ row, label, edit, onClose }: Props<Row>) {
  const { t } = useTranslation('common');
  const problemText = useProblemText();
  const before = edit.value(row) as Value;
  const [value, setValue] = useState<Value>(before);
  const [error, setError] = useState<string | null>(null);
  const [saving, setSaving] = useState(false);
  const closed = useRef(false);

  const close = (moved: boolean) => {
    if (closed.current) return;
    closed.current = true;
    onClose(moved);
  };

  const save = async (next: Value, moved = false) => {
    if (saving || closed.current) return;
    if (sameValue(before, next)) {
      close(moved);
      return;
    }
    const missing = next === null || next === '';
    if (missing && isNeeded(edit)) {
      setError(t('validation.required'));
      return;
    }
    setSaving(true);
    try {
      await store(edit, row, next);
      close(moved);
    } catch (thrown) {
      setError(asProblem(thrown).fieldErrors[0]?.message ?? problemText(thrown));
      setSaving(false);
    }
  };

  const onKeyDown = (event: KeyboardEvent) => {
    // The grid's own keys must not act while a cell is open.
    event.stopPropagation();
    if (event.key === 'Escape') close(false);
    else if (edit.kind === 'search') return;
    else if (event.key === 'Enter' || event.key === 'Tab') {
      event.preventDefault();
      void save(value, event.key === 'Tab');
    }
  };

  const common = {
    'aria-label': label,
    autoFocus: true,
    // Not disabled: a refused value keeps the focus, to be corrected.
    readOnly: saving,
    error: error !== null,
    size: 'xs' as const,
    onKeyDown,
    onBlur: () => void save(value),
  };
  const { readOnly: _none, ...select } = common;
  const text = value === null ? '' : String(value);

  return (
    // Said below the cell, over the rows: a row keeps its height.
    <Tooltip
      label={error}
      opened={error !== null}
      position="bottom-start"
      color="red.9"
      multiline
      maw={280}
    >
      <div className={classes.editor}>
        <VisuallyHidden role="alert">{error}</VisuallyHidden>
        {edit.kind === 'text' && (
          <TextInput
            {...common}
            value={text}
            {...(edit.maxLength ? { maxLength: edit.maxLength } : {})}
            onChange={(event) => setValue(event.currentTarget.value)}
          />
        )}
        {edit.kind === 'number' && (
          <NumberInput
            {...common}
            hideControls
            value={value === null ? '' : Number(value)}
            {...(edit.min === undefined ? {} : { min: edit.min })}
            {...(edit.max === undefined ? {} : { max: edit.max })}
            decimalScale={edit.decimals ?? 0}
            onChange={(next) => setValue(next === '' ? null : Number(next))}
          />
        )}
        {edit.kind === 'date' && (
          <TextInput
            {...common}
            type="date"
            value={text}
            onChange={(event) => setValue(event.currentTarget.value || null)}
          />
        )}
        {edit.kind === 'select' && (
          <NativeSelect
            {...select}
            disabled={saving}
            value={text}
            data={edit.options}
            onChange={(event) => setValue(event.currentTarget.value)}
          />
        )}
        {edit.kind === 'search' && (
          // biome-ignore lint/a11y/noStaticElementInteractions: only keeps keys from the grid.
          <div onKeyDown={onKeyDown}>
            <SearchSelect
              aria-label={label}
              autoFocus
              source={edit.source}
              value={value === null ? null : String(value)}
              error={error !== null}
              clearable={!edit.required}
              disabled={saving}
              onBlur={() => close(false)}
              onChange={(next) => void save(next)}
            />
          </div>
        )}
      </div>
    </Tooltip>
  );
}

function isNeeded<Row>(edit: CellEdit<Row>): boolean {
  if (edit.kind === 'select') return !edit.optional;
  return edit.kind === 'number' ? !edit.optional : Boolean(edit.required);
}

function store<Row>(edit: CellEdit<Row>, row: Row, value: Value): Promise<unknown> {
  switch (edit.kind) {
    case 'number':
      return edit.save(row, value === null ? null : Number(value));
    case 'text':
    case 'select':
      return edit.save(row, value === null ? '' : String(value));
    case 'date':
    case 'search':
      return edit.save(row, value === null ? null : String(value));
  }
}
