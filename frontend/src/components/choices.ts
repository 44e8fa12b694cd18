import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { countryName, findCountries } from '@/lib/countries';
import type { OptionSource } from './SearchSelect';

const SHOWN = 40;

/** Countries as a source for a filter chip. */
export function useCountrySource(): OptionSource {
  const { i18n } = useTranslation();
  const language = i18n.language;
  return useMemo(
    () => ({
      name: `countries:${language}`,
      search: (text) =>
        Promise.resolve(
          findCountries(text, language)
            .slice(0, SHOWN)
            .map(({ code, name }) => ({ value: code, label: name, description: code })),
        ),
      find: (code) => Promise.resolve({ value: code, label: countryName(code, language) }),
    }),
    [language],
  );
}

/** Words in use as a source; what is typed can be chosen as well. */
export function wordSource(name: string, words: () => Promise<readonly string[]>): OptionSource {
  return {
    name,
    search: async (text) => {
      const wanted = text.toLowerCase();
      const known = (await words()).filter((word) => word.toLowerCase().includes(wanted));
      const all = text && !known.includes(text) ? [...known, text] : known;
      return all.map((word) => ({ value: word, label: word }));
    },
    find: (word) => Promise.resolve({ value: word, label: word }),
  };
}
