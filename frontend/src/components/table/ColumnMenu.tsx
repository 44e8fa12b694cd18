import { ActionIcon, Button, Checkbox, Group, Popover, Stack, Text, Tooltip } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconColumns3 } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { moveColumn } from '@/lib/tableLayout';
import type { ArrangedColumns } from './useTableLayout';

/** Shows, hides and orders the columns. */
export function ColumnMenu({ layout }: { layout: ArrangedColumns }) {
  const { t } = useTranslation('common');
  const { choices, order, change, reset, changed } = layout;
  const hidden = choices.filter(({ shown }) => !shown).map(({ id }) => id);
  const toggle = (id: string, shown: boolean) =>
    change({ order, hidden: shown ? hidden.filter((other) => other !== id) : [...hidden, id] });
  const move = (id: string, by: -1 | 1) => change({ order: moveColumn(order, id, by), hidden });
  return (
    <Popover width={290} position="bottom-end" trapFocus>
      <Popover.Target>
        <Tooltip label={t('table.columns')}>
          <ActionIcon variant="default" size={36} aria-label={t('table.columns')}>
            <IconColumns3 size={18} stroke={1.7} />
          </ActionIcon>
        </Tooltip>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('table.columns')}>
        <Stack gap={4}>
          <Group justify="space-between" mb={4}>
            <Text fw={650}>{t('table.columns')}</Text>
            {changed && (
              <Button variant="subtle" size="compact-sm" onClick={reset}>
                {t('table.resetColumns')}
              </Button>
            )}
          </Group>
          {choices.map((column, index) => (
            <Group key={column.id} justify="space-between" wrap="nowrap" gap="xs">
              <Checkbox
                label={column.header}
                checked={column.shown}
                disabled={column.fixed}
                onChange={(event) => toggle(column.id, event.currentTarget.checked)}
              />
              <Group gap={0} wrap="nowrap">
                <ActionIcon
                  size={26}
                  disabled={index === 0}
                  aria-label={t('table.moveUp', { column: column.header })}
                  onClick={() => move(column.id, -1)}
                >
                  <IconArrowUp size={14} />
                </ActionIcon>
                <ActionIcon
                  size={26}
                  disabled={index === choices.length - 1}
                  aria-label={t('table.moveDown', { column: column.header })}
                  onClick={() => move(column.id, 1)}
                >
                  <IconArrowDown size={14} />
                </ActionIcon>
              </Group>
            </Group>
          ))}
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}
