import { Button, Group, SegmentedControl, VisuallyHidden } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import {
  IconDownload,
  IconLayoutGrid,
  IconTable,
  IconUserPlus,
  IconUsers,
} from '@tabler/icons-react';
import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLiveTopics } from '@/app/LiveProvider';
import { useMe } from '@/app/session';
import { useDialog } from '@/app/useDialog';
import { EmptyState } from '@/components/EmptyState';
import { FilterBar, type FilterValues } from '@/components/FilterBar';
import { PageHeader } from '@/components/PageHeader';
import { recordPath } from '@/components/RecordLink';
import { useReaderId } from '@/components/reader';
import { DataTable } from '@/components/table/DataTable';
import { NO_SELECTION, type Selection } from '@/components/table/selection';
import { useKeysetRows } from '@/components/table/useKeysetRows';
import { showError } from '@/components/toasts';
import { BulkActions, BulkHistory } from '@/features/bulk/public';
import { EnrolSelected } from '@/features/sequences/public';
import { campaignFiltersQuery, ViewTabs } from '@/features/views/public';
import { readStored } from '@/lib/storage';
import { arrangeColumns, type TableLayout } from '@/lib/tableLayout';
import { exportHref, leadsQuery, useLeadFields } from '../api';
import type { LeadSummary } from '../model';
import {
  customValues,
  filterKeys,
  type LeadListSearch,
  leadSearchKeys,
  onlyCampaign,
  withCustom,
  withoutLayout,
} from '../search.model';
import { LeadCards } from './LeadCards';
import { LeadCount } from './LeadCount';
import { LeadDialogs } from './LeadDialogs';
import classes from './Leads.module.css';
import { useLeadColumns } from './useLeadColumns';
import { useLeadFilters } from './useLeadFilters';

const SORT = '-createdAt';

/** All leads that one sees, narrowed, ordered, and worked on many at a time. */
export function LeadsPage({ search }: { search: LeadListSearch }) {
  const { t, i18n } = useTranslation('leads');
  const { open } = useDialog();
  const navigate = useNavigate();
  const client = useQueryClient();
  const reader = useReaderId();
  const me = useMe();
  const columns = useLeadColumns(search);
  const filters = useLeadFilters(search);
  const [chosen, setChosen] = useState({ of: '', selection: NO_SELECTION });
  const narrow = useMediaQuery('(max-width: 48em)') ?? false;
  const layout = search.layout ?? (narrow ? 'cards' : 'table');
  useLiveTopics('lists', 'leases');
  const data = useKeysetRows<LeadSummary>(useInfiniteQuery(leadsQuery(search)));
  const campaign = onlyCampaign(search);
  const texts = useLeadFields(campaign)
    .filter(({ type }) => type === 'text')
    .map(({ key }) => key);
  const defaults = useQuery({
    ...campaignFiltersQuery(campaign ?? ''),
    enabled: campaign !== null,
  });

  // What is selected belongs to the rows of one filter: with another, nothing is.
  const asked = JSON.stringify(filterKeys.map((key) => search[key] ?? ''));
  const selection = chosen.of === asked ? chosen.selection : NO_SELECTION;
  const select = (next: Selection) => setChosen({ of: asked, selection: next });

  const go = (next: LeadListSearch) =>
    void navigate({
      to: '.',
      search: ({ dialog }) => ({ ...next, ...(dialog ? { dialog } : {}) }),
      replace: true,
      resetScroll: false,
    });
  const set = (patch: FilterValues) => {
    const next: FilterValues = { ...search, ...withCustom(search, patch, texts) };
    if (patch.campaignId !== undefined && !patch.campaignId) delete next.campaignId;
    // Conditions on another campaign's own fields would find nothing.
    if ('campaignId' in patch && patch.campaignId !== search.campaignId) delete next.custom;
    go(
      Object.fromEntries(
        Object.entries(next).filter(([, value]) => value !== undefined && value !== ''),
      ),
    );
  };
  /** A campaign that is chosen where nothing else is begins as its manager wants it. */
  const change = (patch: FilterValues) => {
    const only = patch.campaignId;
    const others = filterKeys.some((key) => key !== 'campaignId' && search[key]);
    if (!only || others || Object.keys(patch).length > 1) {
      set(patch);
      return;
    }
    client
      .fetchQuery(campaignFiltersQuery(only))
      .then(({ search: begins }) => go({ ...layoutOf(search), ...begins, campaignId: only }))
      .catch(showError);
  };

  const filtered = filterKeys.some((key) => search[key] !== undefined);
  const clear = () => go(layoutOf(search));
  const download = () => {
    const kept = readStored<TableLayout | null>(`facturix.table.${reader}.lead`, null);
    const hidden = columns.filter(({ optional }) => optional).map(({ id }) => id);
    const ids = columns.map(({ id }) => id);
    const shown = arrangeColumns(ids, kept ?? { order: ids, hidden });
    window.location.assign(
      exportHref(
        search,
        shown.order.filter((id) => !shown.hidden.includes(id)),
        i18n.language === 'fr' ? 'fr' : 'en',
      ),
    );
  };

  const create = (
    <Button
      leftSection={<IconUserPlus size={17} aria-hidden />}
      onClick={() => void open('new-lead')}
    >
      {t('new')}
    </Button>
  );
  const toolbar = (
    <FilterBar
      filters={filters}
      values={{ ...search, ...customValues(search) }}
      onChange={change}
      textKey="q"
      textLabel={t('search')}
    />
  );
  const empty = filtered ? (
    <EmptyState
      icon={IconUsers}
      title={t('empty.filtered')}
      hint={t('common:filter.emptyHint')}
      action={
        <Button variant="default" onClick={clear}>
          {t('common:filter.clearAll')}
        </Button>
      }
    />
  ) : (
    <EmptyState icon={IconUsers} title={t('empty.title')} hint={t('empty.hint')} action={create} />
  );
  const bulk = (
    <>
      <EnrolSelected search={withoutLayout(search)} selection={selection} />
      <BulkActions
        search={withoutLayout(search)}
        selection={selection}
        campaignId={campaign}
        onDone={() => select(NO_SELECTION)}
      />
    </>
  );
  return (
    <>
      <PageHeader
        title={t('title')}
        subtitle={t('subtitle')}
        actions={
          <div className={classes.tools}>
            <Layouts value={layout} onChange={(next) => go({ ...search, layout: next })} />
            <BulkHistory />
            <Button
              variant="default"
              leftSection={<IconDownload size={17} aria-hidden />}
              onClick={download}
            >
              {t('export')}
            </Button>
            {create}
          </div>
        }
      />
      <ViewTabs
        page="leads"
        search={withoutLayout(search)}
        keys={leadSearchKeys}
        all={t('allLeads')}
        count={(shown) => <LeadCount search={shown} />}
        campaign={campaign && defaults.data ? { id: campaign, filters: defaults.data } : null}
        mayManage={me.role !== 'bd'}
        onChoose={(next) => go({ ...layoutOf(search), ...next })}
      />
      {layout === 'cards' ? (
        <>
          <Group mb="sm">{toolbar}</Group>
          <LeadCards
            label={t('title')}
            data={data}
            selection={selection}
            onSelect={select}
            bulkActions={bulk}
            empty={empty}
          />
        </>
      ) : (
        <DataTable
          name="lead"
          label={t('title')}
          columns={columns}
          data={data}
          sort={search.sort ?? SORT}
          onSort={(sort) => set({ sort })}
          onOpen={({ id }) => void navigate({ to: recordPath('lead', id) })}
          selection={selection}
          onSelect={select}
          bulkActions={bulk}
          toolbar={toolbar}
          empty={empty}
          maxHeight="max(320px, calc(100dvh - 300px))"
        />
      )}
      <LeadDialogs />
    </>
  );
}

const layoutOf = ({ layout }: LeadListSearch): LeadListSearch => (layout ? { layout } : {});

function Layouts({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const { t } = useTranslation('leads');
  return (
    <SegmentedControl
      aria-label={t('layout.label')}
      value={value}
      onChange={onChange}
      data={[
        {
          value: 'table',
          label: (
            <>
              <IconTable size={17} aria-hidden style={{ display: 'block' }} />
              <VisuallyHidden>{t('layout.table')}</VisuallyHidden>
            </>
          ),
        },
        {
          value: 'cards',
          label: (
            <>
              <IconLayoutGrid size={17} aria-hidden style={{ display: 'block' }} />
              <VisuallyHidden>{t('layout.cards')}</VisuallyHidden>
            </>
          ),
        },
      ]}
    />
  );
}
