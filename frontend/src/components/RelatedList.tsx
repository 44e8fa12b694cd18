import { Box, Card, Group, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './RelatedList.module.css';

interface Props {
  /** Names the list for those who do not see it. */
  label: string;
  count: string;
  action?: ReactNode;
  /** Below the last line: the way to all of them. */
  more?: ReactNode;
  /** `li` elements. */
  children: ReactNode;
}

/** Records that belong to the one on the page, a line each. */
export function RelatedList({ label, count, action, more, children }: Props) {
  return (
    <Card padding={0}>
      <Group justify="space-between" px="lg" py="sm" mih={54}>
        <Text size="sm" c="dimmed">
          {count}
        </Text>
        {action}
      </Group>
      <ul className={classes.list} aria-label={label}>
        {children}
      </ul>
      {more && (
        <Box px="lg" py="sm" className={classes.more}>
          {more}
        </Box>
      )}
    </Card>
  );
}
