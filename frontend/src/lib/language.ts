export const languages = ['en', 'fr'] as const;
export type Language = (typeof languages)[number];

export const LANGUAGE_KEY = 'facturix.language';

function known(tag: unknown): Language | undefined {
  if (typeof tag !== 'string') return undefined;
  const primary = tag.toLowerCase().split(/[-_]/)[0];
  return languages.find((language) => language === primary);
}

/** The chosen language, else the first of the browser's that we speak, else English. */
export function chooseLanguage(chosen: unknown, preferred: readonly string[]): Language {
  const fromChoice = known(chosen);
  if (fromChoice) return fromChoice;
  for (const tag of preferred) {
    const language = known(tag);
    if (language) return language;
  }
  return 'en';
}
