import { describe, expect, it } from 'vitest';
import en from '@/locales/en/calling.json';
import { type Action, actions, ariaKeys, keyCaps, keyOf, keys, type Place, pressed } from './keys';
import { callbackChoices, outcomes, returnReasons } from './model';

/** Before a lead is in hand, while one is, and while there is none: never two of them at once. */
const moments: Place[] = ['idle', 'call', 'empty'];
const anytime = (Object.keys(keys) as Place[]).filter((place) => !moments.includes(place));

describe('the keys of the workspace', () => {
  it.each(moments)('are no two the same in the place %s', (moment) => {
    const used = [moment, ...anytime].flatMap((place) => Object.values(keys[place]));
    expect(used.filter((key, index) => used.indexOf(key) !== index)).toEqual([]);
  });

  it('are there for every action, and leave those of the whole app alone', () => {
    for (const action of actions) {
      expect(keyOf(action), action).toMatch(/^(shift\+|ctrl\+)?([a-z0-9]|enter)$/);
      expect(['/', '?', 'ctrl+k']).not.toContain(keyOf(action));
    }
  });

  it('reach each outcome, each reason to give a lead back, and each time', () => {
    const reached = new Set<string>(actions);
    for (const { outcome } of outcomes) expect(reached).toContain(`outcome.${outcome}`);
    for (const reason of [...returnReasons, 'break']) expect(reached).toContain(`reason.${reason}`);
    for (const choice of callbackChoices) expect(reached).toContain(`in.${choice}`);
  });

  it('have a text each', () => {
    const text = (action: Action) =>
      action
        .split('.')
        .reduce<unknown>((tree, part) => (tree as Record<string, unknown>)?.[part], en);
    const others = ['write'];
    for (const action of actions) {
      if (!others.includes(action)) expect(typeof text(action), action).toBe('string');
    }
  });
});

it('a key is said as the keyboard has it', () => {
  expect(keyCaps('reason.break', 'Enter')).toEqual(['⇧', 'B']);
  expect(keyCaps('finishFromNote', 'Entrée')).toEqual(['Ctrl', 'Entrée']);
  expect(ariaKeys('finish')).toBe('Shift+Enter');
});

it('a capital is the letter with Shift, a digit is a digit on any keyboard', () => {
  expect(pressed({ key: 'W', shiftKey: true })).toBe('shift+w');
  expect(pressed({ key: 'W', shiftKey: false })).toBe('w');
  expect(pressed({ key: '1', shiftKey: true })).toBe('1');
  expect(pressed({ key: 'Enter', shiftKey: true })).toBe('shift+enter');
});
