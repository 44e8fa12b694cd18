import { Tooltip } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Schema } from '@/api/client';
import { useFormat } from '@/components/reader';

/** In a row of leads: somebody works on it. */
export function LeadLockMark({ lock }: { lock: Schema<'LeadLock'> | null }) {
  const { t } = useTranslation('calling');
  const format = useFormat();
  if (!lock) return null;
  const label = `${t('lock.held', { name: lock.holder.name })}. ${t('lock.since', {
    time: format.time(lock.since),
    until: format.time(lock.until),
  })}`;
  return (
    <Tooltip label={label}>
      <IconLock
        size={14}
        role="img"
        aria-label={label}
        color="var(--mantine-color-orange-6)"
        style={{ marginLeft: 6, verticalAlign: '-2px' }}
      />
    </Tooltip>
  );
}
