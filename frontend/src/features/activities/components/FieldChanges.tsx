import { Group, Text } from '@mantine/core';
import { IconArrowRight } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '@/components/reader';
import { useLostReasonLabel, useStages } from '@/features/pipelines/public';
import { NOTHING } from '@/lib/format';
import type { FieldChange } from '../model';

/** Field by field: what it was, and what it became. */
export function FieldChanges({ changes }: { changes: readonly FieldChange[] }) {
  const { t, i18n } = useTranslation('activities');
  const show = useFieldValue();
  return (
    <>
      {changes.map(({ field, before, after }) => {
        const key = `activities:fields.${field}`;
        return (
          <Group key={field} gap={6} align="baseline">
            <Text span size="sm" c="dimmed">
              {i18n.exists(key) ? t(key) : field}
            </Text>
            {before !== null && before !== '' && (
              <>
                <Text span size="sm" td="line-through" c="dimmed">
                  {show(field, before)}
                </Text>
                <IconArrowRight size={13} aria-label={t('became')} role="img" />
              </>
            )}
            <Text span size="sm" fw={550}>
              {show(field, after)}
            </Text>
          </Group>
        );
      })}
    </>
  );
}

function useFieldValue() {
  const format = useFormat();
  const stages = useStages();
  const reason = useLostReasonLabel();
  return (field: string, value: string | number | null): string => {
    if (value === null || value === '') return NOTHING;
    if (field === 'stage') return stages.label(String(value));
    if (field === 'lostReason') return reason(String(value)) ?? NOTHING;
    if (field === 'probability') return format.percent(Number(value) / 100);
    if (field === 'value' || field === 'annualRevenue') return format.money(Number(value));
    if (typeof value === 'number') return format.number(value);
    if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return format.date(value);
    if (/^\d{4}-\d{2}-\d{2}T/.test(value)) return format.dateTime(value);
    return value;
  };
}
