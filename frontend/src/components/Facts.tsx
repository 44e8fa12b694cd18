import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { NOTHING } from '@/lib/format';
import classes from './Facts.module.css';

export interface Fact {
  label: string;
  value: ReactNode;
}

/** What is known of a record: names at the left, values at the right. */
export function Facts({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl className={classes.list}>
      {facts.map(({ label, value }) => {
        const empty = value === null || value === undefined || value === false || value === '';
        return (
          <div key={label} className={classes.fact}>
            <Text component="dt" size="sm" c="dimmed">
              {label}
            </Text>
            <Text component="dd" className={classes.value} {...(empty ? { c: 'dimmed' } : {})}>
              {empty ? NOTHING : value}
            </Text>
          </div>
        );
      })}
    </dl>
  );
}
