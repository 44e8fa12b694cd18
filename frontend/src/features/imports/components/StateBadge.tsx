import { Badge } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ImportState } from '../model';

const colors: Record<ImportState, string> = {
  uploaded: 'gray',
  checking: 'blue',
  ready: 'violet',
  running: 'blue',
  completed: 'mint',
  failed: 'red',
  cancelled: 'gray',
  undoing: 'blue',
  undone: 'gray',
};

export function StateBadge({ state }: { state: ImportState }) {
  const { t } = useTranslation('imports');
  return (
    <Badge variant="light" color={colors[state]}>
      {t(`state.${state}`)}
    </Badge>
  );
}
