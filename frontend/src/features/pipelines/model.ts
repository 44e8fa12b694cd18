import type { Schema } from '@/api/client';

/** A name that people of the organisation gave, in both languages. */
export type Label = Schema<'Label'>;
export type StageKind = Schema<'StageKind'>;
export type Stage = Omit<Schema<'Stage'>, 'dealCount'>;
export type Pipeline = Omit<Schema<'Pipeline'>, 'stages'> & { stages: Stage[] };
export type LostReason = Schema<'LostReason'>;

export { labelIn } from '@/lib/labels';

export function defaultPipeline(pipelines: readonly Pipeline[]): Pipeline | undefined {
  return pipelines.find((pipeline) => pipeline.isDefault) ?? pipelines[0];
}

export function stagesByKey(pipelines: readonly Pipeline[]): ReadonlyMap<string, Stage> {
  return new Map(
    pipelines.flatMap((pipeline) => pipeline.stages.map((stage) => [stage.key, stage] as const)),
  );
}

/** The pipeline that a stage belongs to: keys of stages are unique over all pipelines. */
export function pipelineOf(pipelines: readonly Pipeline[], stage: string): Pipeline | undefined {
  return pipelines.find((pipeline) => pipeline.stages.some(({ key }) => key === stage));
}
