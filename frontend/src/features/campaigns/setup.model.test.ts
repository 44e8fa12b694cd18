import { describe, expect, it } from 'vitest';
import {
  type CampaignSettings,
  dayRanges,
  hasBeginning,
  inUnits,
  type LeadStatusSet,
  leaving,
  newStatus,
  type Scoring,
  scoringRequest,
  scoringSchema,
  scoringValues,
  settingsRequest,
  settingsSchema,
  settingsValues,
  statusSetRequest,
  statusSetSchema,
  statusSetValues,
  weekdayName,
} from './setup.model';

describe('times', () => {
  it('are told in the largest unit without a rest', () => {
    expect(inUnits(30)).toEqual({ unit: 'minute', count: 30 });
    expect(inUnits(240)).toEqual({ unit: 'hour', count: 4 });
    expect(inUnits(2880)).toEqual({ unit: 'day', count: 2 });
    expect(inUnits(90)).toEqual({ unit: 'minute', count: 90 });
    expect(inUnits(0)).toEqual({ unit: 'minute', count: 0 });
  });

  it('days in a row are told by their first and last', () => {
    expect(dayRanges([5, 1, 2, 3, 7])).toEqual([
      [1, 3],
      [5, 5],
      [7, 7],
    ]);
    expect(weekdayName(1, 'en', 'long')).toBe('Monday');
    expect(weekdayName(7, 'fr', 'long')).toBe('dimanche');
  });
});

const rule = { waitMinutes: 60, maxAttempts: 2, otherDayPart: true };
const settings: CampaignSettings = {
  script: null,
  window: { days: [1, 2], from: '09:00', to: '18:00', skipHolidays: true },
  coolingMinutes: 0,
  leaseMinutes: 10,
  maxAttempts: 8,
  queueOrder: ['score', 'callback_due', 'hot_reply', 'fewest_attempts', 'newest'],
  retryRules: { no_answer: rule, voicemail: rule, busy: rule, gatekeeper: rule },
  version: 3,
};

describe('the settings in the form', () => {
  it('come back as they were when nothing is changed', () => {
    const { version: _version, ...request } = settings;
    expect(settingsRequest(settingsValues(settings))).toEqual(request);
  });

  it('need a day, an end after the start, and numbers within their bounds', () => {
    const values = settingsValues(settings);
    const issue = (change: object) =>
      settingsSchema.safeParse({ ...values, ...change }).error?.issues[0]?.path.join('.');
    expect(issue({})).toBeUndefined();
    expect(issue({ window: { ...values.window, days: [] } })).toBe('window.days');
    expect(issue({ window: { ...values.window, to: '08:00' } })).toBe('window.to');
    expect(issue({ leaseMinutes: 61 })).toBe('leaseMinutes');
    expect(issue({ maxAttempts: '' })).toBe('maxAttempts');
  });
});

const label = (text: string) => ({ en: text, fr: text });
const set: LeadStatusSet = {
  own: false,
  version: 0,
  items: [
    {
      key: 'new',
      label: label('New'),
      meaning: 'new',
      color: '#111111',
      position: 1,
      leadCount: 2,
    },
    {
      key: 'warm',
      label: label('Warm'),
      meaning: 'nurture',
      color: '#222222',
      position: 2,
      leadCount: 5,
    },
    {
      key: 'cold',
      label: label('Cold'),
      meaning: 'lost',
      color: '#333333',
      position: 3,
      leadCount: 0,
    },
  ],
};

describe('the statuses in the form', () => {
  it('tell which leads need another status', () => {
    const { items } = statusSetValues(set);
    expect(leaving(set, items)).toEqual([]);
    expect(leaving(set, items.slice(0, 1)).map(({ key }) => key)).toEqual(['warm']);
  });

  it('are sent in order, and leads to kept or to new ones', () => {
    const values = statusSetValues(set);
    const fresh = { ...newStatus('x'), label: label(' Demo '), color: '#ABCDEF' };
    const items = [...values.items.slice(0, 1), fresh];
    expect(statusSetRequest(set, { items, mapping: { warm: 'x', cold: 'gone' } })).toEqual({
      reset: false,
      items: [
        { key: 'new', label: label('New'), meaning: 'new', color: '#111111' },
        { key: null, label: label('Demo'), meaning: 'contacted', color: '#abcdef' },
      ],
      mapping: { warm: 'items[1]' },
    });
    expect(statusSetRequest(set, { items, mapping: { warm: 'new' } }).mapping).toEqual({
      warm: 'new',
    });
  });

  it('need one where leads begin, names in both languages and real colours', () => {
    const { items } = statusSetValues(set);
    expect(hasBeginning(items)).toBe(true);
    expect(hasBeginning(items.slice(1))).toBe(false);
    expect(statusSetSchema.safeParse({ items }).success).toBe(true);
    expect(statusSetSchema.safeParse({ items: [{ ...items[0], color: 'red' }] }).success).toBe(
      false,
    );
    expect(statusSetSchema.safeParse({ items: [newStatus('y')] }).success).toBe(false);
  });
});

it('weights go out as they came in, but for empty words', () => {
  const scoring: Scoring = {
    rules: [{ reason: 'fresh', kind: 'recency', points: 12, usualPoints: 10 }],
    seniorWords: ['head'],
    countries: ['FR'],
    halfLifeDays: 30,
    version: 1,
  };
  const values = scoringValues(scoring);
  expect(scoringRequest({ ...values, seniorWords: [' head ', ' '] })).toEqual({
    rules: [{ reason: 'fresh', points: 12 }],
    seniorWords: ['head'],
    countries: ['FR'],
    halfLifeDays: 30,
  });
  expect(scoringSchema.safeParse(values).success).toBe(true);
  expect(scoringSchema.safeParse({ ...values, points: { fresh: 101 } }).success).toBe(false);
});
