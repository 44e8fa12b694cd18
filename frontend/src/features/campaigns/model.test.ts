import { describe, expect, it } from 'vitest';
import {
  type Campaign,
  campaignSchema,
  elapsed,
  NEW_CAMPAIGN,
  nextStates,
  requestOf,
  valuesOf,
} from './model';

describe('a campaign in the form', () => {
  const campaign: Campaign = {
    id: 'c',
    account: { id: 'a', name: 'Acme' },
    name: 'Benelux',
    status: 'active',
    startsOn: '2026-01-01',
    endsOn: null,
    description: null,
    assignees: [],
    counts: { leads: 0, openDeals: 0, wonDeals: 0 },
    may: { edit: true, delete: true, assign: true },
    version: 1,
    createdAt: '2026-01-01T00:00:00Z',
    updatedAt: '2026-01-01T00:00:00Z',
  };

  it('comes back as it was when nothing is changed', () => {
    expect(requestOf(valuesOf(campaign))).toEqual({
      accountId: 'a',
      name: 'Benelux',
      status: 'active',
      startsOn: '2026-01-01',
      endsOn: null,
      description: null,
    });
  });

  it('needs an account, a name, and an end after its start', () => {
    const good = { ...NEW_CAMPAIGN, accountId: 'a', name: 'Benelux' };
    expect(campaignSchema.safeParse(good).success).toBe(true);
    expect(campaignSchema.safeParse({ ...good, accountId: null }).success).toBe(false);
    expect(campaignSchema.safeParse({ ...good, name: ' ' }).success).toBe(false);
    const odd = campaignSchema.safeParse({ ...good, startsOn: '2026-02-02', endsOn: '2026-02-01' });
    expect(odd.error?.issues[0]).toMatchObject({
      path: ['endsOn'],
      message: 'campaigns:endsBeforeStart',
    });
    expect(
      campaignSchema.safeParse({ ...good, startsOn: '2026-02-02', endsOn: '2026-02-02' }).success,
    ).toBe(true);
  });
});

describe('the time of a campaign', () => {
  const dates = { startsOn: '2026-01-01', endsOn: '2026-01-10' };

  it('passes day by day and stays between its ends', () => {
    expect(elapsed(dates, '2025-12-01')).toBe(0);
    expect(elapsed(dates, '2026-01-06')).toBe(0.5);
    expect(elapsed(dates, '2026-02-01')).toBe(1);
  });

  it('is unknown while a date is open', () => {
    expect(elapsed({ ...dates, endsOn: null }, '2026-01-06')).toBeNull();
  });
});

it('a campaign goes on from where it stands', () => {
  expect(nextStates('draft').map(({ verb }) => verb)).toEqual(['start']);
  expect(nextStates('active').map(({ verb }) => verb)).toEqual(['pause', 'complete']);
  expect(nextStates('paused')[0]).toEqual({ verb: 'resume', status: 'active' });
  expect(nextStates('completed').map(({ verb }) => verb)).toEqual(['reopen']);
});
