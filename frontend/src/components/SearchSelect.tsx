import {
  Combobox,
  Group,
  Input,
  InputBase,
  Loader,
  Skeleton,
  Stack,
  Text,
  useCombobox,
} from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { NOTHING } from '@/lib/format';
import { useProblemText } from './problemText';

export interface Option {
  value: string;
  label: string;
  /** A second line that tells namesakes apart. */
  description?: string | undefined;
}

export interface OptionSource {
  /** Names the kind of records in the query cache: `accounts`, `users`. */
  name: string;
  /** The best matches; with an empty text those one would most likely want. */
  search: (text: string, signal: AbortSignal) => Promise<Option[]>;
  /** The option of a value that is chosen already. */
  find: (value: string, signal: AbortSignal) => Promise<Option | null>;
}

interface Props {
  source: OptionSource;
  value?: string | null;
  onChange: (value: string | null, option: Option | null) => void;
  label?: ReactNode;
  'aria-label'?: string;
  'aria-keyshortcuts'?: string;
  title?: string;
  description?: ReactNode;
  placeholder?: string;
  error?: ReactNode;
  required?: boolean;
  disabled?: boolean;
  clearable?: boolean;
  autoFocus?: boolean;
  withinPortal?: boolean;
  onBlur?: () => void;
}

const REST_MS = 150;

/** The option that belongs to a value, from the cache or the server. */
export function useChosen(source: OptionSource, value: string | null | undefined): Option | null {
  const { data } = useQuery({
    queryKey: ['option', source.name, value],
    queryFn: ({ signal }) => (value ? source.find(value, signal) : null),
    enabled: Boolean(value),
    staleTime: 60_000,
  });
  return data ?? null;
}

/** The name of a chosen record, where only its id is at hand. */
export function ChosenName({ source, value }: { source: OptionSource; value: string | null }) {
  const chosen = useChosen(source, value);
  if (!value) return NOTHING;
  return chosen?.label ?? '…';
}

/** Chooses one record out of many, found on the server as one types. */
export function SearchSelect({
  source,
  value = null,
  onChange,
  placeholder,
  clearable = false,
  autoFocus = false,
  withinPortal = true,
  onBlur,
  disabled = false,
  ...field
}: Props) {
  const { t } = useTranslation('common');
  const problemText = useProblemText();
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const [text, setText] = useState<string | null>(null);
  const [asked] = useDebouncedValue(text?.trim() ?? '', REST_MS);
  const chosen = useChosen(source, value);
  const results = useQuery({
    queryKey: ['options', source.name, asked],
    queryFn: ({ signal }) => source.search(asked, signal),
    enabled: combobox.dropdownOpened,
    placeholderData: (before) => before,
    staleTime: 10_000,
  });
  const options = results.data ?? [];

  // The label can arrive after the focus: typing should still replace it, not go on from it.
  const input = useRef<HTMLInputElement>(null);
  const label = chosen?.label;
  useEffect(() => {
    if (label && document.activeElement === input.current) input.current?.select();
  }, [label]);

  // Enter takes the best match of what was typed.
  const { selectFirstOption, resetSelectedOption } = combobox;
  const best = asked === '' ? undefined : options[0]?.value;
  useEffect(() => {
    if (best) selectFirstOption();
    else resetSelectedOption();
  }, [best, selectFirstOption, resetSelectedOption]);

  const close = () => {
    setText(null);
    combobox.closeDropdown();
  };
  const choose = (option: Option | null) => {
    onChange(option?.value ?? null, option);
    close();
  };

  return (
    <Combobox
      store={combobox}
      withinPortal={withinPortal}
      onOptionSubmit={(picked) => choose(options.find((option) => option.value === picked) ?? null)}
    >
      <Combobox.Target withExpandedAttribute>
        <InputBase
          {...field}
          disabled={disabled}
          autoFocus={autoFocus}
          ref={input}
          autoComplete="off"
          placeholder={chosen?.label ?? placeholder ?? t('search.type')}
          value={text ?? chosen?.label ?? ''}
          onChange={(event) => {
            setText(event.currentTarget.value);
            combobox.openDropdown();
            combobox.updateSelectedOptionIndex('active');
          }}
          onFocus={(event) => event.currentTarget.select()}
          onClick={() => combobox.openDropdown()}
          onBlur={() => {
            close();
            onBlur?.();
          }}
          rightSectionPointerEvents={value && clearable ? 'all' : 'none'}
          rightSection={
            results.isFetching && combobox.dropdownOpened ? (
              <Loader size={14} />
            ) : value && clearable && !disabled ? (
              <Input.ClearButton
                aria-label={t('clear')}
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => choose(null)}
              />
            ) : (
              <Combobox.Chevron />
            )
          }
        />
      </Combobox.Target>
      <Combobox.Dropdown>
        {results.isPending && (
          <Stack gap={10} p="xs" aria-busy="true">
            <Skeleton h={12} w="60%" />
            <Skeleton h={12} w="45%" />
            <Skeleton h={12} w="70%" />
          </Stack>
        )}
        {results.isError && <Combobox.Empty>{problemText(results.error)}</Combobox.Empty>}
        {results.isSuccess && options.length === 0 && (
          <Combobox.Empty>{t('search.nothing')}</Combobox.Empty>
        )}
        {options.length > 0 && (
          <Combobox.Options mah={280} style={{ overflowY: 'auto' }}>
            {options.map((option) => (
              <Combobox.Option
                key={option.value}
                value={option.value}
                active={option.value === value}
              >
                <OptionText option={option} />
              </Combobox.Option>
            ))}
          </Combobox.Options>
        )}
      </Combobox.Dropdown>
    </Combobox>
  );
}

function OptionText({ option }: { option: Option }) {
  return (
    <Group gap={8} wrap="nowrap" justify="space-between">
      <Text size="sm" truncate>
        {option.label}
      </Text>
      {option.description && (
        <Text size="xs" c="dimmed" truncate>
          {option.description}
        </Text>
      )}
    </Group>
  );
}
