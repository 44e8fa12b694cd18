// @vitest-environment jsdom

import { describe, expect, it, vi } from 'vitest';
import { readStored, removeStored, writeStored } from './storage';

describe('what the browser keeps', () => {
  it('comes back as it was', () => {
    writeStored('k', { a: [1] });
    expect(readStored('k', null)).toEqual({ a: [1] });
    removeStored('k');
    expect(readStored('k', 'none')).toBe('none');
  });

  it('is the fallback when it cannot be read', () => {
    localStorage.setItem('k', '{broken');
    expect(readStored('k', 5)).toBe(5);
  });

  it('is not needed: a storage that refuses breaks nothing', () => {
    const refusing = {
      getItem: vi.fn(() => {
        throw new Error('denied');
      }),
      setItem: vi.fn(() => {
        throw new Error('full');
      }),
      removeItem: vi.fn(() => {
        throw new Error('denied');
      }),
    } as unknown as Storage;
    expect(() => writeStored('k', 1, refusing)).not.toThrow();
    expect(() => removeStored('k', refusing)).not.toThrow();
    expect(readStored('k', 'x', refusing)).toBe('x');
  });
});
