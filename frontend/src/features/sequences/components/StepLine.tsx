import { ActionIcon, Badge, Group, Text, ThemeIcon } from '@mantine/core';
import {
  type Icon,
  IconArrowsSplit2,
  IconChecklist,
  IconClockPause,
  IconMail,
  IconPhone,
  IconTrash,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Step, StepKind } from '../model';
import classes from './Steps.module.css';

export const stepIcons: Record<StepKind, Icon> = {
  mail: IconMail,
  wait: IconClockPause,
  condition: IconArrowsSplit2,
  call_task: IconPhone,
  manual_task: IconChecklist,
};

const colors: Record<StepKind, string> = {
  mail: 'mint',
  wait: 'gray',
  condition: 'violet',
  call_task: 'blue',
  manual_task: 'orange',
};

/** A step in words: what it is called, and what more there is to know. */
export function useStepWords() {
  const { t } = useTranslation('sequences');
  return (step: Step): { title: string; detail: string } => {
    const { mail, task, wait, condition } = step;
    const first = mail?.variants[0];
    const subject = first?.template?.name ?? first?.subject;
    if (mail) {
      return {
        title: step.name ?? subject ?? t(mail.thread === 'reply' ? 'mail.reply' : 'kind.mail'),
        detail: t(`mail.thread.${mail.thread}`),
      };
    }
    if (task) {
      return {
        title: step.name ?? task.title,
        detail: [
          t(`kind.${step.kind}`),
          t('task.dueIn', { count: task.dueInHours }),
          task.waitForDone && t('task.waits'),
        ]
          .filter(Boolean)
          .join(' · '),
      };
    }
    if (wait) {
      return {
        title: step.name ?? t(`wait.${wait.unit}`, { count: wait.amount }),
        detail: t('kind.wait'),
      };
    }
    return {
      title: step.name ?? t(`condition.ask.${condition?.what ?? 'opened'}`),
      detail: condition
        ? condition.withinDays === 0
          ? t('condition.atOnce')
          : t('condition.within', { count: condition.withinDays })
        : '',
    };
  };
}

export function StepLine({
  step,
  mayEdit,
  onOpen,
  onRemove,
}: {
  step: Step;
  mayEdit: boolean;
  onOpen: () => void;
  onRemove: () => void;
}) {
  const { t } = useTranslation('sequences');
  const { title, detail } = useStepWords()(step);
  const Glyph = stepIcons[step.kind];
  const variants = step.mail?.variants.length ?? 1;
  return (
    <div className={classes.step}>
      <ThemeIcon variant="light" color={colors[step.kind]} radius="xl" size={34} aria-hidden>
        <Glyph size={18} stroke={1.7} />
      </ThemeIcon>
      <div className={classes.words}>
        <button type="button" className={classes.open} onClick={onOpen}>
          <Group gap={8}>
            <Text component="span" fw={600}>
              {title}
            </Text>
            {variants > 1 && (
              <Badge variant="light" color="violet" size="sm" tt="none">
                {t('mail.variants', { count: variants })}
              </Badge>
            )}
          </Group>
          <Text component="span" size="sm" c="dimmed">
            {detail}
          </Text>
        </button>
      </div>
      {mayEdit && (
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={t('steps.remove', { name: title })}
          onClick={onRemove}
        >
          <IconTrash size={16} />
        </ActionIcon>
      )}
    </div>
  );
}
