import { describe, expect, it } from 'vitest';
import { shouldReload } from './staleBuild';

describe('a file of the build that is gone', () => {
  it('is a reason to reload once, with a network', () => {
    expect(shouldReload(0, 1_000_000, true)).toBe(true);
    expect(shouldReload(0, 1_000_000, false)).toBe(false);
    expect(shouldReload(990_000, 1_000_000, true)).toBe(false);
  });
});
