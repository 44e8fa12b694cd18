import { describe, expect, it } from 'vitest';
import {
  firstActOf,
  goingOf,
  laterChoices,
  localText,
  refusedReader,
  stepTo,
} from './outgoing.model';

describe('a mail that was let go', () => {
  const now = new Date('2026-11-21T10:00:00Z');
  const soon = '2026-11-21T10:00:10Z';
  const monday = '2026-11-23T09:00:00Z';
  const held = (until: string) => ({ reason: 'login' as const, words: null, until });

  it('goes, or waits for its time', () => {
    expect(goingOf({ sendAt: soon, held: null }, now)).toEqual({ key: 'sent' });
    expect(goingOf({ sendAt: monday, held: null }, now)).toEqual({ key: 'scheduled', at: monday });
  });

  it('waits while nothing goes out of its mailbox', () => {
    const hold = held('2026-11-21T10:05:00Z');
    expect(goingOf({ sendAt: soon, held: hold }, now)).toEqual({ key: 'held', hold });
    // Its own time is the next try where the pause is shorter.
    expect(goingOf({ sendAt: soon, held: held('2026-11-21T10:00:02Z') }, now)).toEqual({
      key: 'held',
      hold: held(soon),
    });
    expect(goingOf({ sendAt: monday, held: hold }, now)).toEqual({ key: 'scheduled', at: monday });
  });
});

describe('a mail for later', () => {
  it('offers mornings to send at', () => {
    const saturday = new Date(2026, 10, 21, 14, 30);
    expect(laterChoices(saturday).map(({ at }) => localText(at))).toEqual([
      '2026-11-22T09:00',
      '2026-11-23T09:00',
    ]);
    const sunday = new Date(2026, 10, 22, 14, 30);
    expect(laterChoices(sunday)).toHaveLength(1);
  });
});

describe('mails that have not gone', () => {
  const well = { problem: null, lead: null, ofSequence: false };
  const mails = [
    { ...well, id: 'draft', state: 'draft' },
    { ...well, id: 'leaving', state: 'sending' },
    { ...well, id: 'sequence', state: 'waiting', ofSequence: true },
    { ...well, id: 'waiting', state: 'waiting' },
    { ...well, id: 'failed', state: 'failed', problem: 'refused', ofSequence: true },
  ] as const;

  it('are gone on with, taken back or tried again, unless they are no longer one’s own to stop', () => {
    expect(mails.map(firstActOf)).toEqual(['edit', null, null, 'recall', 'retry']);
  });

  it('are only thrown away where the lead was deleted, until it is back', () => {
    const unsent = { ...well, state: 'failed', problem: 'lead_deleted' } as const;
    expect(firstActOf(unsent)).toBe('delete');
    expect(firstActOf({ ...unsent, lead: { id: 'a', name: 'Ada' } })).toBe('retry');
  });

  it('are gone through by key, past those that nothing can be done with', () => {
    expect(stepTo(mails, null, 1)).toBe('draft');
    expect(stepTo(mails, 'draft', 1)).toBe('waiting');
    expect(stepTo(mails, 'failed', 1)).toBe('failed');
    expect(stepTo(mails, 'waiting', -1)).toBe('draft');
    expect(stepTo([], null, 1)).toBeNull();
  });
});

describe('a mail that was given up', () => {
  it('names the reader who is not to be written to, and why', () => {
    const mail = { problem: 'suppressed', error: 'camille@example.com: complained' } as const;
    expect(refusedReader(mail)).toEqual({ value: 'camille@example.com', reason: 'complained' });
    expect(refusedReader({ ...mail, error: 'they did not want it: at all' })).toBeNull();
    expect(refusedReader({ ...mail, problem: 'refused' })).toBeNull();
  });
});
