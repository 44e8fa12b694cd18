import {
  IconBuilding,
  IconCalendarPlus,
  IconCalendarTime,
  IconFlag,
  IconForms,
  IconGauge,
  IconHistory,
  IconMapPin,
  IconPhoneCall,
  IconPhoneOff,
  IconProgress,
  IconSpeakerphone,
  IconTag,
  IconUser,
  IconWorldDownload,
} from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useCountrySource } from '@/components/choices';
import type { Filter } from '@/components/FilterBar';
import { useFormat } from '@/components/reader';
import type { OptionSource } from '@/components/SearchSelect';
import { accountSource } from '@/features/accounts/public';
import { campaignSource } from '@/features/campaigns/public';
import { userSource } from '@/features/users/public';
import { labelIn } from '@/lib/labels';
import { listOf } from '@/lib/searchParams';
import { leadSourceSource, tagSource, useLeadFields, useLeadStatuses } from '../api';
import { type LeadField, meanings } from '../model';
import { type LeadListSearch, NOBODY, onlyCampaign } from '../search.model';

const allCampaigns = campaignSource();
const contacts = ['never', 'last_7_days', 'over_7_days', 'over_30_days'] as const;
const actions = ['none', 'overdue', 'next_24_hours', 'next_7_days'] as const;

/** Everything the list of leads can be narrowed by; the rarer ones wait behind "more filters". */
export function useLeadFilters(search: LeadListSearch): Filter[] {
  const { t } = useTranslation('leads');
  const campaign = onlyCampaign(search);
  // One campaign has its own statuses; across several, what they mean is what they share.
  const { options } = useLeadStatuses(campaign);
  const fields = useLeadFields(campaign);
  const countrySource = useCountrySource();
  const { owners, sources } = useSources(search.campaignId);
  const choices = (name: string, values: readonly string[]) =>
    values.map((value) => ({ value, label: t(`${name}.${value}`) }));
  return [
    {
      kind: 'choice',
      key: 'status',
      label: t('field.status'),
      icon: IconProgress,
      options,
      multiple: true,
    },
    {
      kind: 'record',
      key: 'campaignId',
      label: t('field.campaign'),
      icon: IconSpeakerphone,
      source: allCampaigns,
    },
    { kind: 'record', key: 'ownerId', label: t('field.owner'), icon: IconUser, source: owners },
    {
      kind: 'range',
      key: 'score',
      from: 'scoreMin',
      to: 'scoreMax',
      plain: true,
      label: t('field.score'),
      icon: IconGauge,
    },
    {
      kind: 'choice',
      key: 'lastContact',
      label: t('field.lastContactAt'),
      icon: IconHistory,
      options: choices('lastContact', contacts),
      multiple: true,
    },
    {
      kind: 'choice',
      key: 'nextAction',
      label: t('field.nextActionAt'),
      icon: IconCalendarTime,
      options: choices('nextAction', actions),
      multiple: true,
    },
    { kind: 'record', key: 'tag', label: t('field.tags'), icon: IconTag, source: tagSource },
    ...fields.map(fieldFilter(t('yes'), t('no'))),
    {
      kind: 'choice',
      key: 'meaning',
      label: t('field.meaning'),
      icon: IconFlag,
      options: choices('meaning', meanings),
      multiple: true,
      rare: true,
    },
    {
      kind: 'range',
      key: 'attempts',
      from: 'attemptsMin',
      to: 'attemptsMax',
      plain: true,
      label: t('field.attempts'),
      icon: IconPhoneCall,
      rare: true,
    },
    {
      kind: 'record',
      key: 'country',
      label: t('field.country'),
      icon: IconMapPin,
      source: countrySource,
      rare: true,
    },
    {
      kind: 'record',
      key: 'source',
      label: t('field.source'),
      icon: IconWorldDownload,
      source: sources,
      multiple: true,
      rare: true,
    },
    {
      kind: 'record',
      key: 'accountId',
      label: t('field.account'),
      icon: IconBuilding,
      source: accountSource,
      rare: true,
    },
    {
      kind: 'choice',
      key: 'doNotCall',
      label: t('field.doNotCall'),
      icon: IconPhoneOff,
      options: [
        { value: 'true', label: t('yes') },
        { value: 'false', label: t('no') },
      ],
      rare: true,
    },
    period('lastContactDay', 'lastContact', t('field.lastContactDay'), IconHistory),
    period('nextActionDay', 'nextAction', t('field.nextActionDay'), IconCalendarTime),
    period('createdDay', 'created', t('field.createdAt'), IconCalendarPlus),
  ];
}

const period = (key: string, stem: string, label: string, icon: Filter['icon']): Filter => ({
  kind: 'period',
  key,
  from: `${stem}From`,
  to: `${stem}To`,
  label,
  ...(icon ? { icon } : {}),
  rare: true,
});

function useSources(campaignId: string | undefined) {
  const { t, i18n } = useTranslation('leads');
  const client = useQueryClient();
  const format = useFormat();
  return useMemo(() => {
    const nobody = { value: NOBODY, label: t('nobody') };
    const owners: OptionSource = {
      name: `users-or-nobody:${i18n.language}`,
      search: async (text, signal) => {
        const people = await userSource.search(text, signal);
        return text === '' ? [nobody, ...people] : people;
      },
      find: (id, signal) => (id === NOBODY ? Promise.resolve(nobody) : userSource.find(id, signal)),
    };
    const sources = leadSourceSource(client, listOf(campaignId) ?? null, format);
    return { owners, sources };
  }, [client, t, i18n.language, campaignId, format]);
}

/** A chip for a campaign's own field; its values live together in one parameter. */
function fieldFilter(yes: string, no: string) {
  return ({ key, label, type, choices }: LeadField): Filter => {
    const name = `custom.${key}`;
    const common = {
      key: name,
      label: labelIn(label, document.documentElement.lang),
      icon: IconForms,
      rare: true,
    };
    switch (type) {
      case 'choice':
        return {
          ...common,
          kind: 'choice',
          options: choices.map((choice) => ({ value: choice, label: choice })),
        };
      case 'yes_no':
        return {
          ...common,
          kind: 'choice',
          options: [
            { value: 'true', label: yes },
            { value: 'false', label: no },
          ],
        };
      case 'number':
        return { ...common, kind: 'range', plain: true, from: `${name}.from`, to: `${name}.to` };
      case 'date':
        return { ...common, kind: 'period', from: `${name}.from`, to: `${name}.to` };
      default:
        return { ...common, kind: 'text' };
    }
  };
}
