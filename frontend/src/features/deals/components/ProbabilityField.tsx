import { Button, Group, Input, Slider, Text } from '@mantine/core';
import { IconRotate2 } from '@tabler/icons-react';
import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '@/components/reader';
import type { Stage } from '@/features/pipelines/public';

interface Props {
  stage: Stage | undefined;
  /** null: it follows the stage. */
  value: number | null;
  onChange: (value: number | null) => void;
  error?: ReactNode;
}

/** The chance of winning: the stage's own until somebody knows better; won and lost are certain. */
export function ProbabilityField({ stage, value, onChange, error }: Props) {
  const { t } = useTranslation('deals');
  const format = useFormat();
  const id = useId();
  const closed = stage !== undefined && stage.kind !== 'open';
  const shown = closed ? stage.probability : (value ?? stage?.probability ?? 0);
  return (
    <Input.Wrapper error={error} labelElement="div">
      <Group justify="space-between" mb={4} wrap="nowrap" mih={22}>
        <Text size="sm" fw={500} id={id}>
          {t('fields.probability')}
        </Text>
        <Group gap={6} wrap="nowrap">
          {value !== null && !closed && (
            <Button
              variant="subtle"
              size="compact-xs"
              leftSection={<IconRotate2 size={13} aria-hidden />}
              onClick={() => onChange(null)}
            >
              {t('probability.reset')}
            </Button>
          )}
          <Text size="sm" fw={650} className="fx-num">
            {format.percent(shown / 100)}
          </Text>
        </Group>
      </Group>
      <Slider
        min={0}
        max={100}
        step={5}
        value={shown}
        disabled={closed}
        label={null}
        onChange={onChange}
        thumbLabel={t('fields.probability')}
        my={10}
      />
      <Text size="xs" c="dimmed">
        {closed
          ? t('probability.closed')
          : value === null
            ? t('probability.follows')
            : t('probability.own')}
      </Text>
    </Input.Wrapper>
  );
}
