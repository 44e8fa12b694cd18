// @vitest-environment jsdom

import { describe, expect, it } from 'vitest';
import { EMPTY_WRAP } from './model';
import { dropUndoable, keepUndoable, readUndoable } from './undo';

const outcome = { leadId: 'ada', leadName: 'Ada', activityId: 'call', wrap: EMPTY_WRAP };
const minutes = (count: number) => count * 60_000;

describe('the last outcome', () => {
  it('can be taken back after a reload, for ten minutes', () => {
    const now = Date.now();
    keepUndoable('me', outcome, now);
    expect(readUndoable('me', now + minutes(9))).toMatchObject(outcome);
    expect(readUndoable('me', now + minutes(10))).toBeNull();
  });

  it('is of who logged it alone', () => {
    keepUndoable('me', outcome);
    expect(readUndoable('somebody else')).toBeNull();
  });

  it('is forgotten when it is taken back, and one that has come since is not', () => {
    keepUndoable('me', outcome);
    dropUndoable('me', 'an earlier call');
    expect(readUndoable('me')).not.toBeNull();
    dropUndoable('me', 'call');
    expect(readUndoable('me')).toBeNull();
  });
});
