import { Button } from '@mantine/core';
import { IconLayoutKanban, IconPlus } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDialog } from '@/app/useDialog';
import { EmptyState } from '@/components/EmptyState';
import { DataTable } from '@/components/table/DataTable';
import { NO_SELECTION, type Selection } from '@/components/table/selection';
import { useKeysetRows } from '@/components/table/useKeysetRows';
import { showError } from '@/components/toasts';
import { useStages } from '@/features/pipelines/public';
import { allDeals, dealsQuery } from '../api';
import type { DealSummary } from '../model';
import { filterOf, isNarrowed, type PipelineSearch } from '../search.model';
import { useDealMoves } from '../useDealMoves';
import { DealFilters } from './DealFilters';
import { MoveToMenu } from './MoveToMenu';
import { useDealColumns } from './useDealColumns';

/** The deals of the filter as rows, edited in place, with sums over all of them. */
export function DealTable({ search }: { search: PipelineSearch }) {
  const { t } = useTranslation('deals');
  const navigate = useNavigate();
  const { open } = useDialog();
  const move = useDealMoves();
  const { pipelines, stage } = useStages();
  const filter = useMemo(() => filterOf(search), [search]);
  const query = useInfiniteQuery(dealsQuery(filter, search.sort));
  const data = useKeysetRows<DealSummary>(query);
  const columns = useDealColumns(query.data?.pages[0]?.sums ?? null);
  const [selection, setSelection] = useState<Selection>(NO_SELECTION);
  const [moving, setMoving] = useState(false);

  const moveAll = async (to: string) => {
    setMoving(true);
    try {
      const chosen = selection.all
        ? await allDeals(filter)
        : data.rows.filter((row) => selection.ids.has(row.id));
      const deals = chosen.filter((deal) => deal.mayEdit && deal.stage !== to);
      const ids = deals.map((deal) => deal.id);
      const done =
        deals.length === 0 ||
        (await move(deals, { ids, stage: to, afterId: null, beforeId: null }));
      if (done) setSelection(NO_SELECTION);
    } catch (error) {
      showError(error);
    } finally {
      setMoving(false);
    }
  };

  const shownStages = pipelines
    .filter((one) => !search.pipeline || one.key === search.pipeline)
    .flatMap((one) => one.stages);
  const narrowed = isNarrowed(search);
  return (
    <DataTable
      name="deals"
      label={t('title')}
      columns={columns}
      data={data}
      sort={search.sort ?? '-updatedAt'}
      onSort={(sort) =>
        void navigate({ to: '/pipeline', search: { ...search, sort }, replace: true })
      }
      onOpen={(deal) => void navigate({ to: '/pipeline/$id', params: { id: deal.id } })}
      toolbar={<DealFilters search={search} />}
      maxHeight="max(320px, calc(100dvh - 440px))"
      selection={selection}
      onSelect={setSelection}
      bulkActions={
        <MoveToMenu
          stages={shownStages.flatMap(({ key }) => stage(key) ?? [])}
          onMove={(to) => void moveAll(to)}
          disabled={moving}
        />
      }
      empty={
        <EmptyState
          icon={IconLayoutKanban}
          title={narrowed ? t('empty.filteredTitle') : t('empty.title')}
          hint={narrowed ? t('empty.filteredHint') : t('empty.hint')}
          action={
            narrowed ? (
              <Button
                variant="default"
                onClick={() => void navigate({ to: '/pipeline', search: { view: 'table' } })}
              >
                {t('empty.clear')}
              </Button>
            ) : (
              <Button
                leftSection={<IconPlus size={17} aria-hidden />}
                onClick={() => void open('new-deal')}
              >
                {t('new')}
              </Button>
            )
          }
        />
      }
    />
  );
}
