import { Select, SimpleGrid, Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { DateField } from '@/components/form/DateField';
import { FormDialog } from '@/components/form/FormDialog';
import { useRecordForm } from '@/components/form/useRecordForm';
import { useFormat } from '@/components/reader';
import { ChosenName, SearchSelect } from '@/components/SearchSelect';
import { showDone } from '@/components/toasts';
import { accountSource } from '@/features/accounts/public';
import { amendCampaign, createCampaign, useCampaignsChanged } from '../api';
import {
  type Campaign,
  type CampaignValues,
  campaignSchema,
  campaignStatuses,
  NEW_CAMPAIGN,
  requestOf,
  valuesOf,
} from '../model';

interface Props {
  /** Left out to create one. */
  campaign?: Campaign;
  initial?: Partial<CampaignValues>;
  onClose: () => void;
  onCreated?: (campaign: Campaign) => void;
}

/** Creates a campaign or changes one. */
export function CampaignDialog({ campaign, initial, onClose, onCreated }: Props) {
  const { t } = useTranslation('campaigns');
  const format = useFormat();
  const { saved } = useCampaignsChanged();
  const record = useRecordForm<CampaignValues, Campaign>({
    draftKey: campaign ? `edit-campaign:${campaign.id}` : 'new-campaign',
    initial: campaign ? valuesOf(campaign) : { ...NEW_CAMPAIGN, ...initial },
    ...(campaign ? { version: campaign.version } : {}),
    toValues: valuesOf,
    schema: campaignSchema,
    fields: {
      accountId: {
        label: t('field.account'),
        show: (id) => <ChosenName source={accountSource} value={id} />,
      },
      name: { label: t('field.name') },
      status: { label: t('field.status'), show: (status) => t(`status.${status}`) },
      startsOn: { label: t('field.startsOn'), show: (date) => format.date(date) },
      endsOn: { label: t('field.endsOn'), show: (date) => format.date(date) },
      description: { label: t('field.description') },
    },
    save: (values, attempt) =>
      campaign
        ? amendCampaign(campaign.id, attempt.version, requestOf(values))
        : createCampaign(requestOf(values), attempt.idempotencyKey),
    onSaved: (result) => {
      saved(result);
      showDone(t(campaign ? 'saved' : 'created', { name: result.name }));
      if (!campaign && onCreated) onCreated(result);
      else onClose();
    },
  });
  const { form } = record;
  return (
    <FormDialog
      title={campaign ? t('edit', { name: campaign.name }) : t('new')}
      record={record}
      onClose={onClose}
      submitLabel={campaign ? t('common:save') : t('create')}
    >
      <TextInput
        label={t('field.name')}
        required
        data-autofocus
        maxLength={200}
        {...form.getInputProps('name')}
      />
      <SearchSelect
        label={t('field.account')}
        required
        source={accountSource}
        {...form.getInputProps('accountId')}
      />
      <SimpleGrid cols={{ base: 1, sm: 3 }} spacing="md">
        <Select
          label={t('field.status')}
          allowDeselect={false}
          data={campaignStatuses.map((status) => ({ value: status, label: t(`status.${status}`) }))}
          {...form.getInputProps('status')}
        />
        <DateField label={t('field.startsOn')} {...form.getInputProps('startsOn')} />
        <DateField label={t('field.endsOn')} {...form.getInputProps('endsOn')} />
      </SimpleGrid>
      <Textarea
        label={t('field.description')}
        autosize
        minRows={4}
        maxRows={12}
        maxLength={20_000}
        {...form.getInputProps('description')}
      />
    </FormDialog>
  );
}
