import { Table } from '@mantine/core';
import type { ReactNode } from 'react';

interface Props {
  /** What the table is called: its scrolling part is a place of its own for the keyboard. */
  label: string;
  /** In pixels: narrower than this, it scrolls. */
  minWidth: number;
  children: ReactNode;
}

/** A table that may be wider than its page scrolls by itself, by the arrow keys too. */
export function TableScroll({ label, minWidth, children }: Props) {
  return (
    <Table.ScrollContainer
      type="native"
      minWidth={minWidth}
      tabIndex={0}
      role="region"
      aria-label={label}
    >
      {children}
    </Table.ScrollContainer>
  );
}
