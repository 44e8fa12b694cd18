import { Button, Text } from '@mantine/core';
import {
  IconHelpCircle,
  IconPlayerPause,
  IconPlayerPlay,
  IconPlayerStop,
  IconProgress,
  IconUsers,
} from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDialog } from '@/app/useDialog';
import { EmptyState } from '@/components/EmptyState';
import { FilterBar, type FilterValues } from '@/components/FilterBar';
import { RecordLink } from '@/components/RecordLink';
import type { Column } from '@/components/table/columns';
import { DataTable } from '@/components/table/DataTable';
import { NO_SELECTION } from '@/components/table/selection';
import { useKeysetRows } from '@/components/table/useKeysetRows';
import { showDone, showError } from '@/components/toasts';
import { RelativeTime } from '@/components/values';
import { enrolmentsQuery, useEnrolmentAction } from '../api';
import {
  actionsFor,
  type Enrolment,
  type EnrolmentAction,
  enrolmentStates,
  stopReasons,
} from '../people.model';
import { EnrolmentDialog } from './EnrolmentDialog';
import { StateBadge } from './StateBadge';
import { useStepName, useWhyWords } from './useWhyWords';

const actionIcons = {
  pause: IconPlayerPause,
  resume: IconPlayerPlay,
  stop: IconPlayerStop,
};

/** Who is in a sequence, where they stand, when it goes on, and what holds them back. */
export function PeopleTab({
  sequenceId,
  search,
}: {
  sequenceId: string;
  search: { state?: string; reason?: string; q?: string };
}) {
  const { t } = useTranslation('sequences');
  const navigate = useNavigate();
  const { dialog, open, close } = useDialog();
  const columns = useColumns();
  const action = useEnrolmentAction();
  const { state, reason, q } = search;
  const data = useKeysetRows<Enrolment>(
    useInfiniteQuery(enrolmentsQuery({ sequenceId, state, reason, q })),
  );
  const [chosen, setChosen] = useState({ of: '', selection: NO_SELECTION });
  const narrowed = Boolean(state || reason || q);
  const asked = `${state} ${reason} ${q}`;
  const selection = chosen.of === asked ? chosen.selection : NO_SELECTION;
  const rows = data.rows.filter(({ id }) => selection.all || selection.ids.has(id));
  const run = (wanted: EnrolmentAction) =>
    action.mutate(
      { ids: rows.map(({ id }) => id).slice(0, 500), action: wanted },
      {
        onSuccess: ({ changed }) => {
          showDone(t(`done.${wanted}`, { count: changed }));
          setChosen({ of: asked, selection: NO_SELECTION });
        },
        onError: (error) => showError(error),
      },
    );
  const change = (patch: FilterValues) =>
    void navigate({
      to: '.',
      search: (now) => ({ ...now, ...patch }),
      replace: true,
      resetScroll: false,
    });
  return (
    <>
      <DataTable
        name="enrolment"
        label={t('tab.people')}
        columns={columns}
        data={data}
        onOpen={({ id }) => void open('enrolment', id)}
        selection={selection}
        onSelect={(next) => setChosen({ of: asked, selection: next })}
        bulkActions={actionsFor(rows).map((one) => {
          const Glyph = actionIcons[one];
          return (
            <Button
              key={one}
              size="compact-sm"
              variant="light"
              loading={action.isPending}
              leftSection={<Glyph size={15} aria-hidden />}
              onClick={() => run(one)}
            >
              {t(`action.${one}`)}
            </Button>
          );
        })}
        toolbar={
          <FilterBar
            filters={[
              {
                kind: 'choice',
                key: 'state',
                label: t('field.state'),
                icon: IconProgress,
                options: enrolmentStates.map((value) => ({
                  value,
                  label: t(`personState.${value}`),
                })),
              },
              {
                kind: 'choice',
                key: 'reason',
                label: t('field.reason'),
                icon: IconHelpCircle,
                options: stopReasons.map((value) => ({ value, label: t(`reason.${value}`) })),
              },
            ]}
            values={{ state, reason, q }}
            onChange={change}
            textKey="q"
            textLabel={t('people.search')}
          />
        }
        empty={
          <EmptyState
            icon={IconUsers}
            title={t(narrowed ? 'people.noneFound' : 'people.none')}
            hint={narrowed ? t('common:filter.emptyHint') : t('people.hint')}
          />
        }
      />
      {dialog?.name === 'enrolment' && dialog.id && (
        <EnrolmentDialog id={dialog.id} onClose={() => void close()} />
      )}
    </>
  );
}

function useColumns(): Column<Enrolment>[] {
  const { t } = useTranslation('sequences');
  const why = useWhyWords();
  const stepName = useStepName();
  return [
    {
      id: 'lead',
      header: t('field.lead'),
      fixed: true,
      width: 200,
      cell: ({ lead }) => (
        <RecordLink kind="lead" id={lead.id} inCell strong>
          {lead.name}
        </RecordLink>
      ),
    },
    { id: 'company', header: t('field.company'), width: 160, cell: ({ company }) => company },
    {
      id: 'state',
      header: t('field.state'),
      width: 120,
      cell: ({ state }) => <StateBadge state={state} person />,
    },
    {
      id: 'why',
      header: t('field.why'),
      width: 290,
      cell: (enrolment) => (
        <Text size="sm" truncate title={why(enrolment)}>
          {why(enrolment)}
        </Text>
      ),
    },
    {
      id: 'nextAt',
      header: t('field.nextAt'),
      width: 140,
      cell: ({ nextAt }) => <RelativeTime value={nextAt} />,
    },
    {
      id: 'step',
      header: t('field.step'),
      width: 200,
      cell: ({ step }) => step && stepName(step),
    },
    {
      id: 'mailbox',
      header: t('field.mailbox'),
      width: 200,
      optional: true,
      cell: ({ mailbox }) => mailbox?.address,
    },
    {
      id: 'createdAt',
      header: t('field.enrolledAt'),
      width: 130,
      cell: ({ createdAt }) => <RelativeTime value={createdAt} />,
    },
  ];
}
