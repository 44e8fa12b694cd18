import { plainText } from './countries';

const names = new Map<string, string>();

/** All zones that this browser knows, and `kept`, which somebody chose where another one is known. */
function timeZones(kept: string | null): readonly string[] {
  const known = Intl.supportedValuesOf('timeZone');
  return kept && !known.includes(kept) ? [kept, ...known] : known;
}

/** "America / Los Angeles": the zone's own name, as people read it. */
export function timeZoneName(zone: string): string {
  return zone.replaceAll('_', ' ').replaceAll('/', ' / ');
}

/** "Central European Time", in the reader's language; nothing for a zone unknown here. */
function longName(zone: string, language: string): string {
  const key = `${language} ${zone}`;
  let name = names.get(key);
  if (name === undefined) {
    try {
      name =
        new Intl.DateTimeFormat(language, { timeZone: zone, timeZoneName: 'longGeneric' })
          .formatToParts()
          .find(({ type }) => type === 'timeZoneName')?.value ?? '';
    } catch {
      name = '';
    }
    names.set(key, name);
  }
  return name;
}

/** Zones of which a part of the name or of what they are called begins with `text`; all without one. */
export function findTimeZones(
  text: string,
  language: string,
  kept: string | null = null,
): readonly string[] {
  const wanted = plainText(text.trim());
  const zones = timeZones(kept);
  if (wanted === '') return zones;
  return zones.filter((zone) =>
    [timeZoneName(zone), zone, longName(zone, language)].some((name) =>
      ` ${plainText(name)}`.includes(` ${wanted}`),
    ),
  );
}
