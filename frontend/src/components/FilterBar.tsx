import { Button, Group, Menu, Popover, TextInput, UnstyledButton } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import {
  type Icon,
  IconChevronDown,
  IconFilterPlus,
  IconPlus,
  IconSearch,
  IconX,
} from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './FilterBar.module.css';
import { FilterEditor } from './FilterEditor';
import { useFormat } from './reader';
import { type OptionSource, useChosen } from './SearchSelect';

/** A filter of a list; its value lives in the address under `key`. */
export type Filter = {
  key: string;
  label: string;
  icon?: Icon;
  /** Offered behind "more filters" until it is set. */
  rare?: boolean;
} & (
  | {
      kind: 'choice';
      options: readonly { value: string; label: string }[];
      /** Several at once, as `a,b` in the address. */
      multiple?: boolean;
    }
  | {
      kind: 'record';
      source: OptionSource;
      /** Several at once, as `a,b` in the address: no value of the source holds a comma. */
      multiple?: boolean;
    }
  | { kind: 'period'; from: string; to: string }
  /** An amount, from and to: of money, or with `plain` of anything. */
  | { kind: 'range'; from: string; to: string; plain?: boolean }
  | { kind: 'text' }
);

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
  const keys = filters.flatMap(keysOf);
  const all = textKey ? [...keys, textKey] : keys;
  const isSet = (key: string) => values[key] !== undefined && values[key] !== '';
  const set = all.some(isSet);
  const [wanted, setWanted] = useState<string | null>(null);
  const shown = (filter: Filter) =>
    !filter.rare || filter.key === wanted || keysOf(filter).some(isSet);
  const more = filters.filter((filter) => !shown(filter));
  return (
    <Group gap={8} className={classes.bar} role="search">
      {textKey && (
        <TextFilter
          value={values[textKey] ?? ''}
          label={textLabel ?? t('filter.text')}
          onChange={(text) => onChange({ [textKey]: text || undefined })}
        />
      )}
      {filters.filter(shown).map((filter) => (
        <Chip
          key={filter.key}
          filter={filter}
          values={values}
          onChange={onChange}
          wanted={filter.key === wanted}
          onClosed={() => setWanted(null)}
        />
      ))}
      {more.length > 0 && (
        <Menu position="bottom-start">
          <Menu.Target>
            <Button
              variant="subtle"
              color="gray"
              size="compact-sm"
              leftSection={<IconFilterPlus size={15} aria-hidden />}
            >
              {t('filter.more')}
            </Button>
          </Menu.Target>
          <Menu.Dropdown mah={360} style={{ overflowY: 'auto' }}>
            {more.map(({ key, label, icon: Glyph }) => (
              <Menu.Item
                key={key}
                leftSection={Glyph && <Glyph size={15} aria-hidden />}
                onClick={() => setWanted(key)}
              >
                {label}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
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

/** The search parameters of a filter. */
export function keysOf(filter: Filter): string[] {
  return filter.kind === 'period' || filter.kind === 'range'
    ? [filter.from, filter.to]
    : [filter.key];
}

/** The records that are chosen in a filter. */
export function recordsOf(
  { key, multiple }: Extract<Filter, { kind: 'record' }>,
  values: FilterValues,
): string[] {
  const text = values[key] ?? '';
  return (multiple ? text.split(',') : [text]).filter(Boolean);
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
  wanted,
  onClosed,
}: {
  filter: Filter;
  values: FilterValues;
  onChange: (patch: FilterValues) => void;
  /** It was just chosen from "more filters": open at once, gone again if nothing is entered. */
  wanted: boolean;
  onClosed: () => void;
}) {
  const { t } = useTranslation('common');
  const [open, setOpen] = useState(wanted);
  const close = () => {
    setOpen(false);
    onClosed();
  };
  const shown = useShown(filter, values);
  const Glyph = filter.icon;
  const clear = () => onChange(Object.fromEntries(keysOf(filter).map((key) => [key, undefined])));
  return (
    <div className={classes.chip} data-set={shown !== null || undefined}>
      <Popover
        opened={open}
        onChange={(next) => (next ? setOpen(true) : close())}
        position="bottom-start"
        trapFocus
        withinPortal
      >
        <Popover.Target>
          <UnstyledButton
            className={classes.chipMain}
            onClick={() => (open ? close() : setOpen(true))}
          >
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
          <FilterEditor filter={filter} values={values} onChange={onChange} onDone={close} />
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
  const [first, ...further] = filter.kind === 'record' ? recordsOf(filter, values) : [];
  const record = useChosen(filter.kind === 'record' ? filter.source : NO_SOURCE, first);
  switch (filter.kind) {
    case 'choice': {
      const chosen = (values[filter.key] ?? '').split(',').filter(Boolean);
      if (chosen.length === 0) return null;
      return chosen
        .map((value) => filter.options.find((option) => option.value === value)?.label ?? value)
        .join(', ');
    }
    case 'record':
      if (!first) return null;
      return `${record?.label ?? '…'}${further.length > 0 ? ` +${further.length}` : ''}`;
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
      const amount = (text: string | undefined) =>
        filter.plain ? format.number(Number(text)) : format.moneyShort(Number(text));
      if (!to) return `≥ ${amount(from)}`;
      if (!from) return `≤ ${amount(to)}`;
      return `${amount(from)} – ${amount(to)}`;
    }
    case 'text':
      return values[filter.key] || null;
  }
}
