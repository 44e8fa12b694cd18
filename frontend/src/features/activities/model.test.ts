import { describe, expect, it } from 'vitest';
import {
  type Activity,
  deedOf,
  isComplete,
  kindsOf,
  localTime,
  mentionAt,
  mentionsIn,
  momentOf,
  otherRecords,
  partsOf,
  recordPath,
  requestOf,
  subjectOf,
  withMention,
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
  mentions: [],
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
    expect(otherRecords(entry, null).map(({ entity }) => entity)).toEqual(['deal']);
    expect(recordPath('deal', 'd1')).toBe('/pipeline/d1');
  });
});

describe('a new entry', () => {
  const nothing = { minutes: null, at: null, named: [] };

  it('needs words, unless it is a call with an outcome', () => {
    const blank = { kind: 'note', body: '  ', outcome: 'busy', ...nothing } as const;
    expect(isComplete(blank)).toBe(false);
    expect(isComplete({ ...blank, kind: 'call' })).toBe(true);
    expect(isComplete({ ...blank, body: 'Said hello' })).toBe(true);
  });

  it('sends outcome and seconds only for a call', () => {
    const entry = { ...nothing, body: ' Hello ', outcome: 'reached', minutes: 1.5 };
    expect(requestOf({ dealId: 'd1' }, { ...entry, kind: 'call' })).toEqual({
      dealId: 'd1',
      kind: 'call',
      body: 'Hello',
      outcome: 'reached',
      durationSeconds: 90,
      mentions: [],
    });
    expect(requestOf({ dealId: 'd1' }, { ...entry, kind: 'comment' })).toMatchObject({
      outcome: null,
      durationSeconds: null,
    });
  });

  it('has a time if it is a meeting, and what it is about', () => {
    const at = '2026-12-01 09:30:00';
    const entry = { ...nothing, kind: 'meeting', body: 'Demonstration', outcome: null } as const;
    expect(isComplete(entry)).toBe(false);
    expect(isComplete({ ...entry, at, body: ' ' })).toBe(false);
    expect(isComplete({ ...entry, at })).toBe(true);
    expect(requestOf({ leadId: 'l1' }, { ...entry, at, minutes: 30 })).toEqual({
      leadId: 'l1',
      kind: 'meeting',
      body: 'Demonstration',
      outcome: null,
      durationSeconds: 1800,
      mentions: [],
      at: new Date(2026, 11, 1, 9, 30).toISOString(),
    });
  });

  it('is moved in local time, to the same moment unless it is changed', () => {
    expect(localTime(new Date(2026, 0, 2, 9, 5).toISOString())).toBe('2026-01-02 09:05:00');
    expect(momentOf(localTime('2026-12-01T09:30:00.000Z'))).toBe('2026-12-01T09:30:00.000Z');
  });

  it('says that a meeting which is still to come has been booked', () => {
    const meeting = activity({ kind: 'meeting', at: '2026-12-01T09:30:00Z' });
    expect(deedOf(meeting, new Date('2026-12-01T09:00:00Z'))).toBe('booked');
    expect(deedOf(meeting, new Date('2026-12-01T10:00:00Z'))).toBe('meeting');
    expect(deedOf(activity({}), new Date('2026-01-01T10:00:00Z'))).toBe('note');
  });
});

describe('naming somebody', () => {
  const ann = { id: 'u1', name: 'Ann', initials: 'A' };
  const annLee = { id: 'u2', name: 'Ann Lee', initials: 'AL' };

  it('begins with an @ at the start of a word', () => {
    expect(mentionAt('Ask @An', 7)).toEqual({ from: 4, text: 'An' });
    expect(mentionAt('@', 1)).toEqual({ from: 0, text: '' });
    expect(mentionAt('Ask @Ann Le', 11)).toEqual({ from: 4, text: 'Ann Le' });
    expect(mentionAt('ann@example.test', 16)).toBeNull();
    expect(mentionAt('Ask @Ann Lee about it', 21)).toBeNull();
    expect(mentionAt('Ask @An now', 7)).toEqual({ from: 4, text: 'An' });
  });

  it('puts the name in the place of what was typed', () => {
    expect(withMention('Ask @An now', 4, 7, annLee)).toEqual({
      body: 'Ask @Ann Lee now',
      caret: 13,
    });
  });

  it('tells those whose name still stands there, once', () => {
    expect(mentionsIn('Ask @Ann Lee', [annLee, annLee])).toEqual([annLee]);
    expect(mentionsIn('Ask nobody', [annLee])).toEqual([]);
  });

  it('shows names apart from the words around them', () => {
    expect(partsOf('Ask @Ann Lee, a@b.test', [ann, annLee])).toEqual([
      { text: 'Ask ', person: null },
      { text: '@Ann Lee', person: annLee },
      { text: ', a@b.test', person: null },
    ]);
    expect(partsOf('No names', [ann])).toEqual([{ text: 'No names', person: null }]);
  });
});
