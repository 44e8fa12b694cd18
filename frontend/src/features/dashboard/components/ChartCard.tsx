import { Skeleton, Table, Text, VisuallyHidden } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { SectionCard } from '@/components/SectionCard';
import { Money } from '@/components/values';
import classes from './ChartCard.module.css';

export interface ChartRow {
  key: string;
  label: string;
  /** The label below the bar, where room is short. */
  tick: string;
  count: string;
  value: number;
  weightedValue: number;
  href: string;
  /** Something to look at: the overdue. */
  warn?: boolean;
}

interface Props {
  title: string;
  columns: { label: string; count: string; value: string; weighted: string };
  rows: readonly ChartRow[] | undefined;
  /** In place of the chart when there is nothing to draw. */
  empty: ReactNode;
  chart: ReactNode;
}

/** A chart, and below it the same numbers as links: the way in for the keyboard as well. */
export function ChartCard({ title, columns, rows, empty, chart }: Props) {
  if (!rows) {
    return (
      <SectionCard title={title}>
        <Skeleton h={240} radius="md" />
        <Skeleton h={14} mt="lg" w="80%" />
        <Skeleton h={14} mt="sm" w="70%" />
        <Skeleton h={14} mt="sm" w="75%" />
      </SectionCard>
    );
  }
  if (rows.every((row) => row.count === '0')) {
    return <SectionCard title={title}>{empty}</SectionCard>;
  }
  return (
    <SectionCard title={title}>
      {/* The table says it all; a screen reader needs no second telling. */}
      <div aria-hidden>{chart}</div>
      <Table mt="md" verticalSpacing={6} horizontalSpacing={8} className={classes.table}>
        <VisuallyHidden component="caption">{title}</VisuallyHidden>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{columns.label}</Table.Th>
            <Table.Th className={classes.number}>{columns.count}</Table.Th>
            <Table.Th className={classes.number}>{columns.value}</Table.Th>
            <Table.Th className={classes.number} visibleFrom="xs">
              {columns.weighted}
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Table.Tr key={row.key}>
              <Table.Td>
                <Link to={row.href} className={classes.link}>
                  <Text component="span" inherit {...(row.warn ? { c: 'var(--fx-warning)' } : {})}>
                    {row.label}
                  </Text>
                </Link>
              </Table.Td>
              <Table.Td className={classes.number}>{row.count}</Table.Td>
              <Table.Td className={classes.number}>
                <Money value={row.value} short />
              </Table.Td>
              <Table.Td className={classes.number} visibleFrom="xs">
                <Money value={row.weightedValue} short />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </SectionCard>
  );
}
