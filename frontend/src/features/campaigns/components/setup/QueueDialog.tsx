import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { FormDialog } from '@/components/form/FormDialog';
import { SortableList } from '@/components/SortableList';
import { moved } from '@/lib/moved';
import type { CampaignSettings } from '../../setup.model';
import { useSettingsForm } from './useSettingsForm';

interface Props {
  campaignId: string;
  settings: CampaignSettings;
  onClose: () => void;
}

/** Which leads come first. */
export function QueueDialog({ campaignId, settings, onClose }: Props) {
  const { t } = useTranslation('campaigns');
  const record = useSettingsForm(campaignId, settings, 'campaign-queue', onClose);
  const { form } = record;
  const order = form.values.queueOrder;
  return (
    <FormDialog title={t('queue.edit')} record={record} onClose={onClose}>
      <Text size="sm" c="dimmed">
        {t('queue.hint')}
      </Text>
      <SortableList
        label={t('queue.title')}
        items={order.map((one) => ({ id: one, name: t(`queue.${one}`) }))}
        onMove={(from, to) => form.setFieldValue('queueOrder', moved(order, from, to))}
      >
        {(index) => {
          const one = order[index];
          return (
            one && (
              <div>
                <Text fw={550}>
                  {index + 1}. {t(`queue.${one}`)}
                </Text>
                <Text size="sm" c="dimmed">
                  {t(`queueHint.${one}`)}
                </Text>
              </div>
            )
          );
        }}
      </SortableList>
    </FormDialog>
  );
}
