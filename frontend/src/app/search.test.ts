// @vitest-environment jsdom

import { describe, expect, it } from 'vitest';
import { foundRecords } from './search';

describe('what the palette finds', () => {
  it('leads to the page of each record', () => {
    const hit = (id: string) => ({ id, name: `Name ${id}`, hint: null });
    const records = foundRecords({ deals: [hit('d')], accounts: [hit('a')], leads: [hit('l')] });
    expect(records.map(({ kind, href }) => [kind, href])).toEqual([
      ['deal', '/pipeline/d'],
      ['account', '/accounts/a'],
      ['lead', '/leads/l'],
    ]);
  });
});
