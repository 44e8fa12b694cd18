import { describe, expect, it } from 'vitest';
import { type Account, accountSchema, NEW_ACCOUNT, requestOf, subtitleOf, valuesOf } from './model';

const account: Account = {
  id: '1',
  name: 'Acme',
  industry: null,
  website: 'https://acme.example',
  phone: null,
  country: 'FR',
  city: 'Lyon',
  employees: 0,
  annualRevenue: 1.5,
  parent: { id: 'p', name: 'Parent' },
  owner: null,
  notes: null,
  externalId: 'x-1',
  metadata: { tier: 'gold' },
  assignees: [],
  counts: { campaigns: 0, openDeals: 0, leads: 0 },
  may: { edit: true, delete: true, assign: true },
  version: 3,
  createdAt: '2026-01-01T00:00:00Z',
  updatedAt: '2026-01-01T00:00:00Z',
};

describe('an account in the form', () => {
  it('comes back as it was when nothing is changed', () => {
    expect(requestOf(valuesOf(account))).toEqual({
      name: 'Acme',
      industry: null,
      website: 'https://acme.example',
      phone: null,
      country: 'FR',
      city: 'Lyon',
      employees: 0,
      annualRevenue: 1.5,
      parentId: 'p',
      ownerId: null,
      notes: null,
      externalId: 'x-1',
      metadata: { tier: 'gold' },
    });
  });

  it('is sent trimmed, with a whole web address', () => {
    const sent = requestOf({
      ...NEW_ACCOUNT,
      name: '  Acme ',
      city: '   ',
      website: 'Acme.example/',
    });
    expect(sent).toMatchObject({ name: 'Acme', city: null, website: 'https://acme.example' });
  });

  it('needs a name, and a website that is one', () => {
    expect(accountSchema.safeParse({ ...NEW_ACCOUNT, name: 'Acme' }).success).toBe(true);
    expect(accountSchema.safeParse({ ...NEW_ACCOUNT, name: '  ' }).success).toBe(false);
    const odd = accountSchema.safeParse({ ...NEW_ACCOUNT, name: 'Acme', website: 'soon' });
    expect(odd.error?.issues[0]?.message).toBe('common:validation.url');
    expect(accountSchema.safeParse({ ...NEW_ACCOUNT, name: 'Acme', employees: -1 }).success).toBe(
      false,
    );
  });
});

it('an account is told in one line', () => {
  expect(subtitleOf({ industry: 'Retail', city: 'Lyon' }, 'France')).toBe('Retail · Lyon, France');
  expect(subtitleOf({ industry: null, city: null }, 'France')).toBe('France');
  expect(subtitleOf({ industry: null, city: null }, '')).toBeNull();
});
