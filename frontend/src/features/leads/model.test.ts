import { describe, expect, it } from 'vitest';
import {
  dotOf,
  type Lead,
  leadSchema,
  NEW_LEAD,
  newDealHref,
  reasonsOf,
  requestOf,
  roleOf,
  scoreColor,
  valuesOf,
} from './model';

const lead: Lead = {
  id: 'l',
  campaign: { id: 'c', name: 'Benelux' },
  account: { id: 'a', name: 'Acme' },
  firstName: 'Lucie',
  lastName: 'Martin',
  fullName: 'Lucie Martin',
  company: 'Hexagone',
  jobTitle: 'Buyer',
  email: 'lucie@example.com',
  phone: '01 99 00 12 34',
  phoneE164: '+33199001234',
  country: 'FR',
  city: null,
  website: null,
  linkedin: null,
  source: null,
  status: 'new',
  statusFace: { label: { en: 'New', fr: 'Nouveau' }, meaning: 'new', color: '#868e96' },
  owner: { id: 'u', name: 'Bea', initials: 'B' },
  calling: { timeZone: 'Europe/Paris', ownTimeZone: null, lock: null },
  score: 60,
  attempts: 0,
  lastContactAt: null,
  lastOutcome: null,
  nextActionAt: null,
  doNotCall: false,
  tags: ['vip'],
  custom: { fleet: 12 },
  counts: { deals: 0 },
  may: { edit: true, delete: true, assign: true },
  version: 1,
  createdAt: '2026-01-01T00:00:00Z',
  updatedAt: '2026-01-01T00:00:00Z',
};

describe('a lead in the form', () => {
  it('comes back as it was when nothing is changed', () => {
    expect(requestOf(valuesOf(lead))).toEqual({
      campaignId: 'c',
      firstName: 'Lucie',
      lastName: 'Martin',
      company: 'Hexagone',
      jobTitle: 'Buyer',
      email: 'lucie@example.com',
      phone: '01 99 00 12 34',
      country: 'FR',
      city: null,
      website: null,
      linkedin: null,
      source: null,
      status: 'new',
      ownerId: 'u',
      timeZone: null,
      tags: ['vip'],
      custom: { fleet: 12 },
    });
  });

  it('is sent with whole addresses', () => {
    const sent = requestOf({ ...NEW_LEAD, website: 'hexagone.example', linkedin: 'lucie-martin' });
    expect(sent).toMatchObject({
      website: 'https://hexagone.example',
      linkedin: 'https://www.linkedin.com/in/lucie-martin',
    });
  });

  it('needs a campaign and somebody: a last name, a company or an address', () => {
    const issue = (values: object) =>
      leadSchema.safeParse({ ...NEW_LEAD, campaignId: 'c', ...values }).error?.issues[0]?.message;
    expect(issue({})).toBe('leads:nameless');
    expect(issue({ lastName: ' ' })).toBe('leads:nameless');
    expect(issue({ lastName: 'Martin' })).toBeUndefined();
    expect(issue({ company: 'Hexagone' })).toBeUndefined();
    expect(issue({ email: 'lucie@example.com' })).toBeUndefined();
    expect(leadSchema.safeParse({ ...NEW_LEAD, lastName: 'Martin' }).success).toBe(false);
  });

  it('says which address is wrong', () => {
    const issue = (values: object) =>
      leadSchema.safeParse({ ...NEW_LEAD, campaignId: 'c', lastName: 'Martin', ...values }).error
        ?.issues[0]?.message;
    expect(issue({ email: 'lucie' })).toBe('common:validation.email');
    expect(issue({ website: 'soon' })).toBe('common:validation.url');
    expect(issue({ linkedin: 'https://example.com/lucie' })).toBe('leads:linkedinOdd');
  });
});

it('a status has the colour it was given, if it is one', () => {
  expect(dotOf({ color: '#2f9e66' })).toBe('#2f9e66');
  expect(dotOf({ color: 'url(//evil)' })).toBe('gray');
  expect(dotOf(undefined)).toBe('gray');
});

it('a score tells what speaks for a lead and what against it, the strongest first', () => {
  const reason = (points: number) => ({
    reason: 'fresh' as const,
    kind: 'recency' as const,
    points,
    since: null,
    count: null,
  });
  const score = { score: 9, contributions: [5, -3, 15, -8].map(reason) };
  expect(reasonsOf(score).up.map(({ points }) => points)).toEqual([15, 5]);
  expect(reasonsOf(score).down.map(({ points }) => points)).toEqual([-8, -3]);
  expect([10, 30, 60].map(scoreColor)).toEqual(['gray', 'blue', 'mint']);
});

it('a lead is told in one line, its company once', () => {
  expect(roleOf(lead)).toBe('Buyer, Hexagone');
  expect(roleOf({ jobTitle: null, company: 'Hexagone', fullName: 'Hexagone' })).toBeNull();
});

it('a deal starts with what its lead says', () => {
  expect(newDealHref(lead)).toBe('/pipeline?dialog=new-deal&leadId=l&campaignId=c&accountId=a');
});
