import { describe, expect, it } from 'vitest';
import { defaultPipeline, labelIn, type Pipeline, pipelineOf, stagesByKey } from './model';

const pipeline = (key: string, stages: string[], isDefault = false): Pipeline => ({
  key,
  label: { en: key, fr: `${key} fr` },
  isDefault,
  position: 1,
  version: 1,
  stages: stages.map((stage, position) => ({
    key: stage,
    label: { en: stage, fr: stage },
    kind: 'open',
    probability: 10,
    rottingDays: null,
    position,
  })),
});

describe('pipelines', () => {
  const all = [pipeline('renewals', ['due']), pipeline('sales', ['first', 'second'], true)];
  it('know their default, their stages and which of them a stage belongs to', () => {
    expect(defaultPipeline(all)?.key).toBe('sales');
    expect(defaultPipeline([])).toBeUndefined();
    expect([...stagesByKey(all).keys()]).toEqual(['due', 'first', 'second']);
    expect(pipelineOf(all, 'second')?.key).toBe('sales');
    expect(labelIn(all[0]?.label ?? { en: '', fr: '' }, 'fr')).toBe('renewals fr');
  });
});
