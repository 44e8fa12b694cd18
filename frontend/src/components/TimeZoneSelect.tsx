import { Select } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { findTimeZones, timeZoneName } from '@/lib/timeZones';

interface Props {
  value?: string | null;
  onChange: (zone: string | null) => void;
  label: ReactNode;
  description?: ReactNode;
  placeholder?: string;
  error?: ReactNode;
}

/** A time zone, found by its city, its continent or its name in the reader's language. */
export function TimeZoneSelect({ value = null, onChange, placeholder, ...field }: Props) {
  const { t, i18n } = useTranslation('common');
  const zones = findTimeZones('', i18n.language, value);
  return (
    <Select
      {...field}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': t('clear') }}
      // The browser's own guess fills in names, where this wants a choice.
      autoComplete="off"
      placeholder={placeholder ?? t('timeZone.choose')}
      nothingFoundMessage={t('search.nothing')}
      maxDropdownHeight={260}
      limit={60}
      value={value}
      onChange={onChange}
      data={zones.map((zone) => ({ value: zone, label: timeZoneName(zone) }))}
      filter={({ search, options, limit }) => {
        const found = new Set(findTimeZones(search, i18n.language, value));
        return options
          .filter((option) => 'value' in option && found.has(String(option.value)))
          .slice(0, limit);
      }}
    />
  );
}
