import { Badge, Button, Group, Tooltip } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Schema } from '@/api/client';
import { leads, useMe } from '@/app/session';
import { useFormat } from '@/components/reader';
import { showDone, showError } from '@/components/toasts';
import { giveBack } from '../api';

/** Who works on the lead at this moment, since when; a manager can take it out of their hands. */
export function LeadLockBadge({
  leadId,
  lock,
}: {
  leadId: string;
  lock: Schema<'LeadLock'> | null;
}) {
  const { t } = useTranslation('calling');
  const format = useFormat();
  const me = useMe();
  const client = useQueryClient();
  if (!lock) return null;
  const release = async () => {
    try {
      await giveBack(leadId, 'other');
      showDone(t('lock.released'));
      await client.invalidateQueries({ queryKey: ['get', '/api/leads/{id}', leadId] });
    } catch (error) {
      showError(error);
    }
  };
  return (
    <Group gap="xs">
      <Tooltip
        label={t('lock.since', { time: format.time(lock.since), until: format.time(lock.until) })}
      >
        <Badge color="orange" size="lg" leftSection={<IconLock size={13} aria-hidden />}>
          {lock.holder.id === me.id ? t('lock.you') : t('lock.held', { name: lock.holder.name })}
        </Badge>
      </Tooltip>
      {leads(me.role) && lock.holder.id !== me.id && (
        <Button size="compact-sm" variant="default" onClick={() => void release()}>
          {t('lock.release')}
        </Button>
      )}
    </Group>
  );
}
