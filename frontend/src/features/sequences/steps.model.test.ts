import { describe, expect, it } from 'vitest';
import type { Step } from './model';
import {
  addStep,
  blankStep,
  countSteps,
  hasMailBefore,
  MAIN,
  missingIn,
  moveStep,
  removeStep,
  replaceStep,
  stepRequests,
  withVariant,
} from './steps.model';

const step = (id: string, kind: Step['kind'] = 'wait'): Step => ({ ...blankStep(kind, 1), id });
const ids = (steps: Step[]) => steps.map(({ id }) => id);

const behind = { parent: 'c', way: 'no' as const };
const tree = () => addStep([step('m', 'mail'), step('c', 'condition')], behind, step('x'));

describe('steps', () => {
  it('are added, moved, changed and taken out where they stand', () => {
    const steps = addStep(tree(), behind, step('y'));
    expect(ids(steps[1]?.condition?.no ?? [])).toEqual(['x', 'y']);
    expect(ids(moveStep(steps, behind, 0, 1)[1]?.condition?.no ?? [])).toEqual(['y', 'x']);
    expect(ids(moveStep(steps, MAIN, 1, 0))).toEqual(['c', 'm']);
    expect(ids(removeStep(steps, behind, 'x')[1]?.condition?.no ?? [])).toEqual(['y']);
    const changed = { ...step('y'), name: 'Patience' };
    expect(replaceStep(steps, behind, changed)[1]?.condition?.no[1]?.name).toBe('Patience');
    // What was there is left as it was.
    expect(ids(tree())).toEqual(['m', 'c']);
  });

  it('are counted with those behind conditions', () => {
    expect(countSteps(tree())).toBe(3);
  });

  it('know whether a mail goes before them', () => {
    expect(hasMailBefore(tree(), 'm')).toBe(false);
    expect(hasMailBefore(tree(), 'x')).toBe(true);
    expect(hasMailBefore(tree(), 'nowhere')).toBeNull();
  });

  it('go to the server without made-up ids and without what a template says already', () => {
    const mail = blankStep('mail', 7);
    const first = mail.mail?.variants[0];
    if (!mail.mail || !first) throw new Error('no text');
    mail.mail.variants = [
      { ...first, subject: ' Hi ', body: '<p>x</p>' },
      { ...first, key: 'B', templateId: 't', template: { id: 't', name: 'T' }, subject: 'old' },
    ];
    const [sent] = stepRequests([mail]);
    expect(sent?.id).toBeNull();
    expect(sent?.mail?.variants).toEqual([
      { key: 'A', weight: 50, templateId: null, subject: 'Hi', body: '<p>x</p>' },
      { key: 'B', weight: 50, templateId: 't', subject: null, body: null },
    ]);
  });

  it('say what they lack', () => {
    expect(missingIn(blankStep('wait', 1))).toBeNull();
    expect(missingIn(blankStep('call_task', 1))).toBe('missing.title');
    const mail = blankStep('mail', 1);
    expect(missingIn(mail)).toBe('missing.body');
    const first = mail.mail?.variants[0];
    if (first) first.body = '<p>x</p>';
    expect(missingIn(mail)).toBe('missing.subject');
    if (mail.mail) mail.mail.thread = 'reply';
    expect(missingIn(mail)).toBeNull();
  });
});

describe('the texts of a mail', () => {
  it('are four at most', () => {
    const one = blankStep('mail', 1).mail?.variants ?? [];
    const four = withVariant(withVariant(withVariant(one)));
    expect(four.map(({ key }) => key)).toEqual(['A', 'B', 'C', 'D']);
    expect(withVariant(four)).toHaveLength(4);
    expect(withVariant(four.filter(({ key }) => key !== 'B')).at(-1)?.key).toBe('B');
  });
});
