import { describe, expect, it } from 'vitest';
import { fitsSubject, markTokens, pieces, plainText, rate, writtenToken } from './model';

describe('tokens in a filled text', () => {
  it('are marked where their value is missing', () => {
    expect(markTokens('<p>Hello {{firstName}}, {{ city }}</p>')).toBe(
      '<p>Hello <mark>{{firstName}}</mark>, <mark>{{ city }}</mark></p>',
    );
  });

  it('show the link to unsubscribe as it will look', () => {
    expect(markTokens('<p>{{unsubscribeLink|Stop}}</p>')).toBe('<p><u>Stop</u></p>');
    expect(markTokens('{{unsubscribeLink}}')).toBe('<u>unsubscribeLink</u>');
  });

  it('never take a tag in', () => {
    expect(markTokens('{{a<b>c</b>}}')).toBe('{{a<b>c</b>}}');
  });

  it('stand apart in a line', () => {
    expect(pieces('Hi {{a}}!')).toEqual([
      { text: 'Hi ', token: false },
      { text: '{{a}}', token: true },
      { text: '!', token: false },
    ]);
    expect(pieces('')).toEqual([]);
  });
});

describe('a token from the menu', () => {
  it('brings the words of the link to unsubscribe in the language of the mail', () => {
    expect(writtenToken('unsubscribeLink', 'fr')).toBe('unsubscribeLink|Se désinscrire');
    expect(writtenToken('firstName', 'fr')).toBe('firstName');
    expect(fitsSubject('unsubscribeLink')).toBe(false);
    expect(fitsSubject('firstName')).toBe(true);
  });
});

describe('a body on a card', () => {
  it('is its text', () => {
    expect(plainText('<p>Hello&nbsp;<strong>you</strong>.</p><p>A &lt; B &amp; C</p>')).toBe(
      'Hello you. A < B & C',
    );
  });
});

describe('a rate', () => {
  it('is none of nothing', () => {
    expect(rate(0, 0)).toBeNull();
    expect(rate(1, 4)).toBe(0.25);
  });
});
