import { describe, expect, it } from 'vitest';
import type { Pipeline } from '@/features/pipelines/public';
import {
  blankValues,
  dealSchema,
  requestOfValues,
  withAccount,
  withCampaign,
  withLead,
} from './form.model';

const pipelines: Pipeline[] = [
  {
    key: 'sales',
    label: { en: 'Sales', fr: 'Ventes' },
    isDefault: true,
    position: 1,
    version: 1,
    stages: [
      {
        key: 'first',
        label: { en: 'First', fr: 'Première' },
        kind: 'open',
        probability: 10,
        rottingDays: null,
        position: 1,
      },
    ],
  },
];

describe('a new deal', () => {
  it('starts in the first open stage, owned by whoever makes it, with what the link brought', () => {
    const values = blankValues({ accountId: 'a1', name: 'Acme' }, pipelines, undefined, 'me');
    expect(values).toMatchObject({
      accountId: 'a1',
      name: 'Acme',
      stage: 'first',
      ownerId: 'me',
      probability: null,
      value: '',
    });
    expect(blankValues({}, [], undefined, 'me').stage).toBe('');
  });

  it('needs an account, an owner and a name', () => {
    const blank = blankValues({}, pipelines, undefined, 'me');
    const parsed = dealSchema.safeParse(blank);
    expect(parsed.error?.issues.map((issue) => issue.path[0])).toEqual(['accountId', 'name']);
    expect(dealSchema.safeParse({ ...blank, accountId: 'a1', name: 'x' }).success).toBe(true);
  });

  it('is sent with no value as 0, and with a reason only when it is lost', () => {
    const values = {
      ...blankValues({ accountId: 'a1' }, pipelines, undefined, 'me'),
      name: ' Acme ',
      lostReason: 'price',
      lostNote: ' too much ',
    };
    expect(requestOfValues(values, false)).toMatchObject({
      name: 'Acme',
      value: 0,
      lostReason: null,
      lostNote: null,
    });
    expect(requestOfValues(values, true)).toMatchObject({
      lostReason: 'price',
      lostNote: 'too much',
    });
  });
});

describe('account, campaign and lead', () => {
  const ties = { accountId: 'a1', campaignId: 'c1', leadId: 'l1' };
  it('stay together', () => {
    expect(withAccount(ties, 'a1')).toBe(ties);
    expect(withAccount(ties, 'a2')).toEqual({ accountId: 'a2', campaignId: null, leadId: null });
    expect(withCampaign(ties, { id: 'c2', accountId: 'a2' })).toEqual({
      accountId: 'a2',
      campaignId: 'c2',
      leadId: null,
    });
    expect(withCampaign(ties, { id: 'c1', accountId: 'a1' }).leadId).toBe('l1');
    expect(withCampaign(ties, null)).toEqual({ accountId: 'a1', campaignId: null, leadId: null });
    expect(withLead(ties, { id: 'l2', campaignId: 'c2', accountId: 'a2' })).toEqual({
      accountId: 'a2',
      campaignId: 'c2',
      leadId: 'l2',
    });
    expect(withLead(ties, null)).toEqual({ ...ties, leadId: null });
  });
});
