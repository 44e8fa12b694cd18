import { z } from 'zod';
import type { Schema } from '@/api/client';

export type Template = Schema<'Template'>;
export type TemplateRequest = Schema<'TemplateRequest'>;
export type TemplatePreview = Schema<'TemplatePreview'>;
export type TemplateResults = Schema<'TemplateResults'>;
export type TemplateMail = Schema<'TemplateMail'>;
export type MailLanguage = Schema<'MailLanguage'>;
export type TemplateScope = Schema<'TemplateScope'>;
export type TemplateOutcome = Schema<'TemplateOutcome'>;

export const mailLanguages = [
  'en',
  'fr',
  'de',
  'es',
  'it',
  'nl',
  'pt',
] as const satisfies readonly MailLanguage[];

export const outcomes = [
  'sent',
  'delivered',
  'opened',
  'clicked',
  'replied',
  'bounced',
] as const satisfies readonly TemplateOutcome[];

export const templateTabs = ['list', 'results'] as const;
export type TemplateTab = (typeof templateTabs)[number];

const UNSUBSCRIBE = 'unsubscribeLink';

/** What the link to unsubscribe reads, in the language of the mail. */
const unsubscribeText: Record<MailLanguage, string> = {
  en: 'Unsubscribe',
  fr: 'Se désinscrire',
  de: 'Abmelden',
  es: 'Darse de baja',
  it: 'Annulla l’iscrizione',
  nl: 'Afmelden',
  pt: 'Cancelar a inscrição',
};

/** What stands between the braces when a token is chosen from the menu. */
export function writtenToken(name: string, language: MailLanguage): string {
  return name === UNSUBSCRIBE ? `${name}|${unsubscribeText[language]}` : name;
}

/** A link to unsubscribe has its place in the text. */
export const fitsSubject = (name: string): boolean => name !== UNSUBSCRIBE;

const TOKEN = /\{\{([^{}|<>]*)(?:\|([^{}<>]*))?\}\}/g;

/**
 * A filled text with what is still to be filled made visible: what misses its value as a mark, the
 * link to unsubscribe, which gets its address on sending, as it will look. The html is the
 * server's, cleaned; tokens stand in its texts, never in a tag.
 */
export function markTokens(html: string): string {
  return html.replace(TOKEN, (token, name: string, fallback: string | undefined) =>
    name.trim() === UNSUBSCRIBE ? `<u>${fallback ?? name}</u>` : `<mark>${token}</mark>`,
  );
}

/** The pieces of a line of text, tokens apart from what stands between them. */
export function pieces(text: string): { text: string; token: boolean }[] {
  const found: { text: string; token: boolean }[] = [];
  let rest = 0;
  for (const match of text.matchAll(TOKEN)) {
    if (match.index > rest) found.push({ text: text.slice(rest, match.index), token: false });
    found.push({ text: match[0], token: true });
    rest = match.index + match[0].length;
  }
  if (rest < text.length) found.push({ text: text.slice(rest), token: false });
  return found;
}

/** The text of a body, for a card: tags gone, one space between blocks. */
export function plainText(html: string): string {
  return html
    .replace(/<(?:br|\/(?:p|li|h\d|blockquote))\b[^>]*>/g, ' ')
    .replace(/<[^>]*>/g, '')
    .replaceAll('&nbsp;', ' ')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ')
    .trim();
}

/** A part of a whole, or null where there is no whole. */
export const rate = (part: number, whole: number): number | null =>
  whole === 0 ? null : part / whole;

/** What the form holds. */
export type TemplateValues = {
  name: string;
  scope: TemplateScope;
  language: MailLanguage;
  subject: string;
  body: string;
  tracked: boolean;
  archived: boolean;
};

export const newTemplate = (scope: TemplateScope, language: MailLanguage): TemplateValues => ({
  name: '',
  scope,
  language,
  subject: '',
  body: '',
  tracked: true,
  archived: false,
});

export function valuesOf(template: Template): TemplateValues {
  const { name, scope, language, subject, body, tracked, archived } = template;
  return { name, scope, language, subject, body, tracked, archived };
}

export const requestOf = (values: TemplateValues): TemplateRequest => ({
  ...values,
  name: values.name.trim(),
  subject: values.subject.trim(),
});

export const templateSchema = z.object({
  name: z.string().trim().min(1).max(200),
  subject: z.string().trim().min(1).max(300),
  body: z.string().min(1).max(100_000),
});
