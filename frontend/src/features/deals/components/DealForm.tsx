import { Grid, NumberInput, Select, Textarea, TextInput } from '@mantine/core';
import { DatePickerInput } from '@mantine/dates';
import { IconCalendar } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { client as http } from '@/api/client';
import { FormDialog } from '@/components/form/FormDialog';
import { useRecordForm } from '@/components/form/useRecordForm';
import { useFormat } from '@/components/reader';
import { type OptionSource, SearchSelect, useChosen } from '@/components/SearchSelect';
import { showDone, showError } from '@/components/toasts';
import { accountSource } from '@/features/accounts/public';
import { campaignSource } from '@/features/campaigns/public';
import { leadSource } from '@/features/leads/public';
import {
  labelIn,
  lostReasonsQuery,
  useLostReasonLabel,
  useStages,
} from '@/features/pipelines/public';
import { userSource } from '@/features/users/public';
import { numberMarks } from '@/lib/format';
import { createDeal, dealSaved, saveDeal } from '../api';
import {
  type DealValues,
  dealSchema,
  requestOfValues,
  type Ties,
  valuesOf,
  withAccount,
  withCampaign,
  withLead,
} from '../form.model';
import type { Deal } from '../model';
import { ProbabilityField } from './ProbabilityField';

interface Props {
  /** Without it a new deal is made. */
  deal?: Deal;
  initial: DealValues;
  onClose: () => void;
  onCreated?: ((deal: Deal) => void) | undefined;
  footer?: ReactNode;
}

function Chosen({ source, value }: { source: OptionSource; value: string | null }) {
  return <>{useChosen(source, value)?.label ?? '–'}</>;
}

/** Makes or edits a deal; messages at their fields, stale edits merged field by field. */
export function DealForm({ deal, initial, onClose, onCreated, footer }: Props) {
  const { t, i18n } = useTranslation('deals');
  const format = useFormat();
  const client = useQueryClient();
  const { pipelines, stage: stageOf, label: stageLabel } = useStages();
  const reasonLabel = useLostReasonLabel();
  const reasons = useQuery(lostReasonsQuery);

  const record = useRecordForm<DealValues, Deal>({
    draftKey: deal ? `edit-deal:${deal.id}` : 'new-deal',
    initial,
    ...(deal ? { version: deal.version, toValues: valuesOf } : {}),
    schema: dealSchema,
    validate: (values) =>
      stageOf(values.stage)?.kind === 'lost' && !values.lostReason
        ? { lostReason: t('lost.missing') }
        : {},
    fields: {
      accountId: {
        label: t('fields.account'),
        show: (id) => <Chosen source={accountSource} value={id} />,
      },
      campaignId: {
        label: t('fields.campaign'),
        show: (id) => <Chosen source={campaignSource()} value={id} />,
      },
      leadId: {
        label: t('fields.lead'),
        show: (id) => <Chosen source={leadSource({})} value={id} />,
      },
      ownerId: {
        label: t('fields.owner'),
        show: (id) => <Chosen source={userSource} value={id} />,
      },
      name: { label: t('fields.name') },
      value: { label: t('fields.value'), show: (value) => format.money(Number(value)) },
      stage: { label: t('fields.stage'), show: stageLabel },
      probability: {
        label: t('fields.probability'),
        show: (value) => (value === null ? t('probability.follows') : format.percent(value / 100)),
      },
      closeDate: { label: t('fields.closeDate'), show: (date) => format.date(date) },
      lostReason: { label: t('lost.reason'), show: (reason) => reasonLabel(reason) },
      lostNote: { label: t('lost.note') },
      notes: { label: t('fields.notes') },
      openedOn: { label: t('fields.openedOn'), show: (date) => format.date(date) },
      metadata: { label: t('fields.metadata'), show: (data) => JSON.stringify(data) },
      externalId: { label: t('fields.externalId') },
    },
    save: (values, { version, idempotencyKey }) => {
      const request = requestOfValues(values, stageOf(values.stage)?.kind === 'lost');
      return deal ? saveDeal(deal.id, version, request) : createDeal(request, idempotencyKey);
    },
    onSaved: (saved) => {
      dealSaved(client, saved);
      showDone(t(deal ? 'dialog.saved' : 'dialog.created', { name: saved.name }));
      onClose();
      if (!deal) onCreated?.(saved);
    },
  });
  const { form } = record;
  const { values } = form;
  const stage = stageOf(values.stage);
  const ties: Ties = values;
  const tie = (next: Ties) =>
    form.setValues({
      accountId: next.accountId,
      campaignId: next.campaignId,
      leadId: next.leadId,
    });

  const onCampaign = async (id: string | null) => {
    if (!id) return tie(withCampaign(ties, null));
    try {
      const { data } = await http.GET('/api/campaigns/{id}', { params: { path: { id } } });
      if (data) tie(withCampaign(ties, { id, accountId: data.account.id }));
    } catch (error) {
      showError(error);
    }
  };
  const onLead = async (id: string | null) => {
    if (!id) return tie(withLead(ties, null));
    try {
      const { data } = await http.GET('/api/leads/{id}', { params: { path: { id } } });
      if (!data) return;
      tie(withLead(ties, { id, campaignId: data.campaign.id, accountId: data.account.id }));
      if (values.name.trim() === '') form.setFieldValue('name', data.company ?? data.fullName);
    } catch (error) {
      showError(error);
    }
  };
  const onStage = (key: string | null) => {
    if (!key) return;
    form.setFieldValue('stage', key);
    form.clearFieldError('lostReason');
  };

  const stageOptions = pipelines.map((pipeline) => ({
    group: labelIn(pipeline.label, i18n.language),
    items: pipeline.stages.map((one) => ({
      value: one.key,
      label: labelIn(one.label, i18n.language),
    })),
  }));
  const half = { base: 12, sm: 6 };
  const marks = numberMarks(format.locale, format.currency);

  return (
    <FormDialog
      title={deal ? t('dialog.edit') : t('dialog.new')}
      record={record}
      onClose={onClose}
      submitLabel={deal ? t('common:save') : t('dialog.create')}
      footer={footer}
    >
      <TextInput
        label={t('fields.name')}
        required
        data-autofocus
        maxLength={200}
        {...form.getInputProps('name')}
      />
      <Grid gap="md">
        <Grid.Col span={half}>
          <SearchSelect
            label={t('fields.account')}
            required
            clearable
            source={accountSource}
            value={values.accountId}
            error={form.errors.accountId}
            onChange={(id) => {
              tie(withAccount(ties, id));
              form.clearFieldError('accountId');
            }}
          />
        </Grid.Col>
        <Grid.Col span={half}>
          <SearchSelect
            label={t('fields.owner')}
            required
            source={userSource}
            value={values.ownerId}
            error={form.errors.ownerId}
            onChange={(id) => form.setFieldValue('ownerId', id)}
          />
        </Grid.Col>
        <Grid.Col span={half}>
          <SearchSelect
            label={t('fields.campaign')}
            clearable
            source={campaignSource(values.accountId ?? undefined)}
            value={values.campaignId}
            error={form.errors.campaignId}
            onChange={(id) => void onCampaign(id)}
          />
        </Grid.Col>
        <Grid.Col span={half}>
          <SearchSelect
            label={t('fields.lead')}
            clearable
            source={leadSource({ campaignId: values.campaignId, accountId: values.accountId })}
            value={values.leadId}
            error={form.errors.leadId}
            onChange={(id) => void onLead(id)}
          />
        </Grid.Col>
        <Grid.Col span={half}>
          <NumberInput
            label={t('fields.value')}
            min={0}
            max={9_999_999_999.99}
            decimalScale={2}
            hideControls
            thousandSeparator={marks.thousandSeparator}
            decimalSeparator={marks.decimalSeparator}
            rightSection={<span aria-hidden>{marks.currencySign}</span>}
            {...form.getInputProps('value')}
            onChange={(value) => form.setFieldValue('value', value === '' ? '' : Number(value))}
          />
        </Grid.Col>
        <Grid.Col span={half}>
          <DatePickerInput
            label={t('fields.closeDate')}
            clearable
            valueFormat="D MMM YYYY"
            placeholder={t('dialog.noDate')}
            leftSection={<IconCalendar size={16} aria-hidden />}
            clearButtonProps={{ 'aria-label': t('common:clear') }}
            {...form.getInputProps('closeDate')}
          />
        </Grid.Col>
        <Grid.Col span={half}>
          <Select
            label={t('fields.stage')}
            required
            allowDeselect={false}
            data={pipelines.length > 1 ? stageOptions : (stageOptions[0]?.items ?? [])}
            value={values.stage || null}
            error={form.errors.stage}
            onChange={onStage}
          />
        </Grid.Col>
        <Grid.Col span={half}>
          <ProbabilityField
            stage={stage}
            value={values.probability}
            error={form.errors.probability}
            onChange={(probability) => form.setFieldValue('probability', probability)}
          />
        </Grid.Col>
        {stage?.kind === 'lost' && (
          <>
            <Grid.Col span={half}>
              <Select
                label={t('lost.reason')}
                required
                data={(reasons.data ?? [])
                  .filter((reason) => reason.active || reason.key === initial.lostReason)
                  .map((reason) => ({
                    value: reason.key,
                    label: labelIn(reason.label, i18n.language),
                  }))}
                {...form.getInputProps('lostReason')}
              />
            </Grid.Col>
            <Grid.Col span={half}>
              <Textarea
                label={t('lost.note')}
                autosize
                minRows={1}
                maxRows={6}
                maxLength={2000}
                {...form.getInputProps('lostNote')}
              />
            </Grid.Col>
          </>
        )}
      </Grid>
      <Textarea
        label={t('fields.notes')}
        autosize
        minRows={3}
        maxRows={12}
        maxLength={20_000}
        {...form.getInputProps('notes')}
      />
    </FormDialog>
  );
}
