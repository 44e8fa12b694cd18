import { Select, type SelectProps } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { labelIn } from '@/features/pipelines/public';
import { campaignStatusesQuery } from '../api';

interface Props extends Omit<SelectProps, 'data'> {
  campaignId: string | null;
}

/** Chooses a status of a campaign's leads. */
export function StatusSelect({ campaignId, ...props }: Props) {
  const { i18n } = useTranslation();
  const { data = [] } = useQuery(campaignStatusesQuery(campaignId));
  return (
    <Select
      {...props}
      data={data.map(({ key, label }) => ({ value: key, label: labelIn(label, i18n.language) }))}
      clearable
    />
  );
}
