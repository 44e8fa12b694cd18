import { describe, expect, it } from 'vitest';
import {
  type Activity,
  isComplete,
  kindsOf,
  otherRecords,
  recordPath,
  requestOf,
  subjectOf,
} from './model';

const activity = (links: Partial<Activity>): Activity => ({
  id: 'a1',
  kind: 'note',
  at: '2026-11-21T10:00:00Z',
  actor: null,
  account: null,
  campaign: null,
  lead: null,
  deal: null,
  body: null,
  outcome: null,
  changes: [],
  ...links,
});

describe('a timeline', () => {
  it('knows its record from the one id it is given', () => {
    expect(subjectOf({ dealId: 'd1' })).toEqual({ entity: 'deal', id: 'd1', key: 'dealId' });
    expect(subjectOf({ accountId: 'a1' }).entity).toBe('account');
  });

  it('asks for the kinds of the chosen groups, and for all without a choice', () => {
    expect(kindsOf(['calls', 'notes'])).toEqual(['call', 'note', 'comment']);
    expect(kindsOf([])).toEqual([]);
  });

  it('names the nearer records of an entry, not those the reader is looking at or came through', () => {
    const entry = activity({
      deal: { id: 'd1', name: 'Deal' },
      lead: { id: 'l1', name: 'Lead' },
      account: { id: 'a1', name: 'Account' },
    });
    expect(otherRecords(entry, 'account').map(({ entity }) => entity)).toEqual(['deal', 'lead']);
    expect(otherRecords(entry, 'lead').map(({ entity }) => entity)).toEqual(['deal']);
    expect(otherRecords(entry, 'deal')).toEqual([]);
    expect(recordPath('deal', 'd1')).toBe('/pipeline/d1');
  });
});

describe('a new entry', () => {
  it('needs words, unless it is a call with an outcome', () => {
    const note = { kind: 'note', body: '  ', outcome: 'busy', minutes: null } as const;
    expect(isComplete(note)).toBe(false);
    expect(isComplete({ ...note, kind: 'call' })).toBe(true);
    expect(isComplete({ ...note, body: 'Said hello' })).toBe(true);
  });

  it('sends outcome and seconds only for a call', () => {
    const entry = { body: ' Hello ', outcome: 'reached', minutes: 1.5 };
    expect(requestOf({ dealId: 'd1' }, { ...entry, kind: 'call' })).toEqual({
      dealId: 'd1',
      kind: 'call',
      body: 'Hello',
      outcome: 'reached',
      durationSeconds: 90,
    });
    expect(requestOf({ dealId: 'd1' }, { ...entry, kind: 'comment' })).toMatchObject({
      outcome: null,
      durationSeconds: null,
    });
  });
});
