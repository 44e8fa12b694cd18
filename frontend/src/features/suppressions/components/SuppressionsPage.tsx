import { ActionIcon, Anchor, Badge, Button, Group, Text, Tooltip } from '@mantine/core';
import {
  IconBuilding,
  IconHelpCircle,
  IconMailOff,
  IconPlus,
  IconTrash,
} from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useLiveTopics } from '@/app/LiveProvider';
import { useDialog } from '@/app/useDialog';
import { EmptyState } from '@/components/EmptyState';
import { type Filter, FilterBar, type FilterValues } from '@/components/FilterBar';
import { RecordLink } from '@/components/RecordLink';
import type { Column } from '@/components/table/columns';
import { DataTable } from '@/components/table/DataTable';
import { useKeysetRows } from '@/components/table/useKeysetRows';
import { showError, showUndo } from '@/components/toasts';
import { UserName } from '@/components/UserName';
import { DateTime } from '@/components/values';
import { accountSource } from '@/features/accounts/public';
import {
  liftSuppression,
  restoreSuppression,
  type SuppressionSearch,
  suppressionsQuery,
  useSuppressionsChanged,
} from '../api';
import { reasonColor, reasons, type Suppression } from '../model';
import { SuppressionDialog } from './SuppressionDialog';

/** Who is not to be written to, why, and where that came of. */
export function SuppressionsPage({ search }: { search: SuppressionSearch }) {
  const { t } = useTranslation('suppressions');
  const navigate = useNavigate({ from: '/settings/suppressions' });
  const { dialog, open, close } = useDialog();
  useLiveTopics('lists');
  const data = useKeysetRows<Suppression>(useInfiniteQuery(suppressionsQuery(search)));
  const columns = useColumns();
  const change = (patch: FilterValues) =>
    void navigate({ search: (now) => ({ ...now, ...patch }), replace: true, resetScroll: false });
  const filters: Filter[] = [
    {
      kind: 'choice',
      key: 'reason',
      label: t('field.reason'),
      icon: IconHelpCircle,
      multiple: true,
      options: reasons.map((value) => ({ value, label: t(`reason.${value}`) })),
    },
    {
      kind: 'record',
      key: 'accountId',
      label: t('field.account'),
      icon: IconBuilding,
      source: accountSource,
    },
  ];
  const filtered = Boolean(search.q || search.reason || search.accountId);
  return (
    <>
      <Group justify="space-between" align="flex-start" gap="md" mb="md">
        <Text c="dimmed" maw={720} flex="1 1 280px">
          {t('explain')}
        </Text>
        <Button
          leftSection={<IconPlus size={17} aria-hidden />}
          onClick={() => void open('new-suppression')}
        >
          {t('add')}
        </Button>
      </Group>
      <DataTable
        name="suppressions"
        label={t('title')}
        columns={columns}
        data={data}
        sort={search.sort ?? '-createdAt'}
        onSort={(sort) => change({ sort })}
        toolbar={
          <FilterBar
            filters={filters}
            values={{ ...search }}
            onChange={change}
            textKey="q"
            textLabel={t('search')}
          />
        }
        empty={
          <EmptyState
            icon={IconMailOff}
            title={t(filtered ? 'empty.filtered' : 'empty.title')}
            hint={t(filtered ? 'common:filter.emptyHint' : 'empty.hint')}
          />
        }
        maxHeight="max(320px, calc(100dvh - 380px))"
      />
      {dialog?.name === 'new-suppression' && <SuppressionDialog onClose={close} />}
    </>
  );
}

function useColumns(): Column<Suppression>[] {
  const { t } = useTranslation('suppressions');
  const changed = useSuppressionsChanged();
  const lift = async ({ id, address }: Suppression) => {
    try {
      await liftSuppression(id);
      await changed();
      showUndo(t('lifted', { address }), async () => {
        await restoreSuppression(id);
        await changed();
      });
    } catch (error) {
      showError(error);
    }
  };
  return [
    {
      id: 'address',
      header: t('field.address'),
      sort: 'address',
      width: 230,
      fixed: true,
      cell: ({ address }) => <strong>{address}</strong>,
    },
    {
      id: 'account',
      header: t('field.scope'),
      width: 150,
      cell: ({ account }) =>
        account ? (
          <RecordLink kind="account" id={account.id} inCell>
            {account.name}
          </RecordLink>
        ) : (
          t('everybody')
        ),
    },
    {
      id: 'reason',
      header: t('field.reason'),
      width: 130,
      cell: ({ reason }) => (
        <Badge variant="light" color={reasonColor[reason]}>
          {t(`reason.${reason}`)}
        </Badge>
      ),
    },
    {
      id: 'origin',
      header: t('field.origin'),
      width: 200,
      cell: (suppression) => <Origin suppression={suppression} />,
    },
    {
      id: 'createdAt',
      header: t('field.createdAt'),
      sort: 'createdAt',
      width: 160,
      cell: ({ createdAt }) => <DateTime value={createdAt} />,
    },
    {
      id: 'lift',
      header: t('field.actions'),
      width: 80,
      align: 'right',
      cell: (suppression) => (
        <Tooltip label={t('lift')}>
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t('liftOf', { address: suppression.address })}
            onClick={(event) => {
              event.stopPropagation();
              void lift(suppression);
            }}
          >
            <IconTrash size={17} />
          </ActionIcon>
        </Tooltip>
      ),
    },
  ];
}

/** The mail or the person it came of, and what they said. */
function Origin({ suppression }: { suppression: Suppression }) {
  const { t } = useTranslation('suppressions');
  const { mail, actor, note } = suppression;
  if (mail) {
    const subject = mail.subject || t('noSubject');
    return mail.threadId ? (
      <Anchor component={Link} to={`/inbox/${mail.threadId}`} inherit tabIndex={-1}>
        {subject}
      </Anchor>
    ) : (
      subject
    );
  }
  if (note) return note;
  return actor ? <UserName person={actor} /> : null;
}
