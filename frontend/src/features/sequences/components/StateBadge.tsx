import { Badge } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { SequenceState } from '../model';
import type { EnrolmentState } from '../people.model';

const colors: Record<SequenceState | EnrolmentState, string> = {
  draft: 'gray',
  active: 'mint',
  paused: 'yellow',
  archived: 'gray',
  finished: 'blue',
  stopped: 'gray',
};

/** How a sequence stands, or somebody in it. */
export function StateBadge({
  state,
  person = false,
}: {
  state: SequenceState | EnrolmentState;
  person?: boolean;
}) {
  const { t } = useTranslation('sequences');
  return (
    <Badge variant="light" color={colors[state]} tt="none">
      {t(person ? `personState.${state}` : `state.${state}`)}
    </Badge>
  );
}
