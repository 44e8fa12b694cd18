import { Button, Group, Popover, TextInput, UnstyledButton } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { type Icon, IconChevronDown, IconPlus, IconSearch, IconX } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './FilterBar.module.css';
import { FilterEditor } from './FilterEditor';
import { useFormat } from './reader';
import { type OptionSource, useChosen } from './SearchSelect';

/** A filter of a list; its value lives in the address under `key`. */
export type Filter =
  | {
      kind: 'choice';
      key: string;
      label: string;
      icon?: Icon;
      options: readonly { value: string; label: string }[];
      /** Several at once, as `a,b` in the address. */
      multiple?: boolean;
    }
  | { kind: 'record'; key: string; label: string; icon?: Icon; source: OptionSource }
  | { kind: 'period'; key: string; from: string; to: string; label: string; icon?: Icon }
  /** An amount of money, from and to. */
  | { kind: 'range'; key: string; from: string; to: string; label: string; icon?: Icon };

export type FilterValues = Record<string, string | undefined>;

interface Props {
  filters: readonly Filter[];
  values: FilterValues;
  /** Keys with undefined are removed from the address. */
  onChange: (patch: FilterValues) => void;
  /** The key of the text search; without it there is no field. */
  textKey?: string;
  textLabel?: string;
}

const REST_MS = 250;

/** Filters as chips: dashed while unset, filled with their value and a cross when set. */
export function FilterBar({ filters, values, onChange, textKey, textLabel }: Props) {
  const { t } = useTranslation('common');
  const keys = filters.flatMap((filter) =>
    filter.kind === 'period' || filter.kind === 'range' ? [filter.from, filter.to] : [filter.key],
  );
  const all = textKey ? [...keys, textKey] : keys;
  const set = all.some((key) => values[key] !== undefined && values[key] !== '');
  return (
    <Group gap={8} className={classes.bar} role="search">
      {textKey && (
        <TextFilter
          value={values[textKey] ?? ''}
          label={textLabel ?? t('filter.text')}
          onChange={(text) => onChange({ [textKey]: text || undefined })}
        />
      )}
      {filters.map((filter) => (
        <Chip key={filter.key} filter={filter} values={values} onChange={onChange} />
      ))}
      {set && (
        <Button
          variant="subtle"
          color="gray"
          size="compact-sm"
          onClick={() => onChange(Object.fromEntries(all.map((key) => [key, undefined])))}
        >
          {t('filter.clearAll')}
        </Button>
      )}
    </Group>
  );
}

function TextFilter({
  value,
  label,
  onChange,
}: {
  value: string;
  label: string;
  onChange: (text: string) => void;
}) {
  const [text, setText] = useState(value);
  const sent = useRef(value);
  const send = useDebouncedCallback((next: string) => {
    sent.current = next.trim();
    onChange(next.trim());
  }, REST_MS);
  // The address can change from outside (Back, "clear all"): then it wins over the field.
  useEffect(() => {
    if (value !== sent.current) {
      sent.current = value;
      setText(value);
    }
  }, [value]);
  return (
    <TextInput
      type="search"
      value={text}
      aria-label={label}
      placeholder={label}
      leftSection={<IconSearch size={15} aria-hidden />}
      className={classes.text}
      onChange={(event) => {
        setText(event.currentTarget.value);
        send(event.currentTarget.value);
      }}
    />
  );
}

function Chip({
  filter,
  values,
  onChange,
}: {
  filter: Filter;
  values: FilterValues;
  onChange: (patch: FilterValues) => void;
}) {
  const { t } = useTranslation('common');
  const [open, setOpen] = useState(false);
  const shown = useShown(filter, values);
  const Glyph = filter.icon;
  const clear = () =>
    onChange(
      filter.kind === 'period' || filter.kind === 'range'
        ? { [filter.from]: undefined, [filter.to]: undefined }
        : { [filter.key]: undefined },
    );
  return (
    <div className={classes.chip} data-set={shown !== null || undefined}>
      <Popover opened={open} onChange={setOpen} position="bottom-start" trapFocus withinPortal>
        <Popover.Target>
          <UnstyledButton className={classes.chipMain} onClick={() => setOpen((now) => !now)}>
            {shown === null ? (
              <IconPlus size={14} aria-hidden />
            ) : (
              Glyph && <Glyph size={14} aria-hidden />
            )}
            <span>{filter.label}</span>
            {shown !== null && <strong className={classes.shown}>{shown}</strong>}
            {shown !== null && <IconChevronDown size={13} aria-hidden />}
          </UnstyledButton>
        </Popover.Target>
        <Popover.Dropdown aria-label={filter.label} p="xs">
          <FilterEditor
            filter={filter}
            values={values}
            onChange={onChange}
            onDone={() => setOpen(false)}
          />
        </Popover.Dropdown>
      </Popover>
      {shown !== null && (
        <UnstyledButton
          className={classes.chipClear}
          aria-label={t('filter.remove', { filter: filter.label })}
          onClick={clear}
        >
          <IconX size={13} aria-hidden />
        </UnstyledButton>
      )}
    </div>
  );
}

const NO_SOURCE: OptionSource = {
  name: 'none',
  search: () => Promise.resolve([]),
  find: () => Promise.resolve(null),
};

/** The value as the chip shows it; null when the filter is not set. */
function useShown(filter: Filter, values: FilterValues): string | null {
  const format = useFormat();
  const record = useChosen(
    filter.kind === 'record' ? filter.source : NO_SOURCE,
    filter.kind === 'record' ? values[filter.key] : null,
  );
  switch (filter.kind) {
    case 'choice': {
      const chosen = (values[filter.key] ?? '').split(',').filter(Boolean);
      if (chosen.length === 0) return null;
      return chosen
        .map((value) => filter.options.find((option) => option.value === value)?.label ?? value)
        .join(', ');
    }
    case 'record':
      return values[filter.key] ? (record?.label ?? '…') : null;
    case 'period': {
      const from = values[filter.from];
      const to = values[filter.to];
      if (!from && !to) return null;
      return `${from ? format.dateShort(from) : ''} – ${to ? format.dateShort(to) : ''}`.trim();
    }
    case 'range': {
      const from = values[filter.from];
      const to = values[filter.to];
      if (!from && !to) return null;
      if (!to) return `≥ ${format.moneyShort(Number(from))}`;
      if (!from) return `≤ ${format.moneyShort(Number(to))}`;
      return `${format.moneyShort(Number(from))} – ${format.moneyShort(Number(to))}`;
    }
  }
}
