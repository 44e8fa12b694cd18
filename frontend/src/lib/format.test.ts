import { describe, expect, it } from 'vitest';
import { createFormat, daysBetween, initialsOf, NOTHING, numberMarks, today } from './format';

const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');
const en = createFormat('en-GB', 'EUR', 'Europe/Paris');
const fr = createFormat('fr-FR', 'EUR', 'Europe/Paris');

describe('money', () => {
  it('shows cents only where there are some', () => {
    expect(en.money(1234)).toBe('€1,234');
    expect(en.money(1234.5)).toBe('€1,234.50');
    expect(plain(fr.money(1234.5))).toBe('1 234,50 €');
  });

  it('is short in tiles', () => {
    expect(en.moneyShort(2_483_000)).toBe('€2.5m');
    expect(en.moneyShort(9_999)).toBe('€9,999');
    expect(plain(fr.moneyShort(913_400))).toBe('913,4 k €');
  });

  it('is a dash when there is none, and zero when it is zero', () => {
    expect(en.money(null)).toBe(NOTHING);
    expect(en.moneyShort(undefined)).toBe(NOTHING);
    expect(en.money(0)).toBe('€0');
  });
});

describe('times', () => {
  it('show a calendar date as it is, in every zone', () => {
    const west = createFormat('en-GB', 'EUR', 'America/Los_Angeles');
    expect(west.date('2026-03-09')).toBe('9 Mar 2026');
    expect(fr.dateShort('2026-03-09')).toBe('9 mars');
    expect(en.month('2026-03')).toBe('Mar 2026');
  });

  it('show an instant in the reader’s zone', () => {
    expect(en.dateTime('2026-07-01T22:30:00Z')).toBe('2 Jul 2026, 00:30');
    expect(en.time('2026-07-01T22:30:00Z')).toBe('00:30');
  });

  it('are a dash when they are missing or nonsense', () => {
    expect(en.date(null)).toBe(NOTHING);
    expect(en.dateTime('yesterday')).toBe(NOTHING);
    expect(en.relative(undefined)).toBe(NOTHING);
  });

  it('are told from now', () => {
    const now = Date.parse('2026-03-09T12:00:00Z');
    expect(en.relative('2026-03-09T11:57:00Z', now)).toBe('3 minutes ago');
    expect(fr.relative('2026-03-10T12:00:00Z', now)).toBe('demain');
    expect(en.relative('2026-03-09T11:59:40Z', now)).toBe('now');
  });
});

describe('numbers', () => {
  it('follow the language', () => {
    expect(plain(fr.number(12345))).toBe('12 345');
    expect(en.percent(0.6321)).toBe('63.2%');
    expect(en.percent(null)).toBe(NOTHING);
    expect(en.number(null)).toBe(NOTHING);
  });
});

describe('calendar days', () => {
  it('count from one date to another', () => {
    expect(daysBetween('2026-03-28', '2026-03-30')).toBe(2);
    expect(daysBetween('2026-03-30T08:00:00Z', '2026-03-28')).toBe(-2);
  });

  it('start at the reader’s midnight', () => {
    expect(today(new Date(2026, 0, 5, 0, 1))).toBe('2026-01-05');
  });
});

describe('initials', () => {
  it('stand for first and last name, whatever the script', () => {
    expect(initialsOf('Camille de la Démo')).toBe('CD');
    expect(initialsOf('  élodie ')).toBe('É');
    expect(initialsOf('𝒜lex Exemple')).toBe('𝒜E');
    expect(initialsOf('')).toBe('');
  });
});

describe('typed numbers', () => {
  it('have the marks of the reader, as a keyboard has them', () => {
    expect(numberMarks('en-GB', 'EUR')).toEqual({
      thousandSeparator: ',',
      decimalSeparator: '.',
      currencySign: '€',
    });
    expect(numberMarks('fr-FR', 'EUR')).toEqual({
      thousandSeparator: ' ',
      decimalSeparator: ',',
      currencySign: '€',
    });
  });
});
