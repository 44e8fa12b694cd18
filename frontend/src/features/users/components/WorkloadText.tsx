import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '@/components/reader';
import type { Workload } from '../model';

/** "12 leads · 3 tasks · 5 calls today": how much somebody has to do. */
export function WorkloadText({ workload }: { workload: Workload | undefined }) {
  const { t } = useTranslation('users');
  const format = useFormat();
  if (!workload) return null;
  const part = (key: string, count: number) =>
    t(`workload.${key}`, { count, number: format.number(count) });
  return (
    <Text component="span" display="block" size="xs" c="dimmed">
      {[
        part('leads', workload.leads),
        part('tasks', workload.openTasks),
        part('calls', workload.callsToday),
      ].join(' · ')}
    </Text>
  );
}
