import { Anchor } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';

const pages = {
  account: '/accounts',
  campaign: '/campaigns',
  lead: '/leads',
  deal: '/pipeline',
  sequence: '/sequences',
} as const;

export type RecordKind = keyof typeof pages;

export function recordPath(kind: RecordKind, id: string): string {
  return `${pages[kind]}/${id}`;
}

interface Props {
  kind: RecordKind;
  id: string;
  children: ReactNode;
  /** In a cell of a DataTable, where the cell itself takes the focus and Enter opens. */
  inCell?: boolean;
  /** The name of the row: ink and bold rather than a link's colour. */
  strong?: boolean;
}

/** The name of a record, leading to its page. */
export function RecordLink({ kind, id, children, inCell = false, strong = false }: Props) {
  return (
    <Anchor
      component={Link}
      to={recordPath(kind, id)}
      inherit
      {...(inCell ? { tabIndex: -1 } : {})}
      {...(strong ? { c: 'var(--fx-ink)', fw: 600 } : {})}
    >
      {children}
    </Anchor>
  );
}
