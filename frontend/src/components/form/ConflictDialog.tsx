import { Button, Group, Modal, Radio, Stack, Text } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { NOTHING } from '@/lib/format';
import type { FieldConflict } from '@/lib/mergeThreeWay';
import classes from './ConflictDialog.module.css';
import type { FieldText } from './useRecordForm';

interface Props<V extends Record<string, unknown>> {
  conflicts: FieldConflict<V>[];
  fields: { [K in keyof V]?: FieldText<V[K]> };
  onResolve: (chosen: Partial<V>) => void;
  onClose: () => void;
}

type Side = 'mine' | 'theirs';

/**
 * For each field that both sides changed: yours, theirs and what it was. Fields that only one
 * side changed are merged already and do not appear.
 */
export function ConflictDialog<V extends Record<string, unknown>>({
  conflicts,
  fields,
  onResolve,
  onClose,
}: Props<V>) {
  const { t } = useTranslation('common');
  const [sides, setSides] = useState<Record<string, Side>>({});
  const decided = conflicts.every(({ field }) => sides[field] !== undefined);
  const show = <K extends keyof V>(field: K, value: V[K]): ReactNode => {
    const text = fields[field]?.show?.(value) ?? (value as ReactNode);
    return text === null || text === undefined || text === '' ? NOTHING : text;
  };
  const resolve = () => {
    const chosen: Partial<V> = {};
    for (const { field, mine, theirs } of conflicts) {
      chosen[field as keyof V] = sides[field] === 'theirs' ? theirs : mine;
    }
    onResolve(chosen);
  };
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={t('conflict.title')}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <Stack gap="lg">
        <Text c="dimmed">{t('conflict.explain')}</Text>
        {conflicts.map(({ field, original, mine, theirs }) => (
          <Radio.Group
            key={field}
            label={fields[field]?.label ?? field}
            value={sides[field] ?? null}
            onChange={(side) => setSides((now) => ({ ...now, [field]: side as Side }))}
          >
            <div className={classes.sides}>
              <Choice side="mine" title={t('conflict.mine')} value={show(field, mine)} />
              <Choice side="theirs" title={t('conflict.theirs')} value={show(field, theirs)} />
              <div className={classes.original}>
                <Text size="xs" c="dimmed">
                  {t('conflict.original')}
                </Text>
                <Text component="div" className={classes.value}>
                  {show(field, original)}
                </Text>
              </div>
            </div>
          </Radio.Group>
        ))}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('conflict.back')}
          </Button>
          <Button onClick={resolve} disabled={!decided}>
            {t('conflict.save')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

function Choice({ side, title, value }: { side: Side; title: string; value: ReactNode }) {
  return (
    <Radio.Card value={side} className={classes.choice} radius="md">
      <Group gap={10} wrap="nowrap" align="flex-start">
        <Radio.Indicator mt={2} />
        <div>
          <Text size="xs" c="dimmed">
            {title}
          </Text>
          <Text component="div" fw={550} className={classes.value}>
            {value}
          </Text>
        </div>
      </Group>
    </Radio.Card>
  );
}
