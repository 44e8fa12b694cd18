import { describe, expect, it } from 'vitest';
import { callingCode, countries, countryName, findCountries } from './countries';

describe('countries', () => {
  it('are named in the language of the reader', () => {
    expect(countryName('DE', 'en')).toBe('Germany');
    expect(countryName('DE', 'fr')).toBe('Allemagne');
  });

  it('stand for themselves when the code is unknown or malformed', () => {
    expect(countryName('nonsense', 'en')).toBe('nonsense');
    expect(countryName(null, 'en')).toBe('');
  });

  it('are all there, once, in the order of the language', () => {
    const codes = countries('fr').map((country) => country.code);
    expect(new Set(codes).size).toBe(codes.length);
    expect(codes.length).toBe(249);
    expect(codes.indexOf('DE')).toBeLessThan(codes.indexOf('FR'));
    expect(countries('fr')).toBe(countries('fr'));
  });

  it('are found by code, by the start of a word and without accents', () => {
    expect(findCountries('fr', 'en').map((country) => country.code)).toContain('FR');
    expect(findCountries('kingdom', 'en').map((country) => country.code)).toContain('GB');
    expect(findCountries('reunion', 'fr').map((country) => country.code)).toContain('RE');
    expect(findCountries('  ', 'en')).toHaveLength(249);
    expect(findCountries('zzz', 'en')).toHaveLength(0);
  });

  it('know their calling code', () => {
    expect(callingCode('FR')).toBe('+33');
    expect(callingCode('US')).toBe('+1');
    expect(callingCode('AQ')).toBeNull();
    expect(callingCode(undefined)).toBeNull();
  });
});
