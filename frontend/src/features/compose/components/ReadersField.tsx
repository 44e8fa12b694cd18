import { TagsInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { peopleQuery } from '../api';
import { isAddress, type MailPerson, peopleOf, personText } from '../people.model';

interface Props {
  label: string;
  value: readonly MailPerson[];
  onChange: (people: MailPerson[]) => void;
  error?: ReactNode;
  autoFocus?: boolean;
  rightSection?: ReactNode;
}

/** A line of readers: leads are offered as one types, other addresses are typed or pasted. */
export function ReadersField({ label, value, onChange, error, autoFocus, rightSection }: Props) {
  const { t } = useTranslation('compose');
  const [text, setText] = useState('');
  const [asked] = useDebouncedValue(text.trim(), 150);
  const known = useQuery(peopleQuery(asked));
  const wrong = value.filter(({ address }) => !isAddress(address));
  const shown =
    error ??
    (wrong.length > 0
      ? t('notAnAddress', { text: wrong.map(({ address }) => address).join(', ') })
      : null);
  return (
    <TagsInput
      role="combobox"
      label={label}
      value={value.map(personText)}
      onChange={(texts) => onChange(peopleOf(texts))}
      searchValue={text}
      onSearchChange={setText}
      data={text ? (known.data ?? []).map(personText) : []}
      filter={({ options }) => options}
      splitChars={[',', ';', '\n']}
      error={shown}
      autoFocus={autoFocus ?? false}
      comboboxProps={{ withinPortal: true, zIndex: 320 }}
      {...(rightSection
        ? { rightSection, rightSectionWidth: 74, rightSectionPointerEvents: 'all' }
        : {})}
      maxTags={50}
    />
  );
}
