/** A name that people of the organisation gave in both languages, in the reader's. */
export function labelIn(label: { en: string; fr: string }, language: string): string {
  return language === 'fr' ? label.fr : label.en;
}
