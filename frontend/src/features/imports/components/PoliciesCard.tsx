import { Radio, SimpleGrid, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { SectionCard } from '@/components/SectionCard';
import type { ImportKind, Mapping } from '../model';

interface Props {
  kind: ImportKind;
  mapping: Mapping;
  onChange: (mapping: Mapping) => void;
}

const decimals = { auto: null, comma: true, point: false } as const;

/** What becomes of rows that name somebody or something unknown, and how numbers are written. */
export function PoliciesCard({ kind, mapping, onChange }: Props) {
  const { t } = useTranslation('imports');
  const decimal = mapping.decimalComma === null ? 'auto' : mapping.decimalComma ? 'comma' : 'point';
  return (
    <SectionCard title={t('policy.title')}>
      <SimpleGrid
        cols={{ base: 1, sm: kind === 'deals' ? 3 : kind === 'accounts' ? 2 : 1 }}
        spacing="lg"
      >
        <Radio.Group
          label={t('policy.owner')}
          value={mapping.missingOwner}
          onChange={(value) =>
            onChange({ ...mapping, missingOwner: value as Mapping['missingOwner'] })
          }
        >
          <Stack gap={6} mt={6}>
            <Radio value="reject" label={t('policy.reject')} />
            <Radio value="assign_to_me" label={t('policy.assignToMe')} />
            <Radio value="create_inactive" label={t('policy.createInactive')} />
          </Stack>
        </Radio.Group>
        {kind === 'deals' && (
          <Radio.Group
            label={t('policy.account')}
            value={mapping.missingAccount}
            onChange={(value) =>
              onChange({ ...mapping, missingAccount: value as Mapping['missingAccount'] })
            }
          >
            <Stack gap={6} mt={6}>
              <Radio value="reject" label={t('policy.reject')} />
              <Radio value="create" label={t('policy.create')} />
            </Stack>
          </Radio.Group>
        )}
        {kind !== 'leads' && (
          <Radio.Group
            label={t('policy.decimals')}
            value={decimal}
            onChange={(value) =>
              onChange({ ...mapping, decimalComma: decimals[value as keyof typeof decimals] })
            }
          >
            <Stack gap={6} mt={6}>
              <Radio value="auto" label={t('policy.auto')} />
              <Radio value="comma" label="1.234,56" />
              <Radio value="point" label="1,234.56" />
            </Stack>
          </Radio.Group>
        )}
      </SimpleGrid>
    </SectionCard>
  );
}
