import { Combobox, Group, Text, Textarea, type TextareaProps, useCombobox } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, type RefObject, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { UserAvatar } from '@/components/UserAvatar';
import { mentionableQuery } from '../api';
import { mentionAt, type Person, type Subject, withMention } from '../model';

interface Props extends Omit<TextareaProps, 'onChange' | 'value'> {
  subject: Subject;
  value: string;
  onChange: (body: string) => void;
  /** Somebody was picked from the list. */
  onName: (person: Person) => void;
  /** For who moves the focus into it. */
  fieldRef?: RefObject<HTMLTextAreaElement | null>;
}

/** Words in which an @ offers the people who may see the record. */
export function MentionTextarea({
  subject,
  value,
  onChange,
  onName,
  onKeyDown,
  fieldRef,
  ...field
}: Props) {
  const { t } = useTranslation('activities');
  const own = useRef<HTMLTextAreaElement>(null);
  const input = fieldRef ?? own;
  const [naming, setNaming] = useState<{ from: number; text: string } | null>(null);
  const people = useQuery({
    ...mentionableQuery(subject, naming?.text ?? ''),
    enabled: naming !== null,
  });
  const offered = naming === null ? [] : (people.data ?? []);
  const combobox = useCombobox();
  const { selectFirstOption } = combobox;
  const first = offered[0]?.id;
  useEffect(() => {
    if (first) selectFirstOption();
  }, [first, selectFirstOption]);

  const look = (element: HTMLTextAreaElement) =>
    setNaming(mentionAt(element.value, element.selectionStart));
  const pick = (id: string) => {
    const person = offered.find((one) => one.id === id);
    const element = input.current;
    if (!person || !naming || !element) return;
    const next = withMention(value, naming.from, element.selectionStart, person);
    onName(person);
    onChange(next.body);
    setNaming(null);
    // Once the new words are drawn, or the caret would go to their end.
    requestAnimationFrame(() => {
      element.focus();
      element.setSelectionRange(next.caret, next.caret);
    });
  };
  const open = naming !== null && offered.length > 0;
  const onKeys = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (open && event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      setNaming(null);
    } else if (open && event.key === 'Tab') {
      event.preventDefault();
      combobox.clickSelectedOption();
    } else if (!(open && event.key === 'Enter' && !event.ctrlKey && !event.metaKey)) {
      onKeyDown?.(event);
    }
  };
  return (
    <Combobox
      store={{ ...combobox, dropdownOpened: open }}
      onOptionSubmit={pick}
      position="bottom-start"
      withinPortal
    >
      <Combobox.Target targetType="input" withKeyboardNavigation={open} withExpandedAttribute>
        <Textarea
          {...field}
          ref={input}
          value={value}
          onChange={(event) => {
            onChange(event.currentTarget.value);
            look(event.currentTarget);
          }}
          onSelect={(event) => look(event.currentTarget)}
          onKeyDown={onKeys}
          onBlur={() => setNaming(null)}
        />
      </Combobox.Target>
      <Combobox.Dropdown hidden={!open}>
        <Combobox.Options mah={240} style={{ overflowY: 'auto' }} aria-label={t('mention.offer')}>
          {offered.map((person) => (
            <Combobox.Option key={person.id} value={person.id}>
              <Group gap={8} wrap="nowrap">
                <UserAvatar name={person.name} initials={person.initials} size={24} />
                <Text size="sm" truncate>
                  {person.name}
                </Text>
              </Group>
            </Combobox.Option>
          ))}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
