import { describe, expect, it } from 'vitest';
import {
  accountsHref,
  activeCampaignsHref,
  dealsHref,
  type ForecastMonth,
  forecastHref,
  leadsHref,
  partOf,
  roundedDays,
  shownForecast,
  stageRows,
} from './model';

const team = { ownerId: null, pipeline: null };
const mine = { ownerId: 'me', pipeline: 'sales' };

const month = (values: Partial<ForecastMonth>): ForecastMonth => ({
  month: null,
  overdue: false,
  from: null,
  to: null,
  count: 1,
  value: 1,
  weightedValue: 1,
  ...values,
});

describe('a number', () => {
  it('links to the deals of the same people and pipeline', () => {
    expect(dealsHref(team, { kind: 'won' })).toBe('/pipeline?view=table&kind=won');
    expect(dealsHref(mine, { kind: 'open', stage: 'proposal' })).toBe(
      '/pipeline?view=table&pipeline=sales&ownerId=me&kind=open&stage=proposal',
    );
  });

  it('links to the leads, accounts and campaigns it counts', () => {
    expect(leadsHref(mine)).toBe('/leads?ownerId=me');
    expect(leadsHref(team)).toBe('/leads');
    expect(accountsHref(mine, true)).toBe('/accounts?ownerId=me');
    expect(accountsHref(mine, false)).toBe('/accounts');
    expect(activeCampaignsHref(mine, true)).toBe('/campaigns?status=active&assigneeId=me');
    expect(activeCampaignsHref(mine, false)).toBe('/campaigns?status=active');
  });
});

describe('the forecast', () => {
  const overdue = month({ overdue: true, to: '2026-11-20' });
  const november = month({ month: '2026-11', from: '2026-11-21', to: '2026-11-30' });
  const later = month({ from: '2027-05-01' });
  const undated = month({});

  it('knows its parts', () => {
    expect([overdue, november, later, undated].map(partOf)).toEqual([
      'overdue',
      'month',
      'later',
      'undated',
    ]);
  });

  it('links each part to exactly its deals', () => {
    expect(forecastHref(team, overdue)).toBe('/pipeline?view=table&kind=open&closeTo=2026-11-20');
    expect(forecastHref(team, november)).toBe(
      '/pipeline?view=table&kind=open&closeFrom=2026-11-21&closeTo=2026-11-30',
    );
    expect(forecastHref(team, later)).toBe('/pipeline?view=table&kind=open&closeFrom=2027-05-01');
    expect(forecastHref(team, undated)).toBe('/pipeline?view=table&kind=open&undated=true');
  });

  it('keeps empty months, and leaves out other parts that are empty', () => {
    const nothing = { count: 0, value: 0, weightedValue: 0 };
    const emptyMonth = { ...november, ...nothing };
    expect(shownForecast([{ ...overdue, ...nothing }, emptyMonth, later])).toEqual([
      emptyMonth,
      later,
    ]);
  });
});

it('stages come in the order of the board, open ones only, empty ones with zeros', () => {
  const rows = stageRows(
    [
      { stage: 'won', count: 3, value: 30, weightedValue: 30 },
      { stage: 'two', count: 1, value: 5, weightedValue: 2 },
    ],
    [
      { key: 'one', kind: 'open' },
      { key: 'two', kind: 'open' },
      { key: 'won', kind: 'won' },
    ],
  );
  expect(rows).toEqual([
    { stage: 'one', count: 0, value: 0, weightedValue: 0 },
    { stage: 'two', count: 1, value: 5, weightedValue: 2 },
  ]);
});

it('days are rounded as people say them', () => {
  expect(roundedDays(47.96)).toBe(48);
  expect(roundedDays(3.14)).toBe(3.1);
  expect(roundedDays(null)).toBeNull();
});
