import { describe, expect, it } from 'vitest';
import { isBusy, isUndoable, progressOf } from './model';

describe('a run over many leads', () => {
  it('is busy until it is over, one way or the other', () => {
    expect(isBusy({ state: 'waiting' })).toBe(true);
    expect(isBusy({ state: 'undoing' })).toBe(true);
    expect(isBusy({ state: 'completed' })).toBe(false);
    expect(isBusy({ state: 'failed' })).toBe(false);
  });

  it('shows how far it is', () => {
    expect(progressOf({ total: 0, done: 0 })).toBe(0);
    expect(progressOf({ total: 3, done: 1 })).toBe(33);
    expect(progressOf({ total: 3, done: 3 })).toBe(100);
  });

  it('can be undone for its time and no longer', () => {
    const undoableUntil = '2026-12-01T00:00:00Z';
    expect(isUndoable({ undoableUntil }, Date.parse('2026-11-30T00:00:00Z'))).toBe(true);
    expect(isUndoable({ undoableUntil }, Date.parse('2026-12-02T00:00:00Z'))).toBe(false);
    expect(isUndoable({ undoableUntil: null }, 0)).toBe(false);
  });
});
