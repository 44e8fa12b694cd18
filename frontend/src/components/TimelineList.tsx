import { Group, Stack, Text, ThemeIcon } from '@mantine/core';
import type { Icon } from '@tabler/icons-react';
import { Fragment, type ReactNode } from 'react';
import { useFormat } from './reader';
import classes from './TimelineList.module.css';
import { RelativeTime } from './values';

export interface TimelineEntry {
  id: string;
  at: string;
  icon: Icon;
  /** mint, blue, violet, orange, yellow, red or gray. */
  color?: string;
  title: ReactNode;
  body?: ReactNode;
  /** At the right of the title: edit, delete. */
  actions?: ReactNode;
}

/** What happened, newest first, under a head for each day. */
export function TimelineList({ entries }: { entries: readonly TimelineEntry[] }) {
  const format = useFormat();
  let day = '';
  return (
    <ol className={classes.list}>
      {entries.map((entry) => {
        const entryDay = format.date(localDay(entry.at));
        const fresh = entryDay !== day;
        day = entryDay;
        return (
          <Fragment key={entry.id}>
            {fresh && (
              <li className={classes.day}>
                <Text size="xs" fw={650} c="dimmed">
                  {entryDay}
                </Text>
              </li>
            )}
            <li className={classes.entry}>
              <ThemeIcon
                size={30}
                radius={999}
                variant="light"
                color={entry.color ?? 'gray'}
                className={classes.icon}
                aria-hidden
              >
                <entry.icon size={16} stroke={1.7} />
              </ThemeIcon>
              <Stack gap={4} miw={0} flex={1} pt={4}>
                <Group justify="space-between" gap="xs" wrap="nowrap" align="flex-start">
                  <Text component="div" miw={0} style={{ overflowWrap: 'anywhere' }}>
                    {entry.title}
                  </Text>
                  <Group gap={4} wrap="nowrap" flex="none">
                    <Text size="xs" c="dimmed" component="span">
                      <RelativeTime value={entry.at} />
                    </Text>
                    {entry.actions}
                  </Group>
                </Group>
                {entry.body && <div className={classes.body}>{entry.body}</div>}
              </Stack>
            </li>
          </Fragment>
        );
      })}
    </ol>
  );
}

/** The calendar day of an instant in the reader's zone. */
function localDay(at: string): string {
  const date = new Date(at);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
