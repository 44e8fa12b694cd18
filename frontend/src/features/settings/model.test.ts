import { describe, expect, it } from 'vitest';
import { moved } from '@/lib/moved';
import {
  type LostReason,
  newPipeline,
  newStage,
  type Pipeline,
  pipelineSchema,
  reordered,
  requestOf,
  valuesOf,
} from './model';

const text = (word: string) => ({ en: word, fr: word });

const pipeline: Pipeline = {
  key: 'sales',
  label: text('Sales'),
  isDefault: true,
  position: 1,
  version: 4,
  stages: [
    {
      key: 'proposal',
      label: text('Proposal'),
      kind: 'open',
      probability: 50,
      rottingDays: 10,
      position: 1,
      dealCount: 3,
    },
    {
      key: 'won',
      label: text('Won'),
      kind: 'won',
      probability: 100,
      rottingDays: null,
      position: 2,
      dealCount: 0,
    },
  ],
};

describe('a pipeline in the form', () => {
  it('comes back as it was when nothing is changed', () => {
    expect(requestOf(valuesOf(pipeline))).toEqual({
      label: text('Sales'),
      isDefault: true,
      stages: [
        {
          key: 'proposal',
          label: text('Proposal'),
          kind: 'open',
          probability: 50,
          rottingDays: 10,
        },
        { key: 'won', label: text('Won'), kind: 'won', probability: 100, rottingDays: null },
      ],
    });
  });

  it('never asks to stop being the default, and keeps closed stages certain', () => {
    const values = valuesOf({ ...pipeline, isDefault: false });
    const lost = { ...newStage('x'), kind: 'lost' as const, probability: 70, rottingDays: 3 };
    const sent = requestOf({ ...values, stages: [...values.stages, lost] });
    expect(sent.isDefault).toBeNull();
    expect(sent.stages[2]).toMatchObject({ key: null, probability: 0, rottingDays: null });
  });

  it('starts with a stage of every kind, and is refused without', () => {
    let next = 0;
    const values = newPipeline(() => String(next++));
    expect(values.stages.map((stage) => stage.kind)).toEqual(['open', 'won', 'lost']);
    const named = {
      ...values,
      label: text('Renewals'),
      stages: values.stages.map((stage) => ({ ...stage, label: text(stage.kind) })),
    };
    expect(pipelineSchema.safeParse(named).success).toBe(true);
    expect(pipelineSchema.safeParse(values).success).toBe(false);
    const open = { ...named, stages: named.stages.slice(0, 1) };
    expect(pipelineSchema.safeParse(open).error?.issues[0]?.message).toBe(
      'settings:pipelines.everyKind',
    );
  });
});

it('a line moves up and down', () => {
  expect(moved(['a', 'b', 'c'], 0, 2)).toEqual(['b', 'c', 'a']);
  expect(moved(['a', 'b', 'c'], 2, 0)).toEqual(['c', 'a', 'b']);
  expect(moved(['a'], 5, 0)).toEqual(['a']);
});

it('lost reasons are counted anew when one moves', () => {
  const reasons: LostReason[] = ['price', 'timing'].map((key, index) => ({
    key,
    label: text(key),
    active: true,
    position: index + 1,
    version: 1,
  }));
  expect(reordered(reasons, 1, 0).map(({ key, position }) => [key, position])).toEqual([
    ['timing', 1],
    ['price', 2],
  ]);
});
