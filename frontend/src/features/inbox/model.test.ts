import { describe, expect, it } from 'vitest';
import {
  isFiling,
  isMark,
  leadStart,
  linked,
  marked,
  neighbour,
  scrollShift,
  sizeOf,
  snoozeTime,
  type ThreadPages,
  type ThreadSummary,
  verbs,
  without,
} from './model';
import { isNarrowed, readInboxSearch, threadFilter } from './search.model';

const thread = (id: string, unread = 0, hasInbound = true) =>
  ({ id, unread, hasInbound }) as ThreadSummary;

const pages = (...threads: ThreadSummary[]): ThreadPages => ({
  pageParams: [null],
  pages: [{ items: threads, nextCursor: null }],
});

const ids = (list: ThreadPages) => list.pages.flatMap((page) => page.items.map(({ id }) => id));

describe('threads in the cache', () => {
  it('leave their list when they are filed', () => {
    expect(ids(without(pages(thread('a'), thread('b'), thread('c')), new Set(['b'])))).toEqual([
      'a',
      'c',
    ]);
  });

  it('are read and unread at once, but for what nobody wrote to us', () => {
    const before = pages(thread('a', 3), thread('b'), thread('c', 0, false));
    const all = new Set(['a', 'b', 'c']);
    const unread = (list: ThreadPages) => list.pages[0]?.items.map((one) => one.unread);
    expect(unread(marked(before, all, 'read'))).toEqual([0, 0, 0]);
    expect(unread(marked(before, all, 'unread'))).toEqual([3, 1, 0]);
  });

  it('are flagged at once and stay where they are', () => {
    const before = pages(thread('a'), thread('b'));
    const flagged = marked(before, new Set(['b']), 'flag');
    expect(flagged.pages[0]?.items.map((one) => one.flagged ?? false)).toEqual([false, true]);
    expect(marked(flagged, new Set(['b']), 'unflag').pages[0]?.items[1]?.flagged).toBe(false);
    expect(verbs.filter(isMark)).toEqual(['read', 'unread', 'flag', 'unflag']);
  });

  it('hand the cursor to the next that stays, else to the one before', () => {
    const rows = [{ id: 'a' }, { id: 'b' }, { id: 'c' }];
    expect(neighbour(rows, new Set(['a', 'b']), 'a')).toBe('c');
    expect(neighbour(rows, new Set(['c']), 'c')).toBe('b');
    expect(neighbour(rows, new Set(['a', 'b', 'c']), 'b')).toBeNull();
    expect(neighbour(rows, new Set(['x']), 'x')).toBeNull();
  });
});

describe('the list', () => {
  it('keeps what is read in its place when mail comes in above', () => {
    expect(scrollShift(['a', 'b', 'c'], ['new', 'a', 'b', 'c'], 1, 88)).toBe(88);
    expect(scrollShift(['a', 'b', 'c'], ['b', 'c'], 1, 88)).toBe(-88);
    expect(scrollShift(['a', 'b', 'c'], ['a', 'c'], 1, 88)).toBe(-88);
  });

  it('shows new mail at the top to who is at the top', () => {
    expect(scrollShift(['a', 'b'], ['new', 'a', 'b'], 0, 88)).toBe(0);
  });
});

describe('a snooze', () => {
  const friday = new Date(2026, 10, 20, 16, 40);

  it('ends at nine in the morning by the reader’s clock', () => {
    expect(snoozeTime('tomorrow', friday)).toEqual(new Date(2026, 10, 21, 9));
    expect(snoozeTime('inTwoWeeks', friday)).toEqual(new Date(2026, 11, 4, 9));
    expect(snoozeTime('laterToday', friday)).toEqual(new Date(2026, 10, 20, 19));
  });

  it('until next week ends on a Monday, and on a Monday on the next', () => {
    expect(snoozeTime('nextWeek', friday)).toEqual(new Date(2026, 10, 23, 9));
    expect(snoozeTime('nextWeek', new Date(2026, 10, 23, 8))).toEqual(new Date(2026, 10, 30, 9));
    expect(snoozeTime('nextWeek', new Date(2026, 10, 22, 8))).toEqual(new Date(2026, 10, 23, 9));
  });
});

describe('what is shown of a message', () => {
  it('makes links of addresses, without the full stop behind them', () => {
    expect(linked('See https://there.example/a?b=1. Or (http://x.example)')).toEqual([
      { text: 'See ' },
      { text: 'https://there.example/a?b=1', href: 'https://there.example/a?b=1' },
      { text: '. Or (' },
      { text: 'http://x.example', href: 'http://x.example' },
      { text: ')' },
    ]);
    expect(linked('javascript:alert(1)')).toEqual([{ text: 'javascript:alert(1)' }]);
  });

  it('says sizes as people do', () => {
    expect(sizeOf(10)).toEqual({ value: 1, unit: 'kB' });
    expect(sizeOf(345_678)).toEqual({ value: 346, unit: 'kB' });
    expect(sizeOf(2_340_000)).toEqual({ value: 2.3, unit: 'MB' });
  });

  it('starts a lead with the names of who wrote', () => {
    expect(leadStart({ name: 'Ada King Lovelace', address: 'ada@there.example' })).toEqual({
      firstName: 'Ada King',
      lastName: 'Lovelace',
      email: 'ada@there.example',
    });
    expect(leadStart({ name: null, address: 'a@b.example' }).lastName).toBe('');
  });
});

describe('the address of the inbox', () => {
  it('is read, and odd values are left out', () => {
    expect(readInboxSearch({ folder: 'done', unread: 'true', q: 42, thread: 'x' })).toEqual({
      folder: 'done',
      unread: true,
      q: '42',
      thread: 'x',
    });
    expect(readInboxSearch({ folder: 'inbox', unread: 'no', mailboxId: '' })).toEqual({});
    expect(readInboxSearch({ folder: 'spam' })).toEqual({});
  });

  it('asks the server for the list without what is open beside it', () => {
    expect(threadFilter({ thread: 'x', q: 'a' })).toEqual({ folder: 'inbox', q: 'a' });
    expect(isNarrowed({ folder: 'done', thread: 'x' })).toBe(false);
    expect(isNarrowed({ unread: true })).toBe(true);
  });

  it('says whose mail is shown, together with the filters', () => {
    const search = readInboxSearch({ scope: 'visible', accountId: 'a1', campaignId: 'c1' });
    expect(search).toEqual({ scope: 'visible', accountId: 'a1', campaignId: 'c1' });
    expect(threadFilter(search)).toEqual({
      folder: 'inbox',
      scope: 'visible',
      accountId: 'a1',
      campaignId: 'c1',
    });
    expect(threadFilter(readInboxSearch({ scope: 'mine' }))).toEqual({ folder: 'inbox' });
    expect(readInboxSearch({ scope: 'everything' })).toEqual({});
    expect(isNarrowed({ scope: 'visible' })).toBe(false);
  });
});

describe('what is done with threads', () => {
  it('moves them, or only marks them', () => {
    expect(verbs.filter(isFiling)).toEqual(['done', 'reopen', 'snooze', 'wake']);
  });
});
