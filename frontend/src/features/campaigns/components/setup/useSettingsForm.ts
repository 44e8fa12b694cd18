import { useTranslation } from 'react-i18next';
import { useRecordForm } from '@/components/form/useRecordForm';
import { showDone } from '@/components/toasts';
import { amendSettings, useSetupChanged } from '../../api';
import {
  type CampaignSettings,
  type SettingsValues,
  settingsRequest,
  settingsSchema,
  settingsValues,
} from '../../setup.model';

/**
 * One form over all of a campaign's settings, whichever part of them a dialog shows: what others
 * change meanwhile in the other parts is merged.
 */
export function useSettingsForm(
  campaignId: string,
  settings: CampaignSettings,
  dialog: string,
  onClose: () => void,
) {
  const { t } = useTranslation('campaigns');
  const changed = useSetupChanged(campaignId);
  return useRecordForm<SettingsValues, CampaignSettings>({
    draftKey: `${dialog}:${campaignId}`,
    initial: settingsValues(settings),
    version: settings.version,
    toValues: settingsValues,
    schema: settingsSchema,
    fields: {
      script: { label: t('script.title'), show: () => t('script.other') },
      window: {
        label: t('setup.window'),
        show: ({ from, to }) => `${from} – ${to}`,
      },
      coolingMinutes: { label: t('setup.cooling') },
      leaseMinutes: { label: t('setup.lease') },
      maxAttempts: { label: t('setup.maxAttempts') },
      queueOrder: {
        label: t('queue.title'),
        show: (order) => order.map((one) => t(`queue.${one}`)).join(', '),
      },
      retryRules: {
        label: t('retry.title'),
        show: (rules) =>
          Object.values(rules)
            .map(({ waitMinutes, maxAttempts }) => `${waitMinutes} / ${maxAttempts}`)
            .join(', '),
      },
    },
    save: (values, attempt) => amendSettings(campaignId, attempt.version, settingsRequest(values)),
    onSaved: (result) => {
      changed.settings(result);
      showDone(t('setup.saved'));
      onClose();
    },
  });
}
