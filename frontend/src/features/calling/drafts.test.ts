// @vitest-environment jsdom

import { describe, expect, it } from 'vitest';
import { dropWrap, keepWrap, leftNotes, readWrap } from './drafts';
import { EMPTY_WRAP } from './model';

const ada = { id: 'ada', fullName: 'Ada' };
const grace = { id: 'grace', fullName: 'Grace' };
const wrap = { ...EMPTY_WRAP, outcome: 'busy' as const, note: 'Call after the fair' };

describe('what was entered about a call', () => {
  it('is there after a reload or another login, for who entered it', () => {
    keepWrap('me', ada, wrap);
    sessionStorage.clear();
    expect(readWrap('me', 'ada')).toEqual(wrap);
    expect(readWrap('somebody else', 'ada')).toEqual(EMPTY_WRAP);
  });

  it('is gone once it is sent', () => {
    keepWrap('me', ada, wrap);
    dropWrap('me', 'ada');
    expect(readWrap('me', 'ada')).toEqual(EMPTY_WRAP);
  });
});

describe('a note on a lead that is not in hand any more', () => {
  it('is found again, with the name of the lead', () => {
    keepWrap('me', ada, wrap);
    keepWrap('me', grace, { ...wrap, note: 'Another' });
    expect(leftNotes('me', 'grace')).toEqual([
      { leadId: 'ada', leadName: 'Ada', note: 'Call after the fair', named: [] },
    ]);
    expect(leftNotes('somebody else', null)).toEqual([]);
  });

  it('is none where nothing was written', () => {
    keepWrap('me', ada, { ...wrap, note: '  ' });
    expect(leftNotes('me', null)).toEqual([]);
  });
});
