import { Group } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { DateField } from '@/components/form/DateField';

/** The days of sending that are counted; in the address. */
export function Period({ search }: { search: { from?: string; to?: string } }) {
  const { t } = useTranslation('sequences');
  const navigate = useNavigate();
  const set = (patch: { from?: string | undefined; to?: string | undefined }) =>
    void navigate({
      to: '.',
      search: (now) => ({ ...now, ...patch }),
      replace: true,
      resetScroll: false,
    });
  return (
    <Group gap="xs" align="flex-end" mb="sm">
      <DateField
        label={t('results.from')}
        value={search.from ?? null}
        onChange={(from) => set({ from: from ?? undefined })}
      />
      <DateField
        label={t('results.to')}
        value={search.to ?? null}
        onChange={(to) => set({ to: to ?? undefined })}
      />
    </Group>
  );
}
