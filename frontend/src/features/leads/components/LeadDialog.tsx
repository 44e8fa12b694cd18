import { Autocomplete, Select, SimpleGrid, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '@/app/session';
import { CountrySelect } from '@/components/CountrySelect';
import { FormDialog } from '@/components/form/FormDialog';
import { TagsField } from '@/components/form/TagsField';
import { useRecordForm } from '@/components/form/useRecordForm';
import { ChosenName, SearchSelect } from '@/components/SearchSelect';
import { TimeZoneSelect } from '@/components/TimeZoneSelect';
import { showDone } from '@/components/toasts';
import { campaignSource } from '@/features/campaigns/public';
import { userSource } from '@/features/users/public';
import { callingCode, countryName } from '@/lib/countries';
import { timeZoneName } from '@/lib/timeZones';
import {
  amendLead,
  createLead,
  leadSourcesQuery,
  useLeadFields,
  useLeadStatuses,
  useLeadsChanged,
} from '../api';
import { type Lead, type LeadValues, leadSchema, NEW_LEAD, requestOf, valuesOf } from '../model';
import { CustomInputs } from './CustomInputs';

interface Props {
  /** Left out to create one. */
  lead?: Lead;
  initial?: Partial<LeadValues>;
  onClose: () => void;
  onCreated?: (lead: Lead) => void;
}

const allCampaigns = campaignSource();

/** Creates a lead or changes one. */
export function LeadDialog({ lead, initial, onClose, onCreated }: Props) {
  const { t, i18n } = useTranslation('leads');
  const me = useMe();
  const { saved } = useLeadsChanged();
  // Of another campaign's own fields nothing is sent: they are not on the form.
  const known = useRef<readonly string[]>([]);
  const ofCampaign = (values: LeadValues): LeadValues => ({
    ...values,
    custom: Object.fromEntries(
      Object.entries(values.custom).filter(([key]) => known.current.includes(key)),
    ),
  });
  const record = useRecordForm<LeadValues, Lead>({
    draftKey: lead ? `edit-lead:${lead.id}` : 'new-lead',
    initial: lead ? valuesOf(lead) : { ...NEW_LEAD, ownerId: me.id, ...initial },
    ...(lead ? { version: lead.version } : {}),
    toValues: valuesOf,
    schema: leadSchema,
    fields: {
      campaignId: {
        label: t('field.campaign'),
        show: (id) => <ChosenName source={allCampaigns} value={id} />,
      },
      firstName: { label: t('field.firstName') },
      lastName: { label: t('field.lastName') },
      company: { label: t('field.company') },
      jobTitle: { label: t('field.jobTitle') },
      email: { label: t('field.email') },
      phone: { label: t('field.phone') },
      country: { label: t('field.country'), show: (code) => countryName(code, i18n.language) },
      city: { label: t('field.city') },
      timeZone: { label: t('field.timeZone'), show: (zone) => zone && timeZoneName(zone) },
      website: { label: t('field.website') },
      linkedin: { label: t('field.linkedin') },
      source: { label: t('field.source') },
      status: {
        label: t('field.status'),
        show: (status) => <StatusName campaignId={lead?.campaign.id} status={status} />,
      },
      ownerId: {
        label: t('field.owner'),
        show: (id) => <ChosenName source={userSource} value={id} />,
      },
      tags: { label: t('field.tags'), show: (tags) => tags.join(', ') },
      custom: {
        label: t('fields.title'),
        show: (values) => Object.values(values).filter(Boolean).join(', '),
      },
    },
    save: (values, attempt) =>
      lead
        ? amendLead(lead.id, attempt.version, requestOf(ofCampaign(values)))
        : createLead(requestOf(ofCampaign(values)), attempt.idempotencyKey),
    onSaved: (result) => {
      saved(result);
      showDone(t(lead ? 'saved' : 'created', { name: result.fullName }));
      if (!lead && onCreated) onCreated(result);
      else onClose();
    },
  });
  const { form } = record;
  const { campaignId } = form.values;
  const sources = useQuery(leadSourcesQuery(campaignId ? [campaignId] : null));
  const fields = useLeadFields(form.values.campaignId);
  known.current = fields.map(({ key }) => key);
  const statuses = useLeadStatuses(form.values.campaignId);
  // Each campaign has its own statuses: in another one the lead gets what means the same there.
  const moved = Boolean(lead) && form.values.campaignId !== lead?.campaign.id;
  const hint = callingCode(form.values.country);
  return (
    <FormDialog
      title={lead ? t('edit', { name: lead.fullName }) : t('new')}
      record={record}
      onClose={onClose}
      submitLabel={lead ? t('common:save') : t('create')}
    >
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="md">
        <TextInput
          label={t('field.firstName')}
          data-autofocus
          maxLength={120}
          autoComplete="off"
          {...form.getInputProps('firstName')}
        />
        <TextInput
          label={t('field.lastName')}
          maxLength={120}
          autoComplete="off"
          {...form.getInputProps('lastName')}
        />
        <TextInput
          label={t('field.company')}
          maxLength={200}
          autoComplete="off"
          {...form.getInputProps('company')}
        />
        <TextInput
          label={t('field.jobTitle')}
          maxLength={200}
          autoComplete="off"
          {...form.getInputProps('jobTitle')}
        />
        <SearchSelect
          label={t('field.campaign')}
          required
          source={allCampaigns}
          {...form.getInputProps('campaignId')}
          onChange={(campaignId) => {
            const back = campaignId === lead?.campaign.id;
            form.setValues({ campaignId, status: back ? (lead?.status ?? null) : null });
          }}
        />
        <Select
          label={t('field.status')}
          data={statuses.options}
          placeholder={moved ? t('sameMeaning') : (statuses.options[0]?.label ?? '')}
          allowDeselect={false}
          {...form.getInputProps('status')}
        />
        <TextInput
          label={t('field.email')}
          type="email"
          maxLength={254}
          autoComplete="off"
          {...form.getInputProps('email')}
        />
        <TextInput
          label={t('field.phone')}
          type="tel"
          maxLength={60}
          autoComplete="off"
          placeholder={hint ? `${hint} …` : ''}
          description={t('field.phoneHint')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          {...form.getInputProps('phone')}
        />
        <CountrySelect label={t('field.country')} {...form.getInputProps('country')} />
        <TextInput
          label={t('field.city')}
          maxLength={120}
          autoComplete="off"
          {...form.getInputProps('city')}
        />
        <TimeZoneSelect
          label={t('field.timeZone')}
          description={t('field.timeZoneHint')}
          placeholder={t('field.timeZoneDerived')}
          {...form.getInputProps('timeZone')}
        />
        <TextInput
          label={t('field.website')}
          type="url"
          inputMode="url"
          placeholder="example.com"
          {...form.getInputProps('website')}
        />
        <TextInput
          label={t('field.linkedin')}
          placeholder="linkedin.com/in/…"
          maxLength={500}
          {...form.getInputProps('linkedin')}
        />
        <Autocomplete
          label={t('field.source')}
          data={(sources.data ?? []).map(({ name }) => name)}
          limit={12}
          maxLength={120}
          {...form.getInputProps('source')}
        />
        <SearchSelect
          label={t('field.owner')}
          source={userSource}
          clearable
          {...form.getInputProps('ownerId')}
        />
        <TagsField
          label={t('field.tags')}
          maxTags={20}
          maxLength={60}
          {...form.getInputProps('tags')}
        />
        <CustomInputs
          fields={fields}
          values={form.values.custom}
          errors={form.errors}
          onChange={(values) => form.setFieldValue('custom', values)}
        />
      </SimpleGrid>
    </FormDialog>
  );
}

function StatusName({
  campaignId,
  status,
}: {
  campaignId: string | undefined;
  status: string | null;
}) {
  return useLeadStatuses(campaignId).label(status);
}
