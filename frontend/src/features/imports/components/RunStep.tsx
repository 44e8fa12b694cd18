import { Alert, Anchor, Button, Card, Group, SimpleGrid, Stack, Text } from '@mantine/core';
import { IconAlertTriangle, IconArrowRight, IconDownload, IconRefresh } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useFormat } from '@/components/reader';
import { StatTile } from '@/components/StatTile';
import { showError } from '@/components/toasts';
import { rejectedRowsUrl, runImport, useImportsChanged } from '../api';
import { type ImportRun, undoBegan } from '../model';
import { ImportProgress } from './ImportProgress';
import { SampleTabs } from './SampleTabs';
import { UndoOffer, UndoResult } from './UndoCard';

/** The run and what it left: created, updated, refused. */
export function RunStep({ run }: { run: ImportRun }) {
  const { t } = useTranslation('imports');
  const format = useFormat();
  const { saved } = useImportsChanged();
  const again = useMutation({
    mutationFn: () => runImport(run.id),
    onSuccess: saved,
    onError: (error) => showError(error),
  });
  const { counts } = run;
  const refused = counts ? counts.rejected + counts.failed : 0;
  if (run.state === 'undoing' || run.state === 'undone') {
    return (
      <Stack gap="lg">
        {run.state === 'undoing' && <ImportProgress run={run} label={t('undo.running')} />}
        <UndoResult run={run} />
      </Stack>
    );
  }
  return (
    <Stack gap="lg">
      {run.state === 'running' && <ImportProgress run={run} label={t('run.running')} />}
      {run.state === 'failed' && (
        <Alert color="red" icon={<IconAlertTriangle aria-hidden />} title={t('run.failed')}>
          <Stack gap="sm" align="flex-start">
            <Text size="sm">{run.error}</Text>
            {!undoBegan(run) && (
              <Button
                size="sm"
                loading={again.isPending}
                onClick={() => again.mutate()}
                leftSection={<IconRefresh size={16} aria-hidden />}
              >
                {t('run.goOn')}
              </Button>
            )}
          </Stack>
        </Alert>
      )}
      {run.state === 'cancelled' && (
        <Alert color="gray" title={t('state.cancelled')}>
          {t('run.cancelled')}
        </Alert>
      )}
      {counts && (
        <SimpleGrid cols={{ base: 2, md: 4 }} spacing="md">
          {(['created', 'updated'] as const).map((key) => (
            <StatTile
              key={key}
              label={t(`field.${key}`)}
              value={<span data-count={key}>{format.number(counts[key])}</span>}
            />
          ))}
          <StatTile label={t('verdict.unchanged')} value={format.number(counts.unchanged)} />
          <StatTile
            label={t('field.rejected')}
            value={<span data-count="refused">{format.number(refused)}</span>}
          />
        </SimpleGrid>
      )}
      {run.state === 'completed' && (
        <Card>
          <Group justify="space-between">
            <Text fw={600}>{t('run.completed')}</Text>
            <Group gap="xs">
              {refused > 0 && (
                <Button
                  component="a"
                  href={rejectedRowsUrl(run.id)}
                  variant="default"
                  leftSection={<IconDownload size={16} aria-hidden />}
                >
                  {t('rejectedRows')}
                </Button>
              )}
              <OpenRecords run={run} />
            </Group>
          </Group>
          {refused > 0 && (
            <Text size="sm" c="dimmed" mt="sm">
              {t('run.correct')}{' '}
              <Anchor component={Link} to="/imports/new" size="sm">
                {t('new')}
              </Anchor>
            </Text>
          )}
        </Card>
      )}
      {refused > 0 && <SampleTabs run={run} />}
      <UndoOffer run={run} />
    </Stack>
  );
}

/** To the records that came in. */
function OpenRecords({ run }: { run: ImportRun }) {
  const { t } = useTranslation('imports');
  const label = t(`run.open.${run.kind}`);
  const icon = <IconArrowRight size={16} aria-hidden />;
  const campaignId = run.mapping?.lead.campaignId;
  if (run.kind === 'leads') {
    return (
      <Button
        renderRoot={(props) => (
          <Link {...props} to="/leads" search={campaignId ? { campaignId } : {}} />
        )}
        rightSection={icon}
      >
        {label}
      </Button>
    );
  }
  return (
    <Button
      component={Link}
      to={run.kind === 'deals' ? '/pipeline' : '/accounts'}
      rightSection={icon}
    >
      {label}
    </Button>
  );
}
