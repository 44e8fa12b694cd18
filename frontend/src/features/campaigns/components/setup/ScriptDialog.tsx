import { Text } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { FormDialog } from '@/components/form/FormDialog';
import { LinesSkeleton } from '@/components/Skeletons';
import { type CampaignSettings, scriptTokens } from '../../setup.model';
import { useSettingsForm } from './useSettingsForm';

/** The editor is large and rarely opened: it comes when it is needed. */
const RichTextField = lazy(() =>
  import('@/components/form/RichTextField').then(({ RichTextField: Field }) => ({
    default: Field,
  })),
);

interface Props {
  campaignId: string;
  settings: CampaignSettings;
  onClose: () => void;
}

/** What BDs read out, with tokens. */
export function ScriptDialog({ campaignId, settings, onClose }: Props) {
  const { t } = useTranslation('campaigns');
  const record = useSettingsForm(campaignId, settings, 'campaign-script', onClose);
  const { form } = record;
  return (
    <FormDialog title={t('script.edit')} record={record} onClose={onClose} size="xl">
      <Suspense fallback={<LinesSkeleton lines={6} />}>
        <RichTextField
          label={t('script.title')}
          value={form.values.script}
          onChange={(html) => form.setFieldValue('script', html)}
          error={form.errors.script}
          tokens={scriptTokens.map((token) => ({ token, label: t(`common:token.${token}`) }))}
        />
      </Suspense>
      <Text size="sm" c="dimmed">
        {t('script.hint', {
          example: '{{firstName|there}}',
          interpolation: { escapeValue: false },
        })}
      </Text>
    </FormDialog>
  );
}
