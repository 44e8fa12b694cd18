import { Anchor, Badge, Card, Group, Skeleton, Stack, Table, Text, Tooltip } from '@mantine/core';
import { IconCalendar, IconChartBar } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { leads as leadsTeam, useMe } from '@/app/session';
import { EmptyState } from '@/components/EmptyState';
import { ErrorState } from '@/components/ErrorState';
import { FilterBar, type FilterValues } from '@/components/FilterBar';
import { useFormat } from '@/components/reader';
import { TableScroll } from '@/components/TableScroll';
import { resultsQuery, type TemplateSearch } from '../api';
import { outcomes, rate, type TemplateOutcome, type TemplateResults } from '../model';
import { ResultRows } from './ResultRows';
import classes from './Templates.module.css';

/** In the address in place of a template: all of them. */
const ALL = 'all';

/** What came of each template's mails in a time; every number opens its rows. */
export function ResultsTab({ search }: { search: TemplateSearch }) {
  const { t } = useTranslation('templates');
  const me = useMe();
  const navigate = useNavigate({ from: '/templates' });
  const change = (patch: FilterValues) =>
    void navigate({ search: (now) => ({ ...now, ...patch }), replace: true, resetScroll: false });
  const results = useQuery(resultsQuery(search));
  const [what, id] = search.rows?.split(':') ?? [];
  const opened = outcomes.find((outcome) => outcome === what);
  const of = results.data?.items.find((template) => template.id === id);
  return (
    <Stack gap="md">
      <FilterBar
        filters={[
          {
            kind: 'period',
            key: 'period',
            from: 'from',
            to: 'to',
            label: t('results.period'),
            icon: IconCalendar,
          },
        ]}
        values={{ from: search.from, to: search.to }}
        onChange={change}
      />
      <Text c="dimmed" size="sm">
        {t(leadsTeam(me.role) ? 'results.explainTeam' : 'results.explainOwn')}
      </Text>
      {results.isPending && <Skeleton h={280} radius="lg" aria-busy="true" />}
      {results.isError && !results.data && (
        <ErrorState error={results.error} onRetry={() => void results.refetch()} />
      )}
      {results.data?.items.length === 0 && (
        <EmptyState icon={IconChartBar} title={t('results.empty')} hint={t('results.emptyHint')} />
      )}
      {results.data && results.data.items.length > 0 && (
        <Numbers
          items={results.data.items}
          onOpen={(template, outcome) => change({ rows: `${outcome}:${template?.id ?? ALL}` })}
        />
      )}
      {(of || id === ALL) && opened && (
        <ResultRows
          template={of ?? null}
          what={opened}
          period={{ from: search.from, to: search.to }}
          onClose={() => change({ rows: undefined })}
        />
      )}
    </Stack>
  );
}

function Numbers({
  items,
  onOpen,
}: {
  items: readonly TemplateResults[];
  /** `template`: null for all of them together. */
  onOpen: (template: TemplateResults | null, outcome: TemplateOutcome) => void;
}) {
  const { t } = useTranslation('templates');
  const sums = Object.fromEntries(
    outcomes.map((outcome) => [outcome, items.reduce((sum, item) => sum + item[outcome], 0)]),
  ) as Record<TemplateOutcome, number>;
  return (
    <Card p={0}>
      <TableScroll minWidth={760} label={t('tab.results')}>
        <Table verticalSpacing="sm" aria-label={t('tab.results')} highlightOnHover>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('field.template')}</Table.Th>
              {outcomes.map((outcome) => (
                <Table.Th key={outcome} ta="right">
                  <Tooltip label={t(`explain.${outcome}`)} multiline maw={280}>
                    <span>{t(`outcome.${outcome}`)}</span>
                  </Tooltip>
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {items.map((item) => (
              <Table.Tr key={item.id}>
                <Table.Th scope="row" fw={600}>
                  <Group gap={8} wrap="nowrap">
                    <span style={{ overflowWrap: 'anywhere' }}>{item.name}</span>
                    <Badge variant="default" size="sm">
                      {item.language.toUpperCase()}
                    </Badge>
                    {item.archived && (
                      <Badge variant="light" color="gray" size="sm">
                        {t('archived')}
                      </Badge>
                    )}
                  </Group>
                </Table.Th>
                {outcomes.map((outcome) => (
                  <Table.Td key={outcome} ta="right">
                    <Count
                      count={item[outcome]}
                      share={outcome === 'sent' ? null : rate(item[outcome], base(item, outcome))}
                      label={t('results.openRows', {
                        count: item[outcome],
                        name: item.name,
                        what: t(`outcome.${outcome}`),
                      })}
                      onClick={() => onOpen(item, outcome)}
                    />
                  </Table.Td>
                ))}
              </Table.Tr>
            ))}
          </Table.Tbody>
          <Table.Tfoot>
            <Table.Tr>
              <Table.Th scope="row">{t('results.all')}</Table.Th>
              {outcomes.map((outcome) => (
                <Table.Td key={outcome} ta="right" fw={650} className={classes.number}>
                  <Count
                    count={sums[outcome]}
                    share={null}
                    label={t('results.openAllRows', {
                      count: sums[outcome],
                      what: t(`outcome.${outcome}`),
                    })}
                    onClick={() => onOpen(null, outcome)}
                  />
                </Table.Td>
              ))}
            </Table.Tr>
          </Table.Tfoot>
        </Table>
      </TableScroll>
    </Card>
  );
}

/** What a share is a share of: whoever did not get the mail could not open it. */
const base = (item: TemplateResults, outcome: TemplateOutcome) =>
  outcome === 'delivered' || outcome === 'bounced' ? item.sent : item.delivered;

function Count({
  count,
  share,
  label,
  onClick,
}: {
  count: number;
  share: number | null;
  label: string;
  onClick: () => void;
}) {
  const format = useFormat();
  return (
    <Stack gap={0} align="flex-end">
      {count === 0 ? (
        <Text span className={classes.number} c="dimmed">
          0
        </Text>
      ) : (
        <Anchor
          component="button"
          type="button"
          fw={600}
          className={classes.number}
          ta="right"
          aria-label={label}
          onClick={onClick}
        >
          {format.number(count)}
        </Anchor>
      )}
      {share !== null && count > 0 && (
        <Text size="xs" c="dimmed" className="fx-num">
          {format.percent(share)}
        </Text>
      )}
    </Stack>
  );
}
