import {
  Alert,
  Button,
  Group,
  Modal,
  NumberInput,
  SegmentedControl,
  Select,
  Stack,
  Switch,
  Text,
  Textarea,
  TextInput,
} from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { asProblem } from '@/api/problem';
import { confirm } from '@/components/confirm';
import { useProblemText } from '@/components/problemText';
import type { ConditionPart, Step, TaskPart, WaitPart } from '../model';
import { missingIn } from '../steps.model';
import { MailFields } from './MailFields';

interface Props {
  step: Step;
  isNew: boolean;
  /** A mail goes before it, so that it can answer in that thread. */
  mayReply: boolean;
  mayEdit: boolean;
  onSave: (step: Step) => Promise<void>;
  onClose: () => void;
}

/** One step, whole: it is kept when it says all it needs. */
export function StepDialog({ step: begun, isNew, mayReply, mayEdit, onSave, onClose }: Props) {
  const { t } = useTranslation('sequences');
  const problemText = useProblemText();
  const full = useMediaQuery('(max-width: 48em)') ?? false;
  const [step, setStep] = useState(begun);
  const [problem, setProblem] = useState<string | null>(null);
  const [saving, setSaving] = useState(false);
  const dirty = step !== begun;

  const leave = async () => {
    if (dirty && mayEdit) {
      const sure = await confirm({
        title: t('common:discard.title'),
        message: t('common:discard.message'),
        confirm: t('common:discard.confirm'),
        danger: true,
      });
      if (!sure) return;
    }
    onClose();
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const missing = missingIn(step);
    if (missing) {
      setProblem(t(missing));
      return;
    }
    setSaving(true);
    try {
      await onSave(step);
    } catch (error) {
      const [first] = asProblem(error).fieldErrors;
      setProblem(first ? `${first.field}: ${first.message}` : problemText(error));
      setSaving(false);
    }
  };
  return (
    <Modal
      opened
      onClose={() => void leave()}
      size={step.kind === 'mail' ? 'xl' : 'md'}
      fullScreen={full}
      title={t(isNew ? 'steps.new' : 'steps.edit', { kind: t(`kind.${step.kind}`) })}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      <form onSubmit={(event) => void submit(event)}>
        <Stack gap="md">
          {step.mail && (
            <MailFields
              mail={step.mail}
              mayReply={mayReply}
              onChange={(mail) => setStep({ ...step, mail })}
            />
          )}
          {step.task && (
            <TaskFields task={step.task} onChange={(task) => setStep({ ...step, task })} />
          )}
          {step.wait && (
            <WaitFields wait={step.wait} onChange={(wait) => setStep({ ...step, wait })} />
          )}
          {step.condition && (
            <ConditionFields
              condition={step.condition}
              onChange={(condition) => setStep({ ...step, condition })}
            />
          )}
          <TextInput
            label={t('steps.name')}
            description={t('steps.nameHint')}
            maxLength={100}
            value={step.name ?? ''}
            onChange={({ currentTarget }) =>
              setStep({ ...step, name: currentTarget.value || null })
            }
          />
          {problem && (
            <Alert color="red" variant="light" role="alert">
              {problem}
            </Alert>
          )}
          <Group justify="flex-end">
            <Button variant="default" onClick={() => void leave()}>
              {t('common:cancel')}
            </Button>
            {mayEdit && (
              <Button type="submit" loading={saving}>
                {t(isNew ? 'steps.add' : 'common:save')}
              </Button>
            )}
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

function TaskFields({ task, onChange }: { task: TaskPart; onChange: (task: TaskPart) => void }) {
  const { t } = useTranslation('sequences');
  return (
    <>
      <TextInput
        label={t('task.title')}
        required
        data-autofocus
        maxLength={300}
        value={task.title}
        onChange={({ currentTarget }) => onChange({ ...task, title: currentTarget.value })}
      />
      <Textarea
        label={t('task.notes')}
        autosize
        minRows={2}
        maxLength={5000}
        value={task.notes ?? ''}
        onChange={({ currentTarget }) => onChange({ ...task, notes: currentTarget.value || null })}
      />
      <Group grow align="flex-end">
        <Select
          label={t('task.priority')}
          allowDeselect={false}
          data={(['low', 'normal', 'high'] as const).map((value) => ({
            value,
            label: t(`task.priorities.${value}`),
          }))}
          value={task.priority}
          onChange={(priority) =>
            onChange({ ...task, priority: (priority ?? 'normal') as TaskPart['priority'] })
          }
        />
        <NumberInput
          label={t('task.due')}
          min={0}
          max={2160}
          allowDecimal={false}
          value={task.dueInHours}
          onChange={(hours) => onChange({ ...task, dueInHours: Number(hours) })}
        />
      </Group>
      <Switch
        label={t('task.wait')}
        checked={task.waitForDone}
        onChange={({ currentTarget }) => onChange({ ...task, waitForDone: currentTarget.checked })}
      />
    </>
  );
}

function WaitFields({ wait, onChange }: { wait: WaitPart; onChange: (wait: WaitPart) => void }) {
  const { t } = useTranslation('sequences');
  return (
    <Group grow align="flex-end">
      <NumberInput
        label={t('wait.amount')}
        required
        data-autofocus
        min={1}
        max={365}
        allowDecimal={false}
        value={wait.amount}
        onChange={(amount) => onChange({ ...wait, amount: Number(amount) })}
      />
      <Select
        label={t('wait.unit')}
        allowDeselect={false}
        data={(['hours', 'days', 'business_days'] as const).map((value) => ({
          value,
          label: t(`wait.units.${value}`),
        }))}
        value={wait.unit}
        onChange={(unit) => onChange({ ...wait, unit: (unit ?? 'days') as WaitPart['unit'] })}
      />
    </Group>
  );
}

function ConditionFields({
  condition,
  onChange,
}: {
  condition: ConditionPart;
  onChange: (condition: ConditionPart) => void;
}) {
  const { t } = useTranslation('sequences');
  return (
    <>
      <div>
        <Text size="sm" fw={550} id="condition-what" mb={6}>
          {t('condition.what')}
        </Text>
        <SegmentedControl
          fullWidth
          aria-labelledby="condition-what"
          data={(['opened', 'clicked', 'replied'] as const).map((value) => ({
            value,
            label: t(`condition.whats.${value}`),
          }))}
          value={condition.what}
          onChange={(what) => onChange({ ...condition, what })}
        />
      </div>
      <NumberInput
        label={t('condition.days')}
        description={t('condition.daysHint')}
        min={0}
        max={90}
        allowDecimal={false}
        value={condition.withinDays}
        onChange={(days) => onChange({ ...condition, withinDays: Number(days) })}
      />
      <Text size="sm" c="dimmed">
        {t('condition.hint')}
      </Text>
    </>
  );
}
