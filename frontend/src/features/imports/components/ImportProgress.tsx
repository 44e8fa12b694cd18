import { Card, Progress, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '@/components/reader';
import { type ImportRun, percent } from '../model';

/** How far the job has come; the page can be left meanwhile. */
export function ImportProgress({ run, label }: { run: ImportRun; label: string }) {
  const { t } = useTranslation('imports');
  const format = useFormat();
  const { done = 0, total = run.rowCount } = run.progress ?? {};
  const value = percent(done, total);
  return (
    <Card>
      <Stack gap="sm">
        <Text fw={600}>{label}</Text>
        <Progress.Root size={14} radius="xl">
          <Progress.Section value={value} color="mint" aria-label={label} />
        </Progress.Root>
        <Text c="dimmed" size="sm" role="status">
          {t('progress', {
            done: format.number(done),
            total: format.number(total),
            percent: value,
          })}
        </Text>
        <Text c="dimmed" size="sm">
          {t('progressHint')}
        </Text>
      </Stack>
    </Card>
  );
}
