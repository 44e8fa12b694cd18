import { Button } from '@mantine/core';
import type { Icon } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { EmptyState } from './EmptyState';
import { type Filter, FilterBar, type FilterValues, keysOf } from './FilterBar';
import { PageHeader } from './PageHeader';
import { type RecordKind, recordPath } from './RecordLink';
import type { Column } from './table/columns';
import { DataTable, type TableData } from './table/DataTable';

interface Props<Row extends { id: string }> {
  kind: RecordKind;
  title: string;
  subtitle: string;
  /** What the address holds: the filters, `q` and `sort`. */
  search: FilterValues;
  defaultSort: string;
  filters: readonly Filter[];
  searchLabel: string;
  columns: readonly Column<Row>[];
  data: TableData<Row>;
  icon: Icon;
  /** For those who may make one. */
  create?: { label: string; icon: Icon; onClick: () => void } | undefined;
  empty: { title: string; hint: string; filtered: string };
}

/** A page that is one table of records, its filters and order in the address. */
export function RecordListPage<Row extends { id: string }>(props: Props<Row>) {
  const { t } = useTranslation('common');
  const navigate = useNavigate();
  const { kind, title, search, filters, create, empty } = props;
  const change = (patch: FilterValues) =>
    void navigate({
      to: '.',
      search: (now) => ({ ...now, ...patch }),
      replace: true,
      resetScroll: false,
    });
  const keys = ['q', ...filters.flatMap(keysOf)];
  const filtered = keys.some((key) => search[key] !== undefined);
  const button = create && (
    <Button leftSection={<create.icon size={17} aria-hidden />} onClick={create.onClick}>
      {create.label}
    </Button>
  );
  return (
    <>
      <PageHeader title={title} subtitle={props.subtitle} actions={button} />
      <DataTable
        name={kind}
        label={title}
        columns={props.columns}
        data={props.data}
        sort={search.sort ?? props.defaultSort}
        onSort={(sort) => change({ sort })}
        onOpen={({ id }) => void navigate({ to: recordPath(kind, id) })}
        toolbar={
          <FilterBar
            filters={filters}
            values={search}
            onChange={change}
            textKey="q"
            textLabel={props.searchLabel}
          />
        }
        empty={
          filtered ? (
            <EmptyState
              icon={props.icon}
              title={empty.filtered}
              hint={t('filter.emptyHint')}
              action={
                <Button
                  variant="default"
                  onClick={() => change(Object.fromEntries(keys.map((key) => [key, undefined])))}
                >
                  {t('filter.clearAll')}
                </Button>
              }
            />
          ) : (
            <EmptyState icon={props.icon} title={empty.title} hint={empty.hint} action={button} />
          )
        }
      />
    </>
  );
}
