import { SimpleGrid, Text, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useCountrySource } from '@/components/choices';
import { SearchSelect } from '@/components/SearchSelect';
import { SectionCard } from '@/components/SectionCard';
import { accountSource } from '@/features/accounts/public';
import { labelIn } from '@/features/pipelines/public';
import { userSource } from '@/features/users/public';
import { columnOf, type ImportField, type Mapping, setDefault, takesDefault } from '../model';
import { StageSelect } from './StageSelect';
import { StatusSelect } from './StatusSelect';

interface Props {
  fields: readonly ImportField[];
  mapping: Mapping;
  onChange: (mapping: Mapping) => void;
}

/** What a new record gets where its cell is empty or there is no column. */
export function DefaultsCard({ fields, mapping, onChange }: Props) {
  const { t, i18n } = useTranslation('imports');
  const offered = fields.filter(
    (field) =>
      takesDefault(field) &&
      (field.required ||
        !['text', 'address'].includes(field.type) ||
        field.field === 'source' ||
        columnOf(mapping, field.field) !== null ||
        Boolean(mapping.defaults[field.field])),
  );
  return (
    <SectionCard title={t('defaults.title')}>
      <Text c="dimmed" size="sm" mb="md">
        {t('defaults.hint')}
      </Text>
      <SimpleGrid cols={{ base: 1, sm: 2, lg: 3 }} spacing="md">
        {offered.map((field) => (
          <DefaultInput
            key={field.field}
            field={field}
            campaignId={mapping.lead.campaignId}
            label={labelIn(field.label, i18n.language)}
            value={mapping.defaults[field.field] ?? null}
            onChange={(value) => onChange(setDefault(mapping, field.field, value))}
          />
        ))}
      </SimpleGrid>
    </SectionCard>
  );
}

interface InputProps {
  field: ImportField;
  campaignId: string | null;
  label: string;
  value: string | null;
  onChange: (value: string | null) => void;
}

function DefaultInput({ field, campaignId, label, value, onChange }: InputProps) {
  const { t } = useTranslation('imports');
  const countries = useCountrySource();
  switch (field.type) {
    case 'stage':
      return (
        <StageSelect
          label={label}
          value={value}
          onChange={onChange}
          placeholder={t('defaults.stage')}
        />
      );
    case 'status':
      return (
        <StatusSelect
          campaignId={campaignId}
          label={label}
          value={value}
          onChange={onChange}
          placeholder={t('defaults.status')}
        />
      );
    case 'user':
    case 'account':
    case 'country':
      return (
        <SearchSelect
          label={label}
          source={{ user: userSource, account: accountSource, country: countries }[field.type]}
          value={value}
          onChange={onChange}
          clearable
        />
      );
    case 'date':
      return (
        <TextInput
          label={label}
          type="date"
          value={value ?? ''}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      );
    default:
      return (
        <TextInput
          label={label}
          description={field.field === 'name' ? t('defaults.template') : undefined}
          value={value ?? ''}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      );
  }
}
