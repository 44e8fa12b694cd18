import dayjs from 'dayjs';
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import 'dayjs/locale/fr';
import { chooseLanguage, LANGUAGE_KEY, type Language, languages } from '@/lib/language';
import { readStored, writeStored } from '@/lib/storage';

type Texts = Record<string, Record<string, unknown>>;

/** One chunk per language, holding all of its namespaces; only the one in use is fetched. */
const chunks: Record<Language, () => Promise<{ texts: Texts }>> = {
  en: () => import('./texts/en'),
  fr: () => import('./texts/fr'),
};

async function load(language: Language): Promise<void> {
  if (i18next.hasResourceBundle(language, 'common')) return;
  const { texts } = await chunks[language]();
  for (const [path, bundle] of Object.entries(texts)) {
    const namespace = /([\w-]+)\.json$/.exec(path)?.[1];
    if (namespace) i18next.addResourceBundle(language, namespace, bundle);
  }
}

export async function startI18n(): Promise<void> {
  const language = chooseLanguage(readStored<unknown>(LANGUAGE_KEY, null), navigator.languages);
  await i18next.use(initReactI18next).init({
    lng: language,
    supportedLngs: languages,
    // Nothing falls back to another language: check:locales proves both are complete.
    fallbackLng: false,
    defaultNS: 'common',
    ns: [],
    resources: {},
    interpolation: { escapeValue: false },
    returnNull: false,
    react: { useSuspense: false },
  });
  await load(language);
  await i18next.changeLanguage(language);
  applied(language);
}

export async function setLanguage(language: Language): Promise<void> {
  await load(language);
  await i18next.changeLanguage(language);
  applied(language);
}

/** The language of someone who chose one on another machine, unless this one has a choice. */
export function preferLanguage(locale: string | null | undefined): void {
  if (readStored<unknown>(LANGUAGE_KEY, null) !== null || !locale) return;
  const language = chooseLanguage(locale, []);
  if (language !== i18next.language) void setLanguage(language);
}

export function keepLanguage(language: Language): void {
  writeStored(LANGUAGE_KEY, language);
  void setLanguage(language);
}

function applied(language: Language): void {
  document.documentElement.lang = language;
  dayjs.locale(language);
}
