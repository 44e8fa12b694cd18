import { Button, CloseButton, Group, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../reader';
import classes from './DataTable.module.css';
import { NO_SELECTION, type Selection } from './selection';

interface Props {
  selection: Selection;
  rows: readonly { id: string }[];
  total: number | undefined;
  about?: boolean | undefined;
  onSelect: (selection: Selection) => void;
  children: ReactNode;
}

/** At the foot of the table while rows are selected: how many, and what can be done. */
export function SelectionBar({ selection, rows, total, about, onSelect, children }: Props) {
  const { t } = useTranslation('common');
  const format = useFormat();
  const loadedAll = rows.length > 0 && rows.every((row) => selection.ids.has(row.id));
  const count = selection.all ? (total ?? rows.length) : selection.ids.size;
  const number = (value: number, estimated: boolean | undefined) =>
    (estimated ? '≈ ' : '') + format.number(value);
  if (count === 0) return null;
  return (
    <div className={classes.bar} role="status">
      <Group gap="sm" wrap="wrap">
        <Text fw={600} size="sm">
          {t('table.selected', { count, number: number(count, selection.all && about) })}
        </Text>
        {!selection.all && loadedAll && total !== undefined && total > rows.length && (
          <Button
            variant="subtle"
            size="compact-sm"
            onClick={() => onSelect({ ...selection, all: true })}
          >
            {t('table.selectMatching', { number: number(total, about) })}
          </Button>
        )}
      </Group>
      <Group gap="xs" wrap="wrap">
        {children}
        <CloseButton
          aria-label={t('table.clearSelection')}
          onClick={() => onSelect(NO_SELECTION)}
        />
      </Group>
    </div>
  );
}
