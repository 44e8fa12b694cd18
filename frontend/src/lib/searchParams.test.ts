import { expect, it } from 'vitest';
import { listOf, textParams } from './searchParams';

it('reads texts, and what the router took for something else', () => {
  expect(
    textParams({ q: 42, sort: '-name', open: true, other: 'x' }, ['q', 'sort', 'open']),
  ).toEqual({ q: '42', sort: '-name', open: 'true' });
});

it('leaves out what is empty or no text', () => {
  expect(textParams({ q: '', sort: ['a'], view: null }, ['q', 'sort', 'view'])).toEqual({});
});

it('splits a list, and has none when nothing is in it', () => {
  expect(listOf('a,b')).toEqual(['a', 'b']);
  expect(listOf('')).toBeUndefined();
  expect(listOf(undefined)).toBeUndefined();
});
