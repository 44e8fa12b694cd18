import { describe, expect, it } from 'vitest';
import { chooseLanguage } from './language';

describe('the language', () => {
  it('is the chosen one before the browser’s', () => {
    expect(chooseLanguage('fr', ['en-GB'])).toBe('fr');
    expect(chooseLanguage('fr_FR', [])).toBe('fr');
  });

  it('is the first of the browser’s that we speak', () => {
    expect(chooseLanguage(null, ['de-DE', 'fr-CA', 'en'])).toBe('fr');
  });

  it('is English when nothing fits', () => {
    expect(chooseLanguage('tlh', ['de'])).toBe('en');
    expect(chooseLanguage(7, [])).toBe('en');
  });
});
