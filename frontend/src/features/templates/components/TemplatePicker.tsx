import {
  Badge,
  Button,
  Combobox,
  Group,
  NativeSelect,
  Skeleton,
  Stack,
  Text,
  useCombobox,
} from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconTemplate } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useProblemText } from '@/components/problemText';
import { templateChoicesQuery } from '../api';
import { type MailLanguage, mailLanguages, type Template } from '../model';

const REST_MS = 150;

interface Props {
  onPick: (template: Template) => void;
  /** The language to begin with; all of them where nobody knows. */
  language?: MailLanguage | null;
  /** Only an icon, for a crowded toolbar. */
  compact?: boolean;
  disabled?: boolean;
}

/** Chooses a template: type to find, arrows and Enter to take, the language beside it. */
export function TemplatePicker({
  onPick,
  language: first = null,
  compact = false,
  disabled = false,
}: Props) {
  const { t } = useTranslation('templates');
  const problemText = useProblemText();
  const [text, setText] = useState('');
  const [language, setLanguage] = useState<string>(first ?? '');
  const [asked] = useDebouncedValue(text.trim(), REST_MS);
  const combobox = useCombobox({
    onDropdownClose: () => {
      combobox.resetSelectedOption();
      setText('');
    },
    onDropdownOpen: () => combobox.focusSearchInput(),
  });
  const results = useQuery({
    ...templateChoicesQuery(asked, language === '' ? null : language),
    enabled: combobox.dropdownOpened,
    placeholderData: (before) => before,
  });
  const options = results.data?.items ?? [];
  return (
    <Combobox
      store={combobox}
      width={340}
      position="top-start"
      withinPortal
      onOptionSubmit={(id) => {
        const template = options.find((option) => option.id === id);
        combobox.closeDropdown();
        if (template) onPick(template);
      }}
    >
      <Combobox.Target withAriaAttributes={false}>
        <Button
          variant="subtle"
          color="gray"
          size="compact-md"
          disabled={disabled}
          aria-haspopup="listbox"
          aria-expanded={combobox.dropdownOpened}
          aria-label={t('picker.label')}
          title={t('picker.label')}
          onClick={() => combobox.toggleDropdown()}
        >
          <Group gap={6} wrap="nowrap">
            <IconTemplate size={17} stroke={1.7} aria-hidden />
            {!compact && t('picker.button')}
          </Group>
        </Button>
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Search
          value={text}
          aria-label={t('search')}
          placeholder={t('search')}
          onChange={(event) => {
            setText(event.currentTarget.value);
            combobox.updateSelectedOptionIndex();
          }}
        />
        <NativeSelect
          size="xs"
          mx={8}
          mt={6}
          aria-label={t('field.language')}
          value={language}
          onChange={(event) => setLanguage(event.currentTarget.value)}
          data={[
            { value: '', label: t('picker.allLanguages') },
            ...mailLanguages.map((value) => ({ value, label: t(`language.${value}`) })),
          ]}
        />
        <Combobox.Options mah={300} style={{ overflowY: 'auto' }} aria-label={t('title')}>
          {results.isPending && (
            <Stack gap={10} p="xs" aria-busy="true">
              <Skeleton h={12} w="60%" />
              <Skeleton h={12} w="45%" />
            </Stack>
          )}
          {results.isError && <Combobox.Empty>{problemText(results.error)}</Combobox.Empty>}
          {results.isSuccess && options.length === 0 && (
            <Combobox.Empty>{t('picker.none')}</Combobox.Empty>
          )}
          {options.map((template) => (
            <Combobox.Option key={template.id} value={template.id}>
              <Group justify="space-between" wrap="nowrap" gap="xs">
                <Text size="sm" fw={550} truncate>
                  {template.name}
                </Text>
                <Badge variant="default" size="sm" style={{ flex: 'none' }}>
                  {template.language.toUpperCase()}
                </Badge>
              </Group>
              <Text size="xs" c="dimmed" truncate>
                {template.subject}
              </Text>
            </Combobox.Option>
          ))}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
