import { expect, it } from 'vitest';
import { distinct } from './distinct';

it('tells the words in use, most frequent first', () => {
  expect(distinct(['retail', 'medical', null, 'retail', '', 'finance'])).toEqual([
    'retail',
    'finance',
    'medical',
  ]);
});
