import { Box, Group, Paper, Select, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '@/components/reader';
import { labelIn } from '@/features/pipelines/public';
import {
  hasValueMap,
  type ImportColumn,
  type ImportField,
  type Mapping,
  setDateFormat,
} from '../model';
import { ValueMap } from './ValueMap';

interface Props {
  column: ImportColumn;
  field: ImportField | null;
  fields: readonly ImportField[];
  mapping: Mapping;
  onChange: (mapping: Mapping) => void;
  onField: (field: string | null) => void;
}

/** One column of the file: what stands in it, the field it becomes, how it is read. */
export function ColumnCard({ column, field, fields, mapping, onChange, onField }: Props) {
  const { t, i18n } = useTranslation('imports');
  const format = useFormat();
  const label = (of: ImportField) => labelIn(of.label, i18n.language) + (of.required ? ' *' : '');
  return (
    <Paper withBorder p="md" radius="md">
      <Group align="flex-start" gap="lg" wrap="wrap">
        <Box flex="1 1 240px" miw={0}>
          <Text fw={600} style={{ overflowWrap: 'anywhere' }}>
            {column.name || t('map.unnamed', { number: column.index + 1 })}
          </Text>
          <Text size="sm" c="dimmed" lineClamp={2} style={{ overflowWrap: 'anywhere' }}>
            {column.samples.join(' · ') || t('map.blank')}
          </Text>
          <Text size="xs" c="dimmed">
            {t('map.distinct', { count: column.distinct, number: format.number(column.distinct) })}
          </Text>
        </Box>
        <Stack gap="xs" flex="1 1 240px" miw={200}>
          <Select
            aria-label={t('map.field', { column: column.name })}
            data={fields.map((of) => ({ value: of.field, label: label(of) }))}
            value={field?.field ?? null}
            onChange={onField}
            placeholder={t('map.metadata')}
            searchable
            clearable
            clearButtonProps={{ 'aria-label': t('map.clear', { column: column.name }) }}
            nothingFoundMessage={t('map.noField')}
          />
          {field?.type === 'date' && (
            <DateFormatSelect
              column={column}
              field={field.field}
              mapping={mapping}
              onChange={onChange}
            />
          )}
        </Stack>
      </Group>
      {field && hasValueMap(field.type) && (
        <ValueMap column={column} field={field} mapping={mapping} onChange={onChange} />
      )}
    </Paper>
  );
}

function DateFormatSelect({
  column,
  field,
  mapping,
  onChange,
}: {
  column: ImportColumn;
  field: string;
  mapping: Mapping;
  onChange: (mapping: Mapping) => void;
}) {
  const { t } = useTranslation('imports');
  const options = column.dateFormats;
  if (options.length === 0) {
    return (
      <Text size="sm" c="var(--fx-warning)">
        {t('map.noDates')}
      </Text>
    );
  }
  const ambiguous = options.length > 1;
  const chosen = mapping.dateFormats[field] ?? (ambiguous ? null : (options[0] ?? null));
  return (
    <Select
      label={t('map.dateFormat')}
      description={ambiguous ? t('map.dateFormatHint') : undefined}
      data={options.map((value) => ({ value, label: t(`dateFormat.${value}`) }))}
      value={chosen}
      onChange={(value) => onChange(setDateFormat(mapping, field, value))}
      error={ambiguous && chosen === null ? t('map.dateFormatAsk') : undefined}
      allowDeselect={false}
    />
  );
}
