// @vitest-environment jsdom

import { afterEach, describe, expect, it } from 'vitest';
import { dropDraft, keepDrafts, peekDraft, registerDraft, setDraftOwner } from './drafts';

afterEach(() => setDraftOwner(null));

describe('a half-filled form', () => {
  it('is kept when the session ends and comes back under its key', () => {
    setDraftOwner('u1');
    const stop = registerDraft('new-deal', () => ({ name: 'Half' }));
    expect(peekDraft('new-deal')).toBeUndefined();
    keepDrafts();
    stop();
    expect(peekDraft('new-deal')).toEqual({ name: 'Half' });
    dropDraft('new-deal');
    expect(peekDraft('new-deal')).toBeUndefined();
  });

  it('is not kept when nothing was entered, or when it is closed', () => {
    const stop = registerDraft('a', () => undefined);
    registerDraft('b', () => ({ x: 1 }))();
    keepDrafts();
    stop();
    expect(peekDraft('a')).toBeUndefined();
    expect(peekDraft('b')).toBeUndefined();
  });

  it('is never shown to another person', () => {
    setDraftOwner('u1');
    const stop = registerDraft('new-deal', () => ({ name: 'Secret' }));
    keepDrafts();
    stop();
    setDraftOwner('u2');
    expect(peekDraft('new-deal')).toBeUndefined();
  });
});
