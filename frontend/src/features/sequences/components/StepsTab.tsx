import { Button, Menu } from '@mantine/core';
import { IconListDetails, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '@/components/EmptyState';
import { SectionCard } from '@/components/SectionCard';
import { SortableList } from '@/components/SortableList';
import { showError, showUndo } from '@/components/toasts';
import { useStepChange } from '../api';
import { type Sequence, type Step, stepKinds } from '../model';
import {
  addStep,
  blankStep,
  countSteps,
  DEEPEST,
  hasMailBefore,
  type Lane,
  MAIN,
  moveStep,
  removeStep,
  replaceStep,
} from '../steps.model';
import { StepDialog } from './StepDialog';
import { StepLine, stepIcons, useStepWords } from './StepLine';
import classes from './Steps.module.css';

interface Editing {
  lane: Lane;
  step: Step;
  isNew: boolean;
}

/** What happens, one after the other; every change is kept at once. */
export function StepsTab({ sequence }: { sequence: Sequence }) {
  const { t } = useTranslation('sequences');
  const words = useStepWords();
  const change = useStepChange(sequence.id);
  const [editing, setEditing] = useState<Editing | null>(null);
  const { steps } = sequence;
  const mayEdit = sequence.may.edit;
  const save = (next: Step[], done?: () => void) =>
    change.mutate(next, {
      onError: (error) => showError(error),
      ...(done ? { onSuccess: done } : {}),
    });
  const withUndo = (next: Step[], text: string) =>
    save(next, () => showUndo(text, () => change.mutateAsync(steps)));

  const lane = (of: Lane, all: readonly Step[], label: string, depth: number) => (
    <>
      {all.length > 0 && (
        <SortableList
          label={label}
          items={all.map((step) => ({ id: step.id, name: words(step).title }))}
          disabled={!mayEdit}
          onMove={(from, to) => withUndo(moveStep(steps, of, from, to), t('steps.moved'))}
        >
          {(index) => {
            const step = all[index];
            if (!step) return null;
            return (
              <>
                <StepLine
                  step={step}
                  mayEdit={mayEdit}
                  onOpen={() => setEditing({ lane: of, step, isNew: false })}
                  onRemove={() =>
                    withUndo(
                      removeStep(steps, of, step.id),
                      t('steps.removed', { name: words(step).title }),
                    )
                  }
                />
                {step.condition && (
                  <div className={classes.ways}>
                    {(['yes', 'no'] as const).map((way) => (
                      <section key={way} className={classes.way} data-way={way}>
                        <strong>{t(`condition.${way}`)}</strong>
                        {step.condition &&
                          lane(
                            { parent: step.id, way },
                            step.condition[way],
                            t(`condition.list_${way}`, { name: words(step).title }),
                            depth + 1,
                          )}
                      </section>
                    ))}
                  </div>
                )}
              </>
            );
          }}
        </SortableList>
      )}
      {mayEdit && (
        <AddStep
          kinds={stepKinds.filter((kind) => kind !== 'condition' || depth < DEEPEST)}
          onAdd={(kind) =>
            setEditing({ lane: of, step: blankStep(kind, countSteps(steps) + 1), isNew: true })
          }
        />
      )}
    </>
  );
  const placed = editing
    ? editing.isNew
      ? addStep(steps, editing.lane, editing.step)
      : steps
    : steps;
  return (
    <SectionCard title={t('tab.steps')}>
      {steps.length === 0 && (
        <EmptyState
          icon={IconListDetails}
          title={t('steps.empty.title')}
          hint={t('steps.empty.hint')}
        />
      )}
      {lane(MAIN, steps, t('tab.steps'), 0)}
      {editing && (
        <StepDialog
          step={editing.step}
          isNew={editing.isNew}
          mayReply={hasMailBefore(placed, editing.step.id) ?? false}
          mayEdit={mayEdit}
          onClose={() => setEditing(null)}
          onSave={async (step) => {
            const next = editing.isNew
              ? addStep(steps, editing.lane, step)
              : replaceStep(steps, editing.lane, step);
            await change.mutateAsync(next);
            setEditing(null);
          }}
        />
      )}
    </SectionCard>
  );
}

function AddStep({
  kinds,
  onAdd,
}: {
  kinds: readonly Step['kind'][];
  onAdd: (kind: Step['kind']) => void;
}) {
  const { t } = useTranslation('sequences');
  return (
    <Menu position="bottom-start" withinPortal>
      <Menu.Target>
        <Button
          variant="light"
          size="compact-md"
          mt="sm"
          leftSection={<IconPlus size={16} aria-hidden />}
        >
          {t('steps.add')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {kinds.map((kind) => {
          const Glyph = stepIcons[kind];
          return (
            <Menu.Item
              key={kind}
              leftSection={<Glyph size={16} aria-hidden />}
              onClick={() => onAdd(kind)}
            >
              {t(`kind.${kind}`)}
            </Menu.Item>
          );
        })}
      </Menu.Dropdown>
    </Menu>
  );
}
