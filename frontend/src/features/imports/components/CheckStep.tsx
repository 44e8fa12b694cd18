import { Button, Card, Group, SimpleGrid, Stack, Text } from '@mantine/core';
import { IconAdjustments, IconDownload, IconPlayerPlay } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useProblemText } from '@/components/problemText';
import { useFormat } from '@/components/reader';
import { StatTile } from '@/components/StatTile';
import { rejectedRowsUrl, runImport, useImportsChanged } from '../api';
import { type ImportRun, toWrite } from '../model';
import { ImportProgress } from './ImportProgress';
import { SampleTabs } from './SampleTabs';

/** The dry run: what would happen, before anything is written. */
export function CheckStep({ run, onMap }: { run: ImportRun; onMap: () => void }) {
  const { t } = useTranslation('imports');
  const format = useFormat();
  const { saved } = useImportsChanged();
  const problemText = useProblemText();
  const start = useMutation({ mutationFn: () => runImport(run.id), onSuccess: saved });
  if (run.state === 'checking' || !run.counts) {
    return <ImportProgress run={run} label={t('check.running')} />;
  }
  const rows = toWrite(run.counts);
  return (
    <Stack gap="lg">
      <SimpleGrid cols={{ base: 2, md: 4 }} spacing="md">
        {(['new', 'changed', 'unchanged', 'rejected'] as const).map((verdict) => (
          <StatTile
            key={verdict}
            label={t(`verdict.${verdict}`)}
            value={<span data-count={verdict}>{format.number(run.counts?.[verdict])}</span>}
            hint={t(`verdictHint.${verdict}`)}
          />
        ))}
      </SimpleGrid>
      <Card>
        <Group justify="space-between" align="center">
          <Text c="dimmed" maw={520}>
            {t('check.promise')}
          </Text>
          <Group gap="xs">
            {run.counts.rejected > 0 && (
              <Button
                component="a"
                href={rejectedRowsUrl(run.id)}
                variant="default"
                leftSection={<IconDownload size={16} aria-hidden />}
              >
                {t('rejectedRows')}
              </Button>
            )}
            <Button
              variant="default"
              onClick={onMap}
              leftSection={<IconAdjustments size={16} aria-hidden />}
            >
              {t('check.back')}
            </Button>
            <Button
              disabled={rows === 0}
              loading={start.isPending}
              onClick={() => start.mutate()}
              leftSection={<IconPlayerPlay size={16} aria-hidden />}
            >
              {t('check.run', { count: rows, number: format.number(rows) })}
            </Button>
          </Group>
        </Group>
        {start.isError && (
          <Text c="var(--fx-danger)" role="alert" mt="sm">
            {problemText(start.error)}
          </Text>
        )}
      </Card>
      <SampleTabs run={run} />
    </Stack>
  );
}
