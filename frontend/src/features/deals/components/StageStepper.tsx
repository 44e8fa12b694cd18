import { UnstyledButton } from '@mantine/core';
import { IconCheck, IconX } from '@tabler/icons-react';
import { useLayoutEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { labelIn, useStages } from '@/features/pipelines/public';
import type { Deal } from '../model';
import { usePendingMoves } from '../pendingMoves';
import classes from './StageStepper.module.css';

/** The stages of the deal's pipeline; a click moves the deal there. */
export function StageStepper({ deal, onStage }: { deal: Deal; onStage: (stage: string) => void }) {
  const { t, i18n } = useTranslation('deals');
  const { pipelines } = useStages();
  const pending = usePendingMoves();
  const stages = pipelines.find((pipeline) => pipeline.key === deal.pipeline)?.stages ?? [];
  // The step is taken at once; a refusal, or a change of mind, takes it back.
  const current =
    [...pending].reverse().find((move) => move.ids.includes(deal.id))?.stage ?? deal.stage;
  const at = stages.findIndex((stage) => stage.key === current);
  const now = stages[at];
  const lost = now?.kind === 'lost';
  const list = useRef<HTMLOListElement>(null);
  const key = now?.key;
  // On a phone the steps are wider than the screen: the one that the deal is at is in its middle.
  useLayoutEffect(() => {
    const steps = list.current;
    const step = steps?.querySelector(`[data-step="${key}"]`);
    if (!steps || !step) return;
    const frame = steps.getBoundingClientRect();
    const box = step.getBoundingClientRect();
    steps.scrollLeft += box.left + box.width / 2 - (frame.left + frame.width / 2);
  }, [key]);
  return (
    <ol ref={list} className={classes.steps} aria-label={t('page.stages')}>
      {stages.map((stage, index) => {
        const passed = !lost && (index < at || now?.kind === 'won') && stage.kind === 'open';
        const name = labelIn(stage.label, i18n.language);
        return (
          <li key={stage.key} className={classes.item} data-step={stage.key}>
            <UnstyledButton
              className={classes.step}
              data-kind={stage.kind}
              data-current={stage.key === current || undefined}
              data-passed={passed || undefined}
              aria-current={stage.key === current ? 'step' : undefined}
              disabled={!deal.may.edit || stage.key === current}
              title={
                stage.key === current || !deal.may.edit ? name : t('page.moveTo', { stage: name })
              }
              onClick={() => onStage(stage.key)}
            >
              {(passed || (stage.key === current && stage.kind === 'won')) && (
                <IconCheck size={14} aria-hidden />
              )}
              {stage.key === current && stage.kind === 'lost' && <IconX size={14} aria-hidden />}
              <span className={classes.name}>{name}</span>
            </UnstyledButton>
          </li>
        );
      })}
    </ol>
  );
}
