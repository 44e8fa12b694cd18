import { Alert, Button, Card, Group, SimpleGrid, Stack, Table, Text } from '@mantine/core';
import { IconArrowBackUp } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { confirm } from '@/components/confirm';
import { ErrorState } from '@/components/ErrorState';
import { useFormat } from '@/components/reader';
import { LinesSkeleton } from '@/components/Skeletons';
import { StatTile } from '@/components/StatTile';
import { showError } from '@/components/toasts';
import { DateOnly } from '@/components/values';
import { NOTHING } from '@/lib/format';
import { keptQuery, undoImport, useImportsChanged } from '../api';
import type { ImportRun, KeptRecord } from '../model';

/** Taking an import back, as long as that can be done. */
export function UndoOffer({ run }: { run: ImportRun }) {
  const { t } = useTranslation('imports');
  const { saved } = useImportsChanged();
  if (!run.undo.until) return null;
  const undo = async () => {
    const sure = await confirm({
      title: t('undo.title'),
      message: t('undo.message'),
      confirm: t('undo.confirm'),
      danger: true,
    });
    if (sure) await undoImport(run.id).then(saved, showError);
  };
  return (
    <Card>
      <Group justify="space-between">
        <Text c="dimmed" maw={560}>
          {t('undo.offer')} <DateOnly value={run.undo.until.slice(0, 10)} />
        </Text>
        <Button
          variant="default"
          leftSection={<IconArrowBackUp size={16} aria-hidden />}
          onClick={() => void undo()}
        >
          {t('undo.action')}
        </Button>
      </Group>
    </Card>
  );
}

/** What was taken back, and what was left alone. */
export function UndoResult({ run }: { run: ImportRun }) {
  const { t } = useTranslation('imports');
  const format = useFormat();
  const { undo } = run;
  return (
    <Stack gap="lg">
      <SimpleGrid cols={{ base: 1, xs: 3 }} spacing="md">
        {(['removed', 'restored', 'kept'] as const).map((key) => (
          <StatTile
            key={key}
            label={t(`undo.${key}`)}
            value={<span data-count={key}>{format.number(undo[key])}</span>}
            hint={t(`undo.hint.${key}`)}
          />
        ))}
      </SimpleGrid>
      {run.state === 'undone' && undo.kept === 0 && (
        <Alert color="mint" title={t('undo.done')}>
          {t('undo.doneHint')}
        </Alert>
      )}
      {undo.kept > 0 && <KeptRecords id={run.id} />}
    </Stack>
  );
}

const pages = {
  accounts: (id: string) => ({ to: '/accounts/$accountId', params: { accountId: id } }) as const,
  deals: (id: string) => ({ to: '/pipeline/$id', params: { id } }) as const,
  leads: (id: string) => ({ to: '/leads/$leadId', params: { leadId: id } }) as const,
};

function KeptRecords({ id }: { id: string }) {
  const { t } = useTranslation(['imports', 'common']);
  const kept = useInfiniteQuery(keptQuery(id));
  if (kept.error) return <ErrorState error={kept.error} onRetry={() => void kept.refetch()} />;
  if (!kept.data) return <LinesSkeleton />;
  const records = kept.data.pages.flatMap((page) => page.items);
  return (
    <Card>
      <Text fw={600} mb="sm">
        {t('undo.keptTitle')}
      </Text>
      <Table verticalSpacing="xs" aria-label={t('undo.keptTitle')}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th w={80}>{t('samples.row')}</Table.Th>
            <Table.Th>{t('samples.name')}</Table.Th>
            <Table.Th>{t('undo.why')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {records.map((record) => (
            <Table.Tr key={record.recordId}>
              <Table.Td className="fx-num">{record.rowNo ?? NOTHING}</Table.Td>
              <Table.Td style={{ overflowWrap: 'anywhere' }}>
                <KeptName record={record} />
              </Table.Td>
              <Table.Td>{t(`undo.reason.${record.reason}`)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {kept.hasNextPage && (
        <Button
          variant="default"
          size="sm"
          mt="sm"
          loading={kept.isFetchingNextPage}
          onClick={() => void kept.fetchNextPage()}
        >
          {t('undo.more')}
        </Button>
      )}
    </Card>
  );
}

function KeptName({ record }: { record: KeptRecord }) {
  if (record.reason === 'deleted' || record.name === null) return NOTHING;
  return <Link {...pages[record.kind](record.recordId)}>{record.name}</Link>;
}
