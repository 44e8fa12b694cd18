// @vitest-environment jsdom

import { describe, expect, it, vi } from 'vitest';
import { endSession, isLoginLoop, loggingOut, loginUrl, navigation } from './session';

describe('the way to the login', () => {
  it('remembers the page with its search and hash', () => {
    expect(loginUrl({ pathname: '/pipeline', search: '?dialog=new-deal&q=a', hash: '#x' })).toBe(
      '/login?return_to=%2Fpipeline%3Fdialog%3Dnew-deal%26q%3Da%23x',
    );
  });

  it('is not taken twice within seconds', () => {
    expect(isLoginLoop(null, 1_000_000)).toBe(false);
    expect(isLoginLoop('995000', 1_000_000)).toBe(true);
    expect(isLoginLoop('900000', 1_000_000)).toBe(false);
    expect(isLoginLoop('nonsense', 1_000_000)).toBe(false);
  });

  it('does not cross the way out', () => {
    const leave = vi.spyOn(navigation, 'leave').mockReturnValue();
    loggingOut(1_000_000);
    expect(endSession(1_004_000)).toBe(true);
    expect(leave).not.toHaveBeenCalled();
    // Still here: somebody kept the page open after all.
    expect(endSession(1_020_000)).toBe(true);
    expect(leave).toHaveBeenCalledOnce();
  });
});
