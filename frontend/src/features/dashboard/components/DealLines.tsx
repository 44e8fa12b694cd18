import { Group, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { RecordLink } from '@/components/RecordLink';
import { UserAvatar } from '@/components/UserAvatar';
import { Money } from '@/components/values';
import type { DealSummary } from '../model';
import classes from './DealLines.module.css';

interface Props {
  label: string;
  deals: readonly DealSummary[];
  /** The second line of a deal, after its account: why it is here. */
  note: (deal: DealSummary) => ReactNode;
}

/** A few deals, a line each. */
export function DealLines({ label, deals, note }: Props) {
  return (
    <ul className={classes.list} aria-label={label}>
      {deals.map((deal) => (
        <li key={deal.id}>
          <Group justify="space-between" wrap="nowrap" gap="sm">
            <Stack gap={0} miw={0}>
              <Text component="span" truncate>
                <RecordLink kind="deal" id={deal.id} strong>
                  {deal.name}
                </RecordLink>
              </Text>
              <Text component="span" size="sm" c="dimmed" truncate>
                {deal.account.name} · {note(deal)}
              </Text>
            </Stack>
            <Group gap="sm" wrap="nowrap">
              <Text component="span" fw={600}>
                <Money value={deal.value} short />
              </Text>
              <UserAvatar
                name={deal.owner.name}
                initials={deal.owner.initials}
                size={24}
                withTooltip
              />
            </Group>
          </Group>
        </li>
      ))}
    </ul>
  );
}
