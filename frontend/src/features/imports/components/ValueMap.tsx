import { Box, Collapse, Group, Select, Stack, Text, UnstyledButton } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconArrowRight, IconChevronDown } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useCountrySource } from '@/components/choices';
import { useFormat } from '@/components/reader';
import { SearchSelect } from '@/components/SearchSelect';
import { labelIn, lostReasonsQuery } from '@/features/pipelines/public';
import { userSource } from '@/features/users/public';
import { type ImportColumn, type ImportField, type Mapping, mapValue } from '../model';
import { StageSelect } from './StageSelect';
import { StatusSelect } from './StatusSelect';

interface Props {
  column: ImportColumn;
  field: ImportField;
  mapping: Mapping;
  onChange: (mapping: Mapping) => void;
}

/** What their words mean here: their stages, owners, countries and reasons. */
export function ValueMap({ column, field, mapping, onChange }: Props) {
  const { t } = useTranslation('imports');
  const format = useFormat();
  const [opened, { toggle }] = useDisclosure(field.type === 'stage' || field.type === 'status');
  const values = mapping.values[field.field] ?? {};
  const set = (theirs: string) => (ours: string | null) =>
    onChange(mapValue(mapping, field.field, theirs, ours));
  return (
    <Box mt="sm">
      <UnstyledButton onClick={toggle} aria-expanded={opened} fz="sm" fw={600}>
        <Group gap={6}>
          <IconChevronDown
            size={16}
            aria-hidden
            style={{ transform: opened ? undefined : 'rotate(-90deg)' }}
          />
          {t('values.title', { number: format.number(column.values.length) })}
        </Group>
      </UnstyledButton>
      <Collapse expanded={opened}>
        <Stack gap={8} mt="xs">
          {field.type === 'user' && (
            <Text size="sm" c="dimmed">
              {t('values.people')}
            </Text>
          )}
          {column.values.map(({ value, count }) => (
            <Group key={value} gap="sm" wrap="wrap">
              <Text flex="1 1 160px" size="sm" style={{ overflowWrap: 'anywhere' }}>
                {value}{' '}
                <Text span c="dimmed" size="xs">
                  × {format.number(count)}
                </Text>
              </Text>
              <IconArrowRight size={15} aria-hidden color="var(--mantine-color-dimmed)" />
              <Box flex="1 1 200px" miw={180}>
                <OurValue
                  field={field}
                  campaignId={mapping.lead.campaignId}
                  label={t('values.ours', { value })}
                  value={values[value] ?? null}
                  onChange={set(value)}
                />
              </Box>
            </Group>
          ))}
        </Stack>
      </Collapse>
    </Box>
  );
}

interface OursProps {
  field: ImportField;
  campaignId: string | null;
  label: string;
  value: string | null;
  onChange: (value: string | null) => void;
}

function OurValue({ field, campaignId, label, value, onChange }: OursProps) {
  const { t } = useTranslation('imports');
  const countries = useCountrySource();
  if (field.type === 'stage') {
    return (
      <StageSelect
        aria-label={label}
        value={value}
        onChange={onChange}
        placeholder={t('values.choose')}
        error={value === null}
      />
    );
  }
  if (field.type === 'status') {
    return (
      <StatusSelect
        campaignId={campaignId}
        aria-label={label}
        value={value}
        onChange={onChange}
        placeholder={t('values.chooseStatus')}
        error={value === null}
      />
    );
  }
  if (field.type === 'lost_reason') return <ReasonValue {...{ label, value, onChange }} />;
  return (
    <SearchSelect
      source={field.type === 'user' ? userSource : countries}
      aria-label={label}
      value={value}
      onChange={onChange}
      clearable
    />
  );
}

function ReasonValue({ label, value, onChange }: Pick<OursProps, 'label' | 'value' | 'onChange'>) {
  const { t } = useTranslation('imports');
  const { i18n } = useTranslation();
  const { data = [] } = useQuery(lostReasonsQuery);
  return (
    <Select
      aria-label={label}
      data={data.map((reason) => ({
        value: reason.key,
        label: labelIn(reason.label, i18n.language),
      }))}
      value={value}
      onChange={onChange}
      placeholder={t('values.asIs')}
      clearable
    />
  );
}
