import { Badge } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type CampaignStatus, statusColor } from '../model';

export function StatusBadge({ status }: { status: CampaignStatus }) {
  const { t } = useTranslation('campaigns');
  return <Badge color={statusColor[status]}>{t(`status.${status}`)}</Badge>;
}
