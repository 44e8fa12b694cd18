import { createContext, type ReactNode, useContext, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { createFormat, type Format } from '@/lib/format';

interface Reader {
  /** The organisation's currency. */
  currency: string;
  /** Whose arrangements (table columns …) are kept in this browser. */
  userId: string;
}

const ReaderContext = createContext<Reader>({ currency: 'EUR', userId: '' });

/** Tells the components below who reads, and in which currency. */
export function ReaderProvider({ currency, userId, children }: Reader & { children: ReactNode }) {
  const reader = useMemo(() => ({ currency, userId }), [currency, userId]);
  return <ReaderContext value={reader}>{children}</ReaderContext>;
}

export function useReaderId(): string {
  return useContext(ReaderContext).userId;
}

const formats = new Map<string, Format>();

/** Numbers, money and times as this reader writes them. */
export function useFormat(): Format {
  const { currency } = useContext(ReaderContext);
  const { i18n } = useTranslation();
  const locale = regional(i18n.language, navigator.languages);
  const key = `${locale} ${currency}`;
  let format = formats.get(key);
  if (!format) {
    format = createFormat(locale, currency);
    formats.set(key, format);
  }
  return format;
}

/** The browser's own variant of the app's language (en-US, fr-CA), else the European one. */
function regional(language: string, preferred: readonly string[]): string {
  const match = preferred.find((tag) => tag.toLowerCase().startsWith(`${language}-`));
  return match ?? (language === 'fr' ? 'fr-FR' : 'en-GB');
}
