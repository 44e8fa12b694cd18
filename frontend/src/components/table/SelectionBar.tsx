import { Button, CloseButton, Group, Text, Transition } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../reader';
import classes from './DataTable.module.css';
import { NO_SELECTION, type Selection } from './selection';

interface Props {
  selection: Selection;
  loaded: number;
  total: number | undefined;
  loadedAll: boolean;
  onSelect: (selection: Selection) => void;
  children: ReactNode;
}

/** Over the foot of the table while rows are selected: how many, and what can be done. */
export function SelectionBar({ selection, loaded, total, loadedAll, onSelect, children }: Props) {
  const { t } = useTranslation('common');
  const format = useFormat();
  const count = selection.all ? (total ?? loaded) : selection.ids.size;
  return (
    <Transition mounted={count > 0} transition="slide-up" duration={150}>
      {(style) => (
        <div className={classes.bar} style={style} role="status">
          <Group gap="sm" wrap="wrap">
            <Text fw={600} size="sm">
              {t('table.selected', { count, number: format.number(count) })}
            </Text>
            {!selection.all && loadedAll && total !== undefined && total > loaded && (
              <Button
                variant="subtle"
                size="compact-sm"
                onClick={() => onSelect({ ...selection, all: true })}
              >
                {t('table.selectMatching', { number: format.number(total) })}
              </Button>
            )}
          </Group>
          <Group gap="xs" wrap="nowrap">
            {children}
            <CloseButton
              aria-label={t('table.clearSelection')}
              onClick={() => onSelect(NO_SELECTION)}
            />
          </Group>
        </div>
      )}
    </Transition>
  );
}
