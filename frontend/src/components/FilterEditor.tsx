import {
  Button,
  CloseButton,
  Group,
  NumberInput,
  Stack,
  Text,
  TextInput,
  UnstyledButton,
} from '@mantine/core';
import { DatePicker } from '@mantine/dates';
import { IconCheck } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { today } from '@/lib/format';
import { periodNames, periodOf } from '@/lib/periods';
import { type Filter, type FilterValues, recordsOf } from './FilterBar';
import classes from './FilterBar.module.css';
import { ChosenName, SearchSelect } from './SearchSelect';

interface Props<F extends Filter = Filter> {
  filter: F;
  values: FilterValues;
  onChange: (patch: FilterValues) => void;
  onDone: () => void;
}

/** What the chip of a filter opens: where its value is chosen. */
export function FilterEditor({ filter, ...rest }: Props) {
  switch (filter.kind) {
    case 'choice':
      return <ChoiceEditor filter={filter} {...rest} />;
    case 'record':
      return <RecordEditor filter={filter} {...rest} />;
    case 'period':
      return <PeriodEditor filter={filter} {...rest} />;
    case 'range':
      return <RangeEditor filter={filter} {...rest} />;
    case 'text':
      return <TextEditor filter={filter} {...rest} />;
  }
}

function ChoiceEditor({
  filter,
  values,
  onChange,
  onDone,
}: Props<Extract<Filter, { kind: 'choice' }>>) {
  const chosen = (values[filter.key] ?? '').split(',').filter(Boolean);
  const toggle = (value: string) => {
    const without = chosen.filter((other) => other !== value);
    const next =
      without.length < chosen.length ? without : [...(filter.multiple ? chosen : []), value];
    onChange({ [filter.key]: next.length > 0 ? next.join(',') : undefined });
    if (!filter.multiple) onDone();
  };
  return (
    <Stack gap={2} miw={200}>
      {filter.options.map(({ value, label }) => (
        <UnstyledButton
          key={value}
          className={classes.option}
          data-set={chosen.includes(value) || undefined}
          aria-pressed={chosen.includes(value)}
          onClick={() => toggle(value)}
        >
          <Group justify="space-between" wrap="nowrap" gap="sm">
            <Text size="sm" inherit>
              {label}
            </Text>
            {chosen.includes(value) && <IconCheck size={15} aria-hidden />}
          </Group>
        </UnstyledButton>
      ))}
    </Stack>
  );
}

function RecordEditor({
  filter,
  values,
  onChange,
  onDone,
}: Props<Extract<Filter, { kind: 'record' }>>) {
  if (filter.multiple) return <RecordsEditor filter={filter} values={values} onChange={onChange} />;
  return (
    <div style={{ width: 260 }}>
      <SearchSelect
        aria-label={filter.label}
        autoFocus
        withinPortal={false}
        source={filter.source}
        value={values[filter.key] ?? null}
        onChange={(value) => {
          onChange({ [filter.key]: value ?? undefined });
          onDone();
        }}
      />
    </div>
  );
}

/** Those that are chosen, each with its cross, and the way to add one. */
function RecordsEditor({
  filter,
  values,
  onChange,
}: Omit<Props<Extract<Filter, { kind: 'record' }>>, 'onDone'>) {
  const { t } = useTranslation('common');
  const chosen = recordsOf(filter, values);
  const set = (next: string[]) =>
    onChange({ [filter.key]: next.length > 0 ? next.join(',') : undefined });
  return (
    <Stack gap={6} w={260}>
      {chosen.map((value) => (
        <Group key={value} justify="space-between" gap="sm" wrap="nowrap">
          <Text size="sm" truncate>
            <ChosenName source={filter.source} value={value} />
          </Text>
          <CloseButton
            size="sm"
            aria-label={t('filter.without', { filter: filter.label })}
            onClick={() => set(chosen.filter((other) => other !== value))}
          />
        </Group>
      ))}
      <SearchSelect
        key={chosen.join()}
        aria-label={filter.label}
        autoFocus
        withinPortal={false}
        source={filter.source}
        onChange={(value) => {
          if (value && !chosen.includes(value)) set([...chosen, value]);
        }}
      />
    </Stack>
  );
}

function PeriodEditor({
  filter,
  values,
  onChange,
  onDone,
}: Props<Extract<Filter, { kind: 'period' }>>) {
  const { t } = useTranslation('common');
  const set = (from: string | null, to: string | null) => {
    onChange({ [filter.from]: from ?? undefined, [filter.to]: to ?? undefined });
    if (from && to) onDone();
  };
  return (
    <div className={classes.period}>
      <Stack gap={2} miw={130}>
        {periodNames.map((name) => {
          const { from, to } = periodOf(name, today());
          const is = values[filter.from] === from && values[filter.to] === to;
          return (
            <UnstyledButton
              key={name}
              className={classes.option}
              data-set={is || undefined}
              aria-pressed={is}
              onClick={() => set(from, to)}
            >
              <Text size="sm" inherit>
                {t(`period.${name}`)}
              </Text>
            </UnstyledButton>
          );
        })}
      </Stack>
      <DatePicker
        type="range"
        allowSingleDateInRange
        value={[values[filter.from] ?? null, values[filter.to] ?? null]}
        onChange={([from, to]) => set(from, to)}
      />
    </div>
  );
}

function TextEditor({
  filter,
  values,
  onChange,
  onDone,
}: Props<Extract<Filter, { kind: 'text' }>>) {
  const { t } = useTranslation('common');
  const [text, setText] = useState(values[filter.key] ?? '');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onChange({ [filter.key]: text.trim() || undefined });
    onDone();
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="xs" w={220}>
        <TextInput
          aria-label={filter.label}
          data-autofocus
          maxLength={200}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <Button type="submit" size="xs">
          {t('filter.apply')}
        </Button>
      </Stack>
    </form>
  );
}

function RangeEditor({
  filter,
  values,
  onChange,
  onDone,
}: Props<Extract<Filter, { kind: 'range' }>>) {
  const { t } = useTranslation('common');
  const [from, setFrom] = useState(values[filter.from] ?? '');
  const [to, setTo] = useState(values[filter.to] ?? '');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onChange({ [filter.from]: from || undefined, [filter.to]: to || undefined });
    onDone();
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="xs" w={220}>
        <NumberInput
          label={t('filter.from')}
          min={0}
          decimalScale={2}
          hideControls
          data-autofocus
          value={from}
          onChange={(value) => setFrom(String(value))}
        />
        <NumberInput
          label={t('filter.to')}
          min={0}
          decimalScale={2}
          hideControls
          value={to}
          onChange={(value) => setTo(String(value))}
        />
        <Button type="submit" size="xs">
          {t('filter.apply')}
        </Button>
      </Stack>
    </form>
  );
}
