import { Anchor, Modal, Stack, Table, Text } from '@mantine/core';
import { IconCalendar, IconCategory, IconShieldLock, IconUser } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '@/components/EmptyState';
import { Facts } from '@/components/Facts';
import { type Filter, FilterBar, type FilterValues } from '@/components/FilterBar';
import type { Column } from '@/components/table/columns';
import { DataTable } from '@/components/table/DataTable';
import { useKeysetRows } from '@/components/table/useKeysetRows';
import { UserName } from '@/components/UserName';
import { DateTime } from '@/components/values';
import { userSource } from '@/features/users/public';
import { auditQuery } from '../api';
import {
  type AuditEntry,
  type AuditSearch,
  auditedEntities,
  recordHref,
  shownValue,
} from '../model';

/** Who changed what, when and from where. Nobody can change or delete it, admins neither. */
export function AuditPage({ search }: { search: AuditSearch }) {
  const { t } = useTranslation('audit');
  const navigate = useNavigate({ from: '/settings/audit' });
  const [shown, setShown] = useState<AuditEntry | null>(null);
  const columns = useAuditColumns();
  const data = useKeysetRows<AuditEntry>(useInfiniteQuery(auditQuery(search)));
  const filters: Filter[] = [
    {
      kind: 'choice',
      key: 'entity',
      label: t('entity'),
      icon: IconCategory,
      options: auditedEntities.map((value) => ({ value, label: t(`entities.${value}`) })),
    },
    { kind: 'record', key: 'actorId', label: t('actor'), icon: IconUser, source: userSource },
    {
      kind: 'period',
      key: 'period',
      from: 'from',
      to: 'to',
      label: t('period'),
      icon: IconCalendar,
    },
  ];
  const change = (patch: FilterValues) =>
    void navigate({ search: (now) => ({ ...now, ...patch }), replace: true, resetScroll: false });
  return (
    <>
      <DataTable
        name="audit"
        label={t('title')}
        columns={columns}
        data={data}
        onOpen={setShown}
        toolbar={<FilterBar filters={filters} values={{ ...search }} onChange={change} />}
        empty={<EmptyState icon={IconShieldLock} title={t('none')} hint={t('noneHint')} />}
        maxHeight="max(320px, calc(100dvh - 330px))"
      />
      {shown && <EntryDialog entry={shown} onClose={() => setShown(null)} />}
    </>
  );
}

function useAuditColumns(): Column<AuditEntry>[] {
  const { t } = useTranslation('audit');
  const { entityName, actionName, fieldName } = useNames();
  return [
    {
      id: 'at',
      header: t('at'),
      width: 180,
      fixed: true,
      cell: (entry) => <DateTime value={entry.at} />,
    },
    {
      id: 'actor',
      header: t('actor'),
      width: 190,
      cell: (entry) => (entry.actor ? <UserName person={entry.actor} /> : t('system')),
    },
    {
      id: 'entity',
      header: t('entity'),
      width: 120,
      cell: (entry) => entityName(entry.entity),
    },
    {
      id: 'action',
      header: t('action'),
      width: 170,
      cell: (entry) => actionName(entry.action),
    },
    {
      id: 'changes',
      header: t('changes'),
      width: 320,
      cell: (entry) =>
        entry.changes
          .map(
            ({ field, before, after }) =>
              `${fieldName(field)}: ${shownValue(before)} → ${shownValue(after)}`,
          )
          .join(' · '),
    },
    {
      id: 'origin',
      header: t('origin'),
      width: 120,
      cell: (entry) => t(`origins.${entry.origin}`),
    },
    { id: 'ip', header: t('ip'), width: 140, cell: (entry) => entry.ip },
  ];
}

/** Kinds of records and actions in words; what is new to this page by its key. */
function useNames() {
  const { t, i18n } = useTranslation('audit');
  const named = (key: string, otherwise: string) => (i18n.exists(key) ? t(key) : otherwise);
  return {
    entityName: (entity: string) => named(`audit:entities.${entity}`, entity),
    actionName: (action: string) => named(`audit:actions.${action.split('.').at(-1)}`, action),
    fieldName: (field: string) => named(`audit:fields.${field}`, field),
  };
}

function EntryDialog({ entry, onClose }: { entry: AuditEntry; onClose: () => void }) {
  const { t } = useTranslation('audit');
  const { entityName, actionName, fieldName } = useNames();
  const href = recordHref(entry);
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={`${entityName(entry.entity)} · ${actionName(entry.action)}`}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      <Stack gap="lg">
        <Facts
          facts={[
            { label: t('at'), value: <DateTime value={entry.at} /> },
            {
              label: t('actor'),
              value: entry.actor ? <UserName person={entry.actor} /> : t('system'),
            },
            { label: t('origin'), value: t(`origins.${entry.origin}`) },
            { label: t('ip'), value: entry.ip },
            {
              label: t('record'),
              value: href ? (
                <Anchor component={Link} to={href} inherit>
                  {entry.entityId}
                </Anchor>
              ) : (
                entry.entityId
              ),
            },
          ]}
        />
        {entry.changes.length === 0 ? (
          <Text c="dimmed">{t('noChanges')}</Text>
        ) : (
          <Table>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('field')}</Table.Th>
                <Table.Th>{t('before')}</Table.Th>
                <Table.Th>{t('after')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {entry.changes.map(({ field, before, after }) => (
                <Table.Tr key={field}>
                  <Table.Td>{fieldName(field)}</Table.Td>
                  <Table.Td style={{ overflowWrap: 'anywhere' }}>{shownValue(before)}</Table.Td>
                  <Table.Td style={{ overflowWrap: 'anywhere' }}>{shownValue(after)}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        )}
      </Stack>
    </Modal>
  );
}
