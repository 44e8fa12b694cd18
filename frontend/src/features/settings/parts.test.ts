import { describe, expect, it } from 'vitest';
import { detour, partsFor } from './parts';

describe('the parts of the settings', () => {
  it('are open by role', () => {
    expect(partsFor('admin').map(({ to }) => to)).toContain('/settings/users');
    expect(partsFor('manager').map(({ to }) => to)).toContain('/settings/suppressions');
    expect(partsFor('manager').map(({ to }) => to)).not.toContain('/settings/users');
  });

  it('send whoever may not be there to what they may see', () => {
    expect(detour('admin', '/settings/users')).toBeNull();
    expect(detour('admin', '/settings/')).toBe('/settings/users');
    expect(detour('manager', '/settings/suppressions')).toBeNull();
    expect(detour('manager', '/settings/users')).toBe(partsFor('manager')[0]?.to);
  });
});
