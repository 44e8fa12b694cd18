/** A name that people of the organisation gave, in both languages. */
export interface Label {
  en: string;
  fr: string;
}

export type StageKind = 'open' | 'won' | 'lost';

export interface Stage {
  key: string;
  label: Label;
  kind: StageKind;
  probability: number;
  rottingDays: number | null;
  position: number;
}

export interface Pipeline {
  key: string;
  label: Label;
  isDefault: boolean;
  position: number;
  stages: Stage[];
  version: number;
}

export interface LostReason {
  key: string;
  label: Label;
  active: boolean;
  position: number;
  version: number;
}

export function labelIn(label: Label, language: string): string {
  return language === 'fr' ? label.fr : label.en;
}

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
