import i18next, { type i18n } from 'i18next';
import { describe, expect, it } from 'vitest';
import { ProblemError } from '@/api/problem';
import en from '@/locales/en/common.json';
import fr from '@/locales/fr/common.json';
import { fieldText, problemText } from './problemText';

function speaking(language: 'en' | 'fr'): i18n {
  const texts = i18next.createInstance();
  void texts.init({
    lng: language,
    defaultNS: 'common',
    initAsync: false,
    resources: { en: { common: en }, fr: { common: fr } },
    interpolation: { escapeValue: false },
  });
  return texts;
}

const gone = {
  field: 'to[0].address',
  message: 'is not to be written to: they unsubscribed',
  reason: 'unsubscribed',
  value: "o'hara@example.com",
};
const spam = { ...gone, field: 'cc[0].address', reason: 'complained', value: 'c@example.com' };
const refusal = new ProblemError(400, {
  code: 'suppressed',
  detail: 'to[0].address: is not to be written to',
  errors: [gone, spam],
});

const textIn = (language: 'en' | 'fr', error: unknown) => {
  const texts = speaking(language);
  return problemText(error, texts.t, (key) => texts.exists(key));
};

describe('a refusal', () => {
  it('names whom a mail cannot go to and why, in the language of who reads it', () => {
    expect(textIn('en', refusal)).toBe(
      "o'hara@example.com is not to be written to: this person has unsubscribed. " +
        'c@example.com is not to be written to: this person called a mail spam.',
    );
    expect(textIn('fr', refusal)).toBe(
      "o'hara@example.com ne doit plus être contacté\u00a0: cette personne s’est désinscrite. " +
        'c@example.com ne doit plus être contacté\u00a0: cette personne a signalé un mail comme indésirable.',
    );
  });

  it('is told by its code where no text knows the reason', () => {
    const unknown = new ProblemError(400, {
      code: 'suppressed',
      errors: [{ ...gone, reason: 'moon' }],
    });
    expect(textIn('fr', unknown)).toBe(fr.error.codes.suppressed);
  });

  it('is no lost connection where the fault is ours', () => {
    expect(textIn('en', new TypeError('x is null'))).toBe(en.error.unexpected);
    expect(textIn('fr', new ProblemError(0, { detail: 'Failed to fetch' }))).toBe(fr.error.network);
  });

  it('is told in the words of the server where no text knows its code', () => {
    expect(textIn('en', new ProblemError(400, { code: 'odd', detail: 'So it is.' }))).toBe(
      'So it is.',
    );
  });

  it('has the words of a field for that field', () => {
    const texts = speaking('fr');
    const exists = (key: string) => texts.exists(key);
    expect(fieldText(refusal, gone, texts.t, exists)).toContain("o'hara@example.com");
    expect(fieldText(refusal, { field: 'to', message: 'is needed' }, texts.t, exists)).toBe(
      'is needed',
    );
  });
});
