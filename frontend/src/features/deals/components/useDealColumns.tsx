import { Badge, Group, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemError } from '@/api/problem';
import { useFormat } from '@/components/reader';
import type { Column } from '@/components/table/columns';
import { UserAvatar } from '@/components/UserAvatar';
import { DateOnly, DateTime, Money, RelativeTime } from '@/components/values';
import { labelIn, useStages } from '@/features/pipelines/public';
import { userSource } from '@/features/users/public';
import { sameValue } from '@/lib/mergeThreeWay';
import { dealQuery, dealSaved, keys, saveDeal } from '../api';
import { type Deal, type DealRequest, type DealSummary, nextSign, requestOf } from '../model';
import { useDealMoves } from '../useDealMoves';
import { DealLink, StageBadge } from './dealParts';

const signColors = { overdue: 'red', today: 'mint', planned: 'gray', none: 'yellow' } as const;

/** The columns of the deals' table; value, stage, close date and owner are edited in place. */
export function useDealColumns(
  sums: { value: number; weightedValue: number } | null,
): Column<DealSummary>[] {
  const { t, i18n } = useTranslation('deals');
  const format = useFormat();
  const client = useQueryClient();
  const move = useDealMoves();
  const { pipelines } = useStages();
  return useMemo(() => {
    /** Changes one field of the deal as it is now, unless somebody has just changed that field. */
    const amend = async (
      row: DealSummary,
      shown: (deal: Deal) => unknown,
      seen: unknown,
      patch: Partial<DealRequest>,
    ) => {
      const deal = await client.fetchQuery({ ...dealQuery(row.id), staleTime: 0 });
      if (!sameValue(shown(deal), seen)) {
        void client.invalidateQueries({ queryKey: keys.lists });
        throw new ProblemError(412);
      }
      dealSaved(client, await saveDeal(deal.id, deal.version, requestOf(deal, patch)));
    };
    const allowed = (row: DealSummary) => row.mayEdit;
    const stages = pipelines.flatMap((pipeline) =>
      pipeline.stages.map((stage) => ({
        value: stage.key,
        label:
          pipelines.length > 1
            ? `${labelIn(pipeline.label, i18n.language)} · ${labelIn(stage.label, i18n.language)}`
            : labelIn(stage.label, i18n.language),
      })),
    );
    return [
      {
        id: 'name',
        header: t('fields.name'),
        cell: (row) => <DealLink deal={row} />,
        sort: 'name',
        width: 230,
        fixed: true,
      },
      {
        id: 'account',
        header: t('fields.account'),
        cell: (row) => row.account.name,
        width: 170,
      },
      {
        id: 'stage',
        header: t('fields.stage'),
        cell: (row) => <StageBadge stage={row.stage} kind={row.stageKind} />,
        width: 140,
        edit: {
          kind: 'select',
          options: stages,
          value: (row) => row.stage,
          save: (row, stage) =>
            move([row], { ids: [row.id], stage, afterId: null, beforeId: null }),
          allowed,
        },
      },
      {
        id: 'value',
        header: t('fields.value'),
        cell: (row) => <Money value={row.value} />,
        sort: 'value',
        align: 'right',
        width: 130,
        footer: sums ? <Money value={sums.value} /> : undefined,
        edit: {
          kind: 'number',
          min: 0,
          max: 9_999_999_999.99,
          decimals: 2,
          value: (row) => row.value,
          save: (row, value) => amend(row, (deal) => deal.value, row.value, { value: value ?? 0 }),
          allowed,
        },
      },
      {
        id: 'weighted',
        header: t('fields.weighted'),
        cell: (row) => (
          <Group gap={8} justify="flex-end" wrap="nowrap" component="span">
            <Text span size="xs" c="dimmed">
              {format.percent(row.probability / 100)}
            </Text>
            <Money value={(row.value * row.probability) / 100} />
          </Group>
        ),
        align: 'right',
        width: 150,
        footer: sums ? <Money value={sums.weightedValue} /> : undefined,
      },
      {
        id: 'closeDate',
        header: t('fields.closeDate'),
        cell: (row) => (
          <Text span inherit {...(row.overdue ? { c: 'var(--fx-danger)', fw: 600 } : {})}>
            <DateOnly value={row.closeDate} />
            {row.overdue && <span className="fx-sr"> {t('card.overdue')}</span>}
          </Text>
        ),
        sort: 'closeDate',
        width: 130,
        edit: {
          kind: 'date',
          value: (row) => row.closeDate,
          save: (row, closeDate) =>
            amend(row, (deal) => deal.closeDate, row.closeDate, { closeDate }),
          allowed,
        },
      },
      {
        id: 'owner',
        header: t('fields.owner'),
        cell: (row) => (
          <Group gap={8} wrap="nowrap" component="span">
            <UserAvatar name={row.owner.name} initials={row.owner.initials} size={24} />
            <Text span inherit truncate>
              {row.owner.name}
            </Text>
          </Group>
        ),
        width: 180,
        edit: {
          kind: 'search',
          source: userSource,
          required: true,
          value: (row) => row.owner.id,
          save: (row, ownerId) => amend(row, (deal) => deal.owner.id, row.owner.id, { ownerId }),
          allowed,
        },
      },
      {
        id: 'next',
        header: t('fields.nextStep'),
        cell: (row) => {
          if (row.stageKind !== 'open') return null;
          const sign = nextSign(row.nextStepAt);
          return (
            <Badge color={signColors[sign]}>
              {sign === 'planned' ? format.date(row.nextStepAt) : t(`card.next.${sign}`)}
            </Badge>
          );
        },
        width: 130,
      },
      {
        id: 'days',
        header: t('fields.daysInStage'),
        cell: (row) =>
          row.rotting ? (
            <Badge color="orange">{t('card.rotting', { count: row.daysInStage })}</Badge>
          ) : (
            t('card.days', { count: row.daysInStage })
          ),
        align: 'right',
        width: 130,
      },
      {
        id: 'campaign',
        header: t('fields.campaign'),
        cell: (row) => row.campaign?.name ?? '–',
        width: 170,
        optional: true,
      },
      {
        id: 'closedAt',
        header: t('fields.closedAt'),
        cell: (row) => <DateTime value={row.closedAt} />,
        sort: 'closedAt',
        width: 170,
        optional: true,
      },
      {
        id: 'createdAt',
        header: t('fields.createdAt'),
        cell: (row) => <DateTime value={row.createdAt} />,
        sort: 'createdAt',
        width: 170,
        optional: true,
      },
      {
        id: 'updatedAt',
        header: t('fields.updatedAt'),
        cell: (row) => <RelativeTime value={row.updatedAt} />,
        sort: 'updatedAt',
        width: 140,
      },
    ];
  }, [t, i18n.language, format, client, move, pipelines, sums]);
}
