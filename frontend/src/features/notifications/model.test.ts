import { describe, expect, it } from 'vitest';
import { asRead, byDay, hrefOf, type Notification, textKey } from './model';

const one: Notification = {
  id: 'n1',
  kind: 'assigned',
  at: '2026-11-21T08:00:00Z',
  actor: { id: 'u1', name: 'Ada', initials: 'A' },
  entity: 'lead',
  record: { id: 'l1', name: 'Camille' },
  count: 1,
  text: null,
  readAt: null,
};

describe('a notification', () => {
  it('opens its record, or the reader’s own ones where it stands for several', () => {
    expect(hrefOf(one, 'me')).toBe('/leads/l1');
    expect(hrefOf({ ...one, record: null, count: 12 }, 'me')).toBe('/leads?ownerId=me');
    expect(hrefOf({ ...one, entity: 'deal', record: null }, 'me')).toContain('ownerId=me');
    expect(hrefOf({ ...one, entity: 'task' }, 'me')).toBe('/tasks?dialog=edit-task:l1');
    expect(hrefOf({ ...one, entity: 'campaign', record: null }, 'me')).toBe('/campaigns');
  });

  it('says what happened', () => {
    expect(textKey(one)).toBe('assigned.lead');
    expect(textKey({ ...one, record: null })).toBe('assigned.many_lead');
    expect(textKey({ ...one, kind: 'deal_moved' })).toBe('deal_moved');
    expect(textKey({ ...one, kind: 'deal_moved', record: null })).toBe('deals_moved');
    expect(textKey({ ...one, kind: 'import_done', text: 'failed' })).toBe('import_failed');
    expect(textKey({ ...one, kind: 'mailbox_failing' })).toBe('mailbox_failing');
    expect(textKey({ ...one, kind: 'mailbox_failing', text: 'sending' })).toBe(
      'mailbox_not_sending',
    );
    expect(textKey({ ...one, kind: 'mentioned' })).toBe('mentioned');
  });

  it('belongs to today from midnight on, by the reader’s clock', () => {
    const now = new Date(2026, 10, 21, 9);
    const early = { ...one, at: new Date(2026, 10, 21, 0, 0).toISOString() };
    const yesterday = { ...one, at: new Date(2026, 10, 20, 23, 59).toISOString() };
    expect(byDay([early, yesterday], now)).toEqual({ today: [early], earlier: [yesterday] });
  });

  it('is counted no more once it is read', () => {
    const page = { items: [one, { ...one, id: 'n2' }], nextCursor: null, unreadCount: 30 };
    const at = '2026-11-21T09:00:00Z';
    expect(asRead(page, 'n1', at)).toMatchObject({
      unreadCount: 29,
      items: [{ readAt: at }, { readAt: null }],
    });
    expect(asRead(asRead(page, 'n1', at), 'n1', at).unreadCount).toBe(29);
    expect(asRead(page, null, at).unreadCount).toBe(0);
  });
});
