import { describe, expect, it } from 'vitest';
import {
  linkedinHref,
  mailHref,
  normaliseWebsite,
  telHref,
  websiteHref,
  websiteLabel,
} from './contact';

describe('a website', () => {
  it.each([
    ['example.com', 'https://example.com'],
    ['  Example.COM/ ', 'https://example.com'],
    ['http://example.com/About', 'http://example.com/About'],
    ['//example.com/a?b=c#d', 'https://example.com/a?b=c#d'],
    ['example.com:8080/x', 'https://example.com:8080/x'],
  ])('%s is kept as %s', (typed, kept) => {
    expect(normaliseWebsite(typed)).toBe(kept);
    // Normalising twice changes nothing.
    expect(normaliseWebsite(kept)).toBe(kept);
  });

  it.each([
    '',
    'not a site',
    'localhost',
    'javascript:alert(1)',
    'ftp://example.com',
    'https://user:secret@example.com',
    'https://',
  ])('“%s” is none', (typed) => {
    expect(normaliseWebsite(typed)).toBeNull();
    expect(websiteHref(typed)).toBeNull();
  });

  it('is written as people say it', () => {
    expect(websiteLabel('https://www.example.com/')).toBe('example.com');
    expect(websiteLabel('example.com/fr')).toBe('example.com/fr');
    expect(websiteLabel('n/a')).toBe('n/a');
  });
});

describe('a phone number', () => {
  it('is dialled in its international form where it has one', () => {
    expect(telHref('06 12 34 56 78', '+33612345678')).toBe('tel:+33612345678');
    expect(telHref('+33 (0)6-12', null)).toBe('tel:+330612');
    expect(telHref('06 12 34 56 78')).toBe('tel:0612345678');
  });

  it('without digits is no link', () => {
    expect(telHref('ask reception')).toBeNull();
    expect(telHref(null)).toBeNull();
  });
});

describe('an address', () => {
  it('opens a mail only when it is one', () => {
    expect(mailHref('a+b@example.com')).toBe('mailto:a%2Bb@example.com');
    expect(mailHref('nobody')).toBeNull();
    expect(mailHref(null)).toBeNull();
  });

  it('leads to LinkedIn and nowhere else', () => {
    expect(linkedinHref('jane-doe')).toBe('https://www.linkedin.com/in/jane-doe');
    expect(linkedinHref('linkedin.com/in/jane')).toBe('https://linkedin.com/in/jane');
    expect(linkedinHref('https://fr.linkedin.com/in/jane')).toBe('https://fr.linkedin.com/in/jane');
    expect(linkedinHref('https://notlinkedin.com/in/jane')).toBeNull();
    expect(linkedinHref('javascript:alert(1)')).toBeNull();
    expect(linkedinHref(null)).toBeNull();
  });
});
