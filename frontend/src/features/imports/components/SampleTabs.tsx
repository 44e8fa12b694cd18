import { Card, ScrollArea, Table, Tabs, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { labelIn } from '@/features/pipelines/public';
import { NOTHING } from '@/lib/format';
import { importFieldsQuery } from '../api';
import { type ImportRun, type RowSample, type Verdict, verdicts } from '../model';

/** The first rows of each verdict, to look at before deciding. */
export function SampleTabs({ run }: { run: ImportRun }) {
  const { t } = useTranslation('imports');
  const { samples, counts } = run;
  if (!samples || !counts) return null;
  const shown = verdicts.filter((verdict) => samples[verdict].length > 0);
  const first = shown[0];
  if (!first) return null;
  return (
    <Card>
      <Tabs defaultValue={shown.includes('rejected') ? 'rejected' : first} keepMounted={false}>
        <Tabs.List mb="md">
          {shown.map((verdict) => (
            <Tabs.Tab key={verdict} value={verdict}>
              {t(`verdict.${verdict}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {shown.map((verdict) => (
          <Tabs.Panel key={verdict} value={verdict}>
            <Samples run={run} verdict={verdict} rows={samples[verdict]} />
            {counts[verdict] > samples[verdict].length && (
              <Text size="sm" c="dimmed" mt="sm">
                {t('samples.more', { shown: samples[verdict].length })}
              </Text>
            )}
          </Tabs.Panel>
        ))}
      </Tabs>
    </Card>
  );
}

interface SamplesProps {
  run: ImportRun;
  verdict: Verdict;
  rows: readonly RowSample[];
}

function Samples({ run, verdict, rows }: SamplesProps) {
  const { t, i18n } = useTranslation('imports');
  const { data: fields = [] } = useQuery(importFieldsQuery(run.kind, run.mapping?.lead.campaignId));
  const name = (key: string) => {
    const field = fields.find((known) => known.field === key);
    return field ? labelIn(field.label, i18n.language) : key;
  };
  return (
    <ScrollArea type="auto">
      <Table verticalSpacing="xs" miw={480} aria-label={t(`verdict.${verdict}`)}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th w={80}>{t('samples.row')}</Table.Th>
            <Table.Th>{t('samples.name')}</Table.Th>
            <Table.Th>{t(verdict === 'rejected' ? 'samples.reason' : 'samples.change')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Table.Tr key={row.rowNo}>
              <Table.Td className="fx-num">{row.rowNo}</Table.Td>
              <Table.Td>{row.name ?? NOTHING}</Table.Td>
              <Table.Td>
                {row.errors.map((error) => (
                  <Text key={`${error.field} ${error.code}`} size="sm" c="var(--fx-danger)">
                    {t('samples.about', {
                      field: name(error.field),
                      problem: t(`rowError.${error.code}`, { defaultValue: error.message }),
                    })}
                  </Text>
                ))}
                {row.changes.map((change) => (
                  <Text key={change.field} size="sm">
                    <b>{name(change.field)}</b>{' '}
                    {verdict === 'changed' && `${text(change.before)} → `}
                    {text(change.after)}
                  </Text>
                ))}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </ScrollArea>
  );
}

function text(value: unknown): string {
  if (value === null || value === undefined) return NOTHING;
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
