import { Checkbox, Radio, SimpleGrid, Stack, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useCountrySource } from '@/components/choices';
import { SearchSelect } from '@/components/SearchSelect';
import { SectionCard } from '@/components/SectionCard';
import { showError } from '@/components/toasts';
import { campaignSource } from '@/features/campaigns/public';
import { campaignStatusesQuery } from '../api';
import {
  duplicatePolicies,
  type LeadMapping,
  leadKeys,
  leadScopes,
  type Mapping,
  withCampaign,
  withKeys,
} from '../model';

interface Props {
  mapping: Mapping;
  onChange: (mapping: Mapping) => void;
}

/** Where leads go, and what becomes of those that are there already. */
export function LeadsCard({ mapping, onChange }: Props) {
  const { t } = useTranslation('imports');
  const client = useQueryClient();
  const countries = useCountrySource();
  const { lead } = mapping;
  const set = (change: Partial<LeadMapping>) =>
    onChange({ ...mapping, lead: { ...lead, ...change } });
  const setCampaign = async (campaignId: string | null) => {
    try {
      const { items } = await client.fetchQuery(campaignStatusesQuery(campaignId));
      onChange(
        withCampaign(
          mapping,
          campaignId,
          items.map(({ key }) => key),
        ),
      );
    } catch (error) {
      showError(error);
    }
  };
  const compared = lead.duplicates !== 'import_as_new';
  return (
    <SectionCard title={t('leads.title')}>
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="lg" verticalSpacing="lg">
        <SearchSelect
          label={t('leads.campaign')}
          description={t('leads.campaignHint')}
          source={campaignSource()}
          value={lead.campaignId}
          onChange={(value) => void setCampaign(value)}
          required
        />
        <SearchSelect
          label={t('leads.country')}
          description={t('leads.countryHint')}
          source={countries}
          value={lead.defaultCountry}
          onChange={(value) => set({ defaultCountry: value })}
          clearable
        />
        <Radio.Group
          label={t('leads.duplicates')}
          value={lead.duplicates}
          onChange={(value) => set({ duplicates: value as LeadMapping['duplicates'] })}
        >
          <Stack gap={8} mt={8}>
            {duplicatePolicies.map((policy) => (
              <Radio
                key={policy}
                value={policy}
                label={t(`leads.policy.${policy}`)}
                description={t(`leads.policyHint.${policy}`)}
              />
            ))}
          </Stack>
        </Radio.Group>
        {compared ? (
          <Stack gap="lg">
            <Checkbox.Group
              label={t('leads.keys')}
              description={t('leads.keysHint')}
              value={lead.keys}
              onChange={(keys) => onChange(withKeys(mapping, keys))}
            >
              <Stack gap={8} mt={8}>
                {leadKeys.map((key) => (
                  <Checkbox key={key} value={key} label={t(`leads.key.${key}`)} />
                ))}
              </Stack>
            </Checkbox.Group>
            <Radio.Group
              label={t('leads.scope')}
              value={lead.scope}
              onChange={(value) => set({ scope: value as LeadMapping['scope'] })}
            >
              <Stack gap={8} mt={8}>
                {leadScopes.map((scope) => (
                  <Radio key={scope} value={scope} label={t(`leads.range.${scope}`)} />
                ))}
              </Stack>
            </Radio.Group>
          </Stack>
        ) : (
          <Text size="sm" c="dimmed">
            {t('leads.uncompared')}
          </Text>
        )}
      </SimpleGrid>
    </SectionCard>
  );
}
