import { z } from 'zod';
import type { Schema } from '@/api/client';
import { moved } from '@/lib/moved';

export type Pipeline = Schema<'Pipeline'>;
export type PipelineRequest = Schema<'PipelineRequest'>;
export type LostReason = Schema<'LostReason'>;
export type LostReasonRequest = Schema<'LostReasonRequest'>;
export type StageKind = Schema<'StageKind'>;
export type Label = Schema<'Label'>;

export const stageKinds = ['open', 'won', 'lost'] as const satisfies readonly StageKind[];

export const kindColor: Record<StageKind, string> = { open: 'blue', won: 'mint', lost: 'gray' };

/** A stage in the form; `id` tells the lines apart, `key` is null until the server gives one. */
export type StageValues = {
  id: string;
  key: string | null;
  label: Label;
  kind: StageKind;
  probability: number | '';
  rottingDays: number | '';
};

export type PipelineValues = {
  label: Label;
  isDefault: boolean;
  stages: StageValues[];
};

export function newStage(id: string, kind: StageKind = 'open'): StageValues {
  return {
    id,
    key: null,
    label: { en: '', fr: '' },
    kind,
    probability: kind === 'won' ? 100 : kind === 'lost' ? 0 : 50,
    rottingDays: '',
  };
}

/** A new pipeline starts with what every pipeline needs: something open, a won and a lost stage. */
export function newPipeline(nextId: () => string): PipelineValues {
  return {
    label: { en: '', fr: '' },
    isDefault: false,
    stages: stageKinds.map((kind) => newStage(nextId(), kind)),
  };
}

export function valuesOf(pipeline: Pipeline): PipelineValues {
  return {
    label: pipeline.label,
    isDefault: pipeline.isDefault,
    stages: pipeline.stages.map((stage) => ({
      id: stage.key,
      key: stage.key,
      label: stage.label,
      kind: stage.kind,
      probability: stage.probability,
      rottingDays: stage.rottingDays ?? '',
    })),
  };
}

const trimmed = ({ en, fr }: Label): Label => ({ en: en.trim(), fr: fr.trim() });

/** What is sent: the order is the board's; a won stage is certain, and nothing closed can rot. */
export function requestOf(values: PipelineValues): PipelineRequest {
  return {
    label: trimmed(values.label),
    // "Default" is only ever handed on, never taken back.
    isDefault: values.isDefault ? true : null,
    stages: values.stages.map((stage) => ({
      key: stage.key,
      label: trimmed(stage.label),
      kind: stage.kind,
      probability: stage.kind === 'open' ? stage.probability || 0 : stage.kind === 'won' ? 100 : 0,
      rottingDays: stage.kind === 'open' && stage.rottingDays !== '' ? stage.rottingDays : null,
    })),
  };
}

const labelText = z.string().trim().min(1).max(80);
const label = z.object({ en: labelText, fr: labelText });

export const labelSchema = z.object({ label });

export const pipelineSchema = z.object({
  label,
  stages: z
    .array(
      z.object({
        label,
        kind: z.enum(stageKinds),
        probability: z.number().min(0).max(100).or(z.literal('')),
        rottingDays: z.number().min(1).max(3650).or(z.literal('')),
      }),
    )
    .max(40)
    .refine((stages) => stageKinds.every((kind) => stages.some((stage) => stage.kind === kind)), {
      message: 'settings:pipelines.everyKind',
    }),
});

/** The list with one reason at another place, positions counted anew; what the server does. */
export function reordered(reasons: readonly LostReason[], from: number, to: number): LostReason[] {
  return moved(reasons, from, to).map((reason, index) => ({ ...reason, position: index + 1 }));
}
