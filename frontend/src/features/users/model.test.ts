import { describe, expect, it } from 'vitest';
import { notYet, protectionOf } from './model';

describe('a person', () => {
  const admin = { id: 'a', role: 'admin', active: true } as const;

  it('cannot change the own role or activity', () => {
    expect(protectionOf(admin, 'a', 3)).toBe('ownAccount');
    expect(protectionOf({ id: 'b', role: 'bd', active: true }, 'b', 3)).toBe('ownAccount');
  });

  it('who is the last admin stays one', () => {
    expect(protectionOf(admin, 'me', 1)).toBe('lastAdmin');
    expect(protectionOf(admin, 'me', 2)).toBeNull();
    expect(protectionOf({ ...admin, active: false }, 'me', 1)).toBeNull();
  });

  it('can otherwise be changed', () => {
    expect(protectionOf({ id: 'b', role: 'bd', active: true }, 'me', 1)).toBeNull();
  });
});

it('a chooser leaves out who is chosen', () => {
  expect(notYet([{ id: 'a' }, { id: 'b' }], [{ id: 'b' }])).toEqual([{ id: 'a' }]);
});
