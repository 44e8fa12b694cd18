import { Select } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { countries, findCountries } from '@/lib/countries';

interface Props {
  value?: string | null;
  onChange: (code: string | null) => void;
  label: ReactNode;
  error?: ReactNode;
  disabled?: boolean;
}

/** A country by its name in the reader's language, found by its code as well. */
export function CountrySelect({ value, onChange, ...field }: Props) {
  const { t, i18n } = useTranslation('common');
  const language = i18n.language;
  return (
    <Select
      {...field}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': t('clear') }}
      // The browser's own guess fills in names, where this wants a choice.
      autoComplete="off"
      placeholder={t('country.choose')}
      nothingFoundMessage={t('search.nothing')}
      maxDropdownHeight={260}
      value={value ?? null}
      onChange={onChange}
      data={countries(language).map(({ code, name }) => ({ value: code, label: name }))}
      filter={({ search, options }) => {
        const found = new Set(findCountries(search, language).map(({ code }) => code));
        return options.filter((option) => 'value' in option && found.has(option.value));
      }}
    />
  );
}
