import { Badge } from '@mantine/core';
import { useLeadStatuses } from '../api';
import { dotOf } from '../model';

/** A status in words; its colour is only a dot beside them, so every colour can be read. */
export function StatusBadge({ status }: { status: string }) {
  const { find, label } = useLeadStatuses();
  return (
    <Badge variant="dot" color={dotOf(find(status))}>
      {label(status)}
    </Badge>
  );
}
