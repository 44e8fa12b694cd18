import { describe, expect, it } from 'vitest';
import { findTimeZones, timeZoneName } from './timeZones';

describe('the search for a time zone', () => {
  it('finds a city by the beginning of any of its words', () => {
    expect(findTimeZones('los ang', 'en')).toContain('America/Los_Angeles');
    expect(findTimeZones('angeles', 'en')).toContain('America/Los_Angeles');
    expect(findTimeZones('ngeles', 'en')).not.toContain('America/Los_Angeles');
  });

  it('finds the name that the database has, and what people call the zone', () => {
    expect(findTimeZones('europe/par', 'en')).toContain('Europe/Paris');
    expect(findTimeZones('pacific time', 'en')).toContain('America/Los_Angeles');
    expect(findTimeZones('heure du pacifique', 'fr')).toContain('America/Los_Angeles');
  });

  it('keeps a zone that somebody chose though this browser does not know it', () => {
    expect(findTimeZones('', 'en', 'Mars/Olympus')).toContain('Mars/Olympus');
    expect(findTimeZones('olympus', 'en', 'Mars/Olympus')).toEqual(['Mars/Olympus']);
    expect(findTimeZones('', 'en')).toContain('Europe/Paris');
  });

  it('is written as people read it', () => {
    expect(timeZoneName('America/Los_Angeles')).toBe('America / Los Angeles');
  });
});
