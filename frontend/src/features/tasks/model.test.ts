import { describe, expect, it } from 'vitest';
import {
  dueIn,
  linksOf,
  recordOf,
  requestOf,
  subjectTextOf,
  type Task,
  toInstant,
  toLocalText,
} from './model';

const task: Task = {
  id: 't1',
  title: 'Call',
  dueAt: '2026-11-22T09:00:00Z',
  priority: 'normal',
  assignee: { id: 'u1', name: 'Owner', initials: 'O' },
  deal: { id: 'd1', name: 'Deal' },
  lead: { id: 'l1', name: 'Lead' },
  campaign: { id: 'c1', name: 'Campaign' },
  account: { id: 'a1', name: 'Account' },
  notes: null,
  reminderMinutes: 30,
  repeat: { every: 'week', interval: 1, timeZone: 'Europe/Paris' },
  doneAt: null,
  overdue: false,
  may: { edit: true, delete: true, assign: false },
  version: 1,
  createdAt: '2026-11-01T00:00:00Z',
  updatedAt: '2026-11-01T00:00:00Z',
};

describe('a task', () => {
  it('is sent whole, with the nearest record only', () => {
    expect(requestOf(task, { done: true })).toMatchObject({
      title: 'Call',
      dealId: 'd1',
      leadId: null,
      campaignId: null,
      accountId: null,
      reminderMinutes: 30,
      repeat: { every: 'week', interval: 1, timeZone: 'Europe/Paris' },
      done: true,
    });
    expect(requestOf({ ...task, deal: null })).toMatchObject({ leadId: 'l1', accountId: null });
    expect(requestOf({ ...task, deal: null, lead: null })).toMatchObject({
      campaignId: 'c1',
      accountId: null,
    });
    expect(requestOf({ ...task, deal: null, lead: null, campaign: null }).accountId).toBe('a1');
  });

  it('is about the nearest record', () => {
    expect(recordOf(task)).toEqual({ kind: 'deal', id: 'd1', name: 'Deal' });
    expect(recordOf({ ...task, deal: null })?.kind).toBe('lead');
    expect(recordOf({ ...task, deal: null, lead: null, campaign: null, account: null })).toBeNull();
  });

  it('is due at nine of a day to come, or soon when nine has passed', () => {
    const now = new Date(2026, 10, 21, 14, 20);
    expect(dueIn(1, now)).toEqual(new Date(2026, 10, 22, 9, 0));
    expect(dueIn(0, now)).toEqual(new Date(2026, 10, 21, 16, 0));
    expect(dueIn(0, new Date(2026, 10, 21, 7, 0))).toEqual(new Date(2026, 10, 21, 9, 0));
  });

  it('is due today when that was said, however late it is', () => {
    const lastMinute = new Date(2026, 10, 21, 23, 59);
    expect(dueIn(0, new Date(2026, 10, 21, 21, 59))).toEqual(new Date(2026, 10, 21, 23, 0));
    expect(dueIn(0, new Date(2026, 10, 21, 22, 10))).toEqual(lastMinute);
    expect(dueIn(0, new Date(2026, 10, 21, 23, 30))).toEqual(lastMinute);
  });

  it('keeps its time through the picker', () => {
    const due = new Date(2026, 10, 22, 9, 5);
    expect(toLocalText(due)).toBe('2026-11-22 09:05:00');
    expect(toInstant(toLocalText(due))).toBe(due.toISOString());
  });
});

describe('what a task is about, in a form', () => {
  it('is the nearest record, and sent as it was where it is left alone', () => {
    expect(subjectTextOf(task)).toBe('deal:d1');
    expect(requestOf(task, linksOf(subjectTextOf(task)))).toEqual(requestOf(task));
  });

  it('is one record and no other, or none', () => {
    expect(linksOf('lead:l2')).toEqual({
      leadId: 'l2',
      dealId: null,
      accountId: null,
      campaignId: null,
    });
    expect(Object.values(linksOf(''))).toEqual([null, null, null, null]);
    expect(subjectTextOf({ ...task, deal: null, lead: null, campaign: null, account: null })).toBe(
      '',
    );
  });
});
