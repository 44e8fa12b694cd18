import { describe, expect, it } from 'vitest';
import type { Stage } from '@/features/pipelines/public';
import { cents, type Deal, nextSign, probabilityAfter, requestOf, summaryOf } from './model';

const stage = (key: string, kind: Stage['kind'], probability: number): Stage => ({
  key,
  kind,
  probability,
  label: { en: key, fr: key },
  rottingDays: null,
  position: 1,
});

const deal: Deal = {
  id: 'd1',
  account: { id: 'a1', name: 'Account' },
  campaign: { id: 'c1', name: 'Campaign' },
  lead: null,
  owner: { id: 'u1', name: 'Owner', initials: 'O' },
  name: 'Deal',
  value: 1200,
  stage: 'proposal',
  stageKind: 'open',
  pipeline: 'sales',
  probability: 50,
  probabilityOverridden: false,
  closeDate: '2026-12-01',
  openedOn: '2026-10-01',
  closedAt: null,
  lostReason: null,
  lostNote: null,
  notes: 'Notes',
  metadata: { product: 'GTX' },
  externalId: 'X1',
  rank: '1',
  stageSince: '2026-11-01T00:00:00Z',
  daysInStage: 20,
  rotting: false,
  overdue: false,
  nextStep: { taskId: 't1', title: 'Call', dueAt: '2026-11-22T09:00:00Z', overdue: false },
  may: { edit: true, delete: false },
  version: 7,
  createdAt: '2026-10-01T00:00:00Z',
  updatedAt: '2026-11-01T00:00:00Z',
};

describe('the sign of what comes next', () => {
  const now = new Date(2026, 10, 21, 12, 0);
  const at = (day: number, hour: number) => new Date(2026, 10, day, hour).toISOString();
  it('has four states', () => {
    expect(nextSign(null, now)).toBe('none');
    expect(nextSign(at(21, 11), now)).toBe('overdue');
    expect(nextSign(at(21, 18), now)).toBe('today');
    expect(nextSign(at(22, 0), now)).toBe('planned');
  });
});

describe('the probability after a move', () => {
  const prospecting = stage('prospecting', 'open', 10);
  const proposal = stage('proposal', 'open', 50);
  const lost = stage('closed_lost', 'lost', 0);
  it('is the stage’s own, unless somebody estimated another', () => {
    expect(probabilityAfter(10, prospecting, proposal)).toBe(50);
    expect(probabilityAfter(33, prospecting, proposal)).toBe(33);
    expect(probabilityAfter(33, prospecting, lost)).toBe(0);
    expect(probabilityAfter(0, lost, proposal)).toBe(50);
    expect(probabilityAfter(33, prospecting, prospecting)).toBe(33);
    expect(probabilityAfter(33, prospecting, undefined)).toBe(33);
  });
});

describe('a deal', () => {
  it('is sent whole when one field changes, and keeps following its stage', () => {
    expect(requestOf(deal, { value: 5 })).toMatchObject({
      accountId: 'a1',
      campaignId: 'c1',
      leadId: null,
      value: 5,
      probability: null,
      metadata: { product: 'GTX' },
      externalId: 'X1',
    });
    expect(requestOf({ ...deal, probabilityOverridden: true }).probability).toBe(50);
  });

  it('has a card', () => {
    expect(summaryOf(deal)).toMatchObject({
      id: 'd1',
      mayEdit: true,
      nextStepAt: '2026-11-22T09:00:00Z',
      version: 7,
    });
  });

  it('counts money in cents', () => {
    expect(cents(0.1 + 0.2)).toBe(0.3);
  });
});
