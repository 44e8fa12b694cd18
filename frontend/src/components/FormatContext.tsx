import { createContext, type ReactNode, useContext, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { createFormat, type Format } from '@/lib/format';

const CurrencyContext = createContext('EUR');

/** Gives every formatter below it the organisation's currency. */
export function CurrencyProvider({
  currency,
  children,
}: {
  currency: string;
  children: ReactNode;
}) {
  return <CurrencyContext value={currency}>{children}</CurrencyContext>;
}

const formats = new Map<string, Format>();

/** Numbers, money and times as this reader writes them. */
export function useFormat(): Format {
  const currency = useContext(CurrencyContext);
  const { i18n } = useTranslation();
  // British English writes the day first, as the firm's readers do; a reader whose browser says
  // another English (en-US) gets that one.
  const locale = useMemo(() => regional(i18n.language, navigator.languages), [i18n.language]);
  const key = `${locale} ${currency}`;
  let format = formats.get(key);
  if (!format) {
    format = createFormat(locale, currency);
    formats.set(key, format);
  }
  return format;
}

function regional(language: string, preferred: readonly string[]): string {
  const match = preferred.find((tag) => tag.toLowerCase().startsWith(`${language}-`));
  return match ?? (language === 'fr' ? 'fr-FR' : 'en-GB');
}
