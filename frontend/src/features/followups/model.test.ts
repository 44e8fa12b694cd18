import { describe, expect, it } from 'vitest';
import { dueOf, nextMorning, type Suggestion } from './model';

const suggestion: Suggestion = {
  id: 'no_touch.l1',
  kind: 'no_touch',
  lead: { id: 'l1', name: 'Camille' },
  company: null,
  campaign: { id: 'c1', name: 'Autumn' },
  since: '2026-11-01T09:00:00Z',
};

describe('an accepted suggestion', () => {
  it('is due on the morning of the next working day', () => {
    expect(nextMorning(new Date(2026, 10, 18, 15))).toEqual(new Date(2026, 10, 19, 9));
    expect(nextMorning(new Date(2026, 10, 20, 15))).toEqual(new Date(2026, 10, 23, 9));
    expect(dueOf(suggestion, new Date(2026, 10, 20, 15))).toEqual(new Date(2026, 10, 23, 9));
  });

  it('is due soon where a promised call was missed', () => {
    const now = new Date(2026, 10, 18, 15, 7);
    expect(dueOf({ ...suggestion, kind: 'callback_missed' }, now)).toEqual(
      new Date(2026, 10, 18, 15, 45),
    );
  });
});
