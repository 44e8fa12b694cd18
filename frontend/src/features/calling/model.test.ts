import { describe, expect, it } from 'vitest';
import {
  type CallQueue,
  callbackTime,
  cityOf,
  clockAt,
  countedOf,
  EMPTY_WRAP,
  isUntouched,
  type LeadStatus,
  missingFrom,
  outcomes,
  pickerText,
  queueHref,
  reasonsOf,
  requestOf,
  statusChoices,
  withOutcome,
} from './model';

describe('the outcomes', () => {
  it('have a key each, and none that another has', () => {
    expect(new Set(outcomes.map(({ key }) => key)).size).toBe(outcomes.length);
  });
});

describe('what is missing before a call is finished', () => {
  it('is the outcome first', () => {
    expect(missingFrom(EMPTY_WRAP)).toBe('outcome');
    expect(missingFrom({ ...EMPTY_WRAP, outcome: 'busy' })).toBeNull();
  });

  it('is the time of a callback, which lies ahead', () => {
    const callback = { ...EMPTY_WRAP, outcome: 'callback' as const };
    expect(missingFrom(callback)).toBe('callbackAt');
    expect(missingFrom({ ...callback, callbackAt: '2020-01-01 10:00:00' })).toBe('past');
    expect(missingFrom({ ...callback, callbackAt: '2100-01-01 10:00:00' })).toBeNull();
  });

  it('is a time to try again that lies ahead, where one was chosen', () => {
    const busy = { ...EMPTY_WRAP, outcome: 'busy' as const };
    expect(missingFrom({ ...busy, retryAt: '2020-01-01 10:00:00' })).toBe('past');
    expect(missingFrom({ ...busy, retryAt: '2100-01-01 10:00:00' })).toBeNull();
  });
});

describe('what is sent', () => {
  const now = new Date('2026-11-23T10:05:00Z');

  it('says when the call was and how long it took', () => {
    const wrap = {
      ...EMPTY_WRAP,
      outcome: 'busy' as const,
      note: '  Try later ',
      startedAt: '2026-11-23T10:03:30Z',
    };
    const request = requestOf(wrap, 'busy', {
      next: true,
      campaignId: null,
      now,
      mentions: ['ann'],
    });
    expect(request).toMatchObject({
      outcome: 'busy',
      note: 'Try later',
      mentions: ['ann'],
      status: null,
      retryAt: null,
      at: '2026-11-23T10:05:00.000Z',
      durationSeconds: 90,
      finishAndNext: true,
      callbackAt: null,
      nextStep: null,
    });
  });

  it('leaves out the time of a callback that is none any more', () => {
    const wrap = { ...EMPTY_WRAP, outcome: 'busy' as const, callbackAt: '2100-01-01 10:00:00' };
    expect(
      requestOf(wrap, 'busy', { next: false, campaignId: null, now, mentions: [] }).callbackAt,
    ).toBeNull();
  });

  it('carries a next step that has a title and a day', () => {
    const wrap = { ...EMPTY_WRAP, stepTitle: 'Send it', stepDue: '2026-11-24 09:00:00' };
    const { nextStep } = requestOf(wrap, 'interested', {
      next: false,
      campaignId: null,
      now,
      mentions: [],
    });
    expect(nextStep?.title).toBe('Send it');
    expect(pickerText(new Date(nextStep?.dueAt ?? ''))).toBe('2026-11-24 09:00:00');
  });
});

describe('what a BD decides instead of the campaign', () => {
  const now = new Date('2026-11-23T10:05:00Z');
  const said = { next: false, campaignId: null, now, mentions: [] };

  it('is the status, where the outcome leads to several', () => {
    const wrap = { ...EMPTY_WRAP, outcome: 'interested' as const, status: 'hot' };
    expect(requestOf(wrap, 'interested', said).status).toBe('hot');
  });

  it('is when to try again, and of no other outcome', () => {
    const wrap = { ...EMPTY_WRAP, retryAt: '2100-01-01 10:00:00' };
    expect(requestOf(wrap, 'busy', said).retryAt).toBe(new Date(2100, 0, 1, 10).toISOString());
    expect(requestOf(wrap, 'interested', said).retryAt).toBeNull();
    expect(requestOf({ ...wrap, callbackAt: wrap.retryAt }, 'callback', said)).toMatchObject({
      retryAt: null,
      callbackAt: new Date(2100, 0, 1, 10).toISOString(),
    });
  });

  it('is forgotten with another outcome', () => {
    expect(withOutcome('busy')).toEqual({ outcome: 'busy', status: null, retryAt: null });
  });
});

describe('the statuses to choose from', () => {
  const statuses = [
    ['new', 'new'],
    ['reached', 'contacted'],
    ['warm', 'qualified'],
    ['hot', 'qualified'],
    ['won', 'converted'],
  ].map(([key, meaning], position) => ({ key, meaning, position }) as LeadStatus);

  it('are those that the outcome leads to, the first of them by itself', () => {
    expect(statusChoices(statuses, 'new', 'interested')).toEqual(['warm', 'hot']);
  });

  it('are none where there is one, or nobody was spoken to', () => {
    expect(statusChoices(statuses, 'new', 'callback')).toEqual([]);
    expect(statusChoices(statuses, 'new', 'busy')).toEqual([]);
    expect(statusChoices(statuses, 'new', null)).toEqual([]);
  });

  it('begin with the one the lead keeps, where a call does not move it', () => {
    expect(statusChoices(statuses, 'hot', 'interested')).toEqual(['hot', 'warm']);
    expect(statusChoices(statuses, 'won', 'interested')).toEqual(['won', 'warm', 'hot']);
  });
});

describe('the times people promise', () => {
  const now = new Date(2026, 10, 23, 16, 2, 30);

  it('lie ahead, always', () => {
    expect(pickerText(callbackTime('hour', now))).toBe('2026-11-23 17:05:00');
    expect(pickerText(callbackTime('afternoon', now))).toBe('2026-11-24 15:00:00');
    expect(pickerText(callbackTime('tomorrow', now))).toBe('2026-11-24 10:00:00');
    expect(pickerText(callbackTime('week', now))).toBe('2026-11-30 10:00:00');
  });
});

describe('the prospect’s clock', () => {
  it('is theirs, not ours', () => {
    const at = new Date('2026-11-23T20:30:00Z');
    expect(clockAt('America/Los_Angeles', at, 'en-GB')).toEqual({
      time: '12:30',
      day: 'Monday',
      awake: true,
    });
    expect(clockAt('Asia/Tokyo', at, 'en-GB')).toMatchObject({ day: 'Tuesday', awake: false });
  });

  it('does without a zone that this browser does not know', () => {
    expect(clockAt('Mars/Olympus', new Date(), 'en-GB').time).toMatch(/^\d\d:\d\d$/);
  });

  it('is named by its city', () => {
    expect(cityOf('America/Los_Angeles')).toBe('Los Angeles');
  });
});

describe('why nothing is to be called', () => {
  it('names what there is, and nothing else', () => {
    const counts = {
      ready: 0,
      ofOthers: 0,
      outsideHours: 3,
      retry: 0,
      cooling: 0,
      callback: 1,
      leased: 0,
      attemptsUsedUp: 0,
      doNotCall: 0,
      status: 0,
    };
    expect(reasonsOf({ counts } as CallQueue)).toEqual([
      { reason: 'outsideHours', count: 3 },
      { reason: 'callback', count: 1 },
    ]);
  });
});

it('a call that nobody has touched is not worth keeping', () => {
  expect(isUntouched(EMPTY_WRAP)).toBe(true);
  expect(isUntouched({ ...EMPTY_WRAP, note: 'x' })).toBe(false);
});

describe('the address of the leads behind a count', () => {
  it('is read back as the count it was made of', () => {
    const href = queueHref('c1', 'attemptsUsedUp');
    expect(href).toBe('/campaigns/c1?tab=queue&dialog=queue-leads:attempts_used_up');
    expect(countedOf('attempts_used_up')).toBe('attemptsUsedUp');
    expect(countedOf('no_such')).toBeNull();
    expect(countedOf(null)).toBeNull();
  });
});
