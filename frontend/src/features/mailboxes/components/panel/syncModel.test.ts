import { describe, expect, it } from 'vitest';
import { type MailboxSync, progress, troubled, wanted } from './syncModel';

const sync: MailboxSync = {
  state: 'syncing',
  complete: false,
  lastSyncAt: null,
  lagSeconds: null,
  seen: 300,
  stored: 290,
  skipped: 10,
  triable: 0,
  waiting: 700,
  live: true,
  folders: [],
  leftOut: [],
  error: null,
};

describe('the progress of a first sync', () => {
  it('is the share of messages that have been looked at', () => {
    expect(progress(sync)).toBe(30);
  });

  it('is nothing once all has been read, or while nothing is known', () => {
    expect(progress({ ...sync, complete: true })).toBeNull();
    expect(progress({ ...sync, seen: 0, waiting: 0 })).toBeNull();
  });
});

describe('folders in trouble', () => {
  it('are those that cannot be read', () => {
    const folder = {
      id: 'f1',
      name: 'Projects',
      role: 'other' as const,
      messages: 3,
      seen: 3,
      stored: 3,
      skipped: 0,
      complete: true,
      lastSyncAt: null,
      error: null,
    };
    const error = {
      problem: 'refused_by_server',
      words: 'Permission denied',
      since: '2026-11-21T10:00:00Z',
      nextTryAt: null,
    };
    const locked = { ...folder, id: 'f2', name: 'Locked', error };
    expect(troubled([folder, locked])).toEqual([locked]);
  });
});

describe('what is looked for', () => {
  it('is the address or id within what was pasted', () => {
    expect(wanted('from', 'Ada <ada@example.org>')).toBe('ada@example.org');
    expect(wanted('messageId', ' <a.b@example.org> ')).toBe('a.b@example.org');
  });

  it('is taken as it is where it is a subject', () => {
    expect(wanted('subject', ' Offer <draft> ')).toBe('Offer <draft>');
  });
});
