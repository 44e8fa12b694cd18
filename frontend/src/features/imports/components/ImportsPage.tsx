import { Button } from '@mantine/core';
import { IconFileImport } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useLiveTopics } from '@/app/LiveProvider';
import { EmptyState } from '@/components/EmptyState';
import { PageHeader } from '@/components/PageHeader';
import { useFormat } from '@/components/reader';
import type { Column } from '@/components/table/columns';
import { DataTable } from '@/components/table/DataTable';
import { useKeysetRows } from '@/components/table/useKeysetRows';
import { UserName } from '@/components/UserName';
import { RelativeTime } from '@/components/values';
import { importsQuery } from '../api';
import type { ImportRunSummary } from '../model';
import { StateBadge } from './StateBadge';

/** All imports, newest first. */
export function ImportsPage() {
  const { t } = useTranslation('imports');
  const navigate = useNavigate();
  useLiveTopics('imports');
  const data = useKeysetRows<ImportRunSummary>(useInfiniteQuery(importsQuery()));
  const create = (
    <Button
      component={Link}
      to="/imports/new"
      leftSection={<IconFileImport size={17} aria-hidden />}
    >
      {t('new')}
    </Button>
  );
  return (
    <>
      <PageHeader title={t('title')} subtitle={t('subtitle')} actions={create} />
      <DataTable
        name="import"
        label={t('title')}
        columns={useImportColumns()}
        data={data}
        onOpen={({ id }) => void navigate({ to: '/imports/$importId', params: { importId: id } })}
        empty={
          <EmptyState
            icon={IconFileImport}
            title={t('empty.title')}
            hint={t('empty.hint')}
            action={create}
          />
        }
      />
    </>
  );
}

function useImportColumns(): Column<ImportRunSummary>[] {
  const { t } = useTranslation('imports');
  const format = useFormat();
  const number = (value: number | undefined) => (
    <span className="fx-num">{format.number(value)}</span>
  );
  return [
    {
      id: 'file',
      header: t('field.file'),
      fixed: true,
      width: 240,
      cell: (run) => (
        <Link
          to="/imports/$importId"
          params={{ importId: run.id }}
          tabIndex={-1}
          style={{ color: 'inherit', fontWeight: 600, textDecoration: 'none' }}
        >
          {run.fileName}
        </Link>
      ),
    },
    { id: 'kind', header: t('field.kind'), width: 110, cell: (run) => t(`kind.${run.kind}`) },
    {
      id: 'state',
      header: t('field.state'),
      width: 150,
      cell: (run) => <StateBadge state={run.state} />,
    },
    {
      id: 'rows',
      header: t('field.rows'),
      width: 100,
      align: 'right',
      cell: (run) => number(run.rowCount),
    },
    {
      id: 'created',
      header: t('field.created'),
      width: 100,
      align: 'right',
      cell: (run) => number(run.counts?.created),
    },
    {
      id: 'updated',
      header: t('field.updated'),
      width: 110,
      align: 'right',
      cell: (run) => number(run.counts?.updated),
    },
    {
      id: 'rejected',
      header: t('field.rejected'),
      width: 110,
      align: 'right',
      cell: (run) => number(run.counts ? run.counts.rejected + run.counts.failed : undefined),
    },
    {
      id: 'by',
      header: t('field.by'),
      width: 180,
      cell: (run) => <UserName person={run.createdBy} />,
    },
    {
      id: 'at',
      header: t('field.at'),
      width: 140,
      cell: (run) => <RelativeTime value={run.createdAt} />,
    },
  ];
}
