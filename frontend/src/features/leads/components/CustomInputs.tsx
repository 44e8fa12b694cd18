import { NumberInput, Select, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { DateField } from '@/components/form/DateField';
import { labelIn } from '@/lib/labels';
import type { CustomValue, LeadField } from '../model';

interface Props {
  fields: readonly LeadField[];
  values: Readonly<Record<string, CustomValue>>;
  /** What the server refused, by `custom.<key>`. */
  errors: Readonly<Record<string, unknown>>;
  onChange: (values: Record<string, CustomValue>) => void;
}

/** An input for each of the campaign's own fields. */
export function CustomInputs({ fields, values, errors, onChange }: Props) {
  const { t, i18n } = useTranslation('leads');
  return fields.map((field) => {
    const { key, type, choices } = field;
    const value = values[key] ?? null;
    const change = (next: CustomValue) => onChange({ ...values, [key]: next === '' ? null : next });
    const error = errors[`custom.${key}`];
    const common = {
      label: labelIn(field.label, i18n.language),
      error: typeof error === 'string' ? error : null,
    };
    switch (type) {
      case 'number':
        return (
          <NumberInput
            key={key}
            {...common}
            hideControls
            decimalScale={6}
            value={value === null ? '' : Number(value)}
            onChange={(next) => change(next === '' ? null : Number(next))}
          />
        );
      case 'date':
        return (
          <DateField
            key={key}
            {...common}
            value={value === null ? '' : String(value)}
            onChange={(next: string | null) => change(next)}
          />
        );
      case 'choice': {
        // A choice that is no longer offered stays until it is changed.
        const kept = value !== null && !choices.includes(String(value)) ? [String(value)] : [];
        return (
          <Select
            key={key}
            {...common}
            clearable
            clearButtonProps={{ 'aria-label': t('common:clear') }}
            data={[...choices, ...kept]}
            value={value === null ? null : String(value)}
            onChange={change}
          />
        );
      }
      case 'yes_no':
        return (
          <Select
            key={key}
            {...common}
            clearable
            clearButtonProps={{ 'aria-label': t('common:clear') }}
            data={[
              { value: 'true', label: t('yes') },
              { value: 'false', label: t('no') },
            ]}
            value={value === null ? null : String(value)}
            onChange={(next) => change(next === null ? null : next === 'true')}
          />
        );
      default:
        return (
          <TextInput
            key={key}
            {...common}
            maxLength={2000}
            value={value === null ? '' : String(value)}
            onChange={(event) => change(event.currentTarget.value)}
          />
        );
    }
  });
}
