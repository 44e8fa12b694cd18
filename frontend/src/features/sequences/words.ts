/** Monday first, as ISO counts days, in the reader's language. */
export function weekdays(language: string): { day: number; name: string }[] {
  const format = new Intl.DateTimeFormat(language, { weekday: 'short', timeZone: 'UTC' });
  // The first of January 2024 was a Monday.
  return [1, 2, 3, 4, 5, 6, 7].map((day) => ({
    day,
    name: format.format(new Date(Date.UTC(2024, 0, day))),
  }));
}

export type Facts = Readonly<Record<string, unknown>>;

/** The texts of sequences. */
export type Translate = (key: string, values?: Record<string, unknown>) => string;

/** What each reason goes by: told where all of it was written down. */
const neededFacts: Readonly<Record<string, readonly string[]>> = {
  missing_tokens: ['tokens'],
  template_missing: ['variant'],
  window: ['window', 'timeZone'],
  holiday: ['timeZone'],
  daily_cap: ['used', 'cap', 'mailbox'],
  mailbox_cap: ['used', 'cap', 'mailbox'],
  throttle: ['seconds', 'mailbox'],
  company_pause: ['company', 'hours'],
  soft_bounce: ['words'],
  bounced: ['words'],
  send_failed: ['words'],
  replied: ['from'],
  colleague_replied: ['from'],
  paused_by_hand: ['by'],
  resumed_by_hand: ['by'],
  by_hand: ['by'],
};

/** The facts of a reason in words, such as "mail 20 of 20"; null where there are none to tell. */
export function factWords(rule: string, facts: Facts, t: Translate): string | null {
  if (rule === 'waiting' && facts.unit) {
    return t(`wait.${facts.unit}`, { count: Number(facts.amount) });
  }
  if (rule === 'condition' && facts.what) return t(`condition.ask.${facts.what}`);
  const needed = neededFacts[rule];
  const known = needed?.every((name) => facts[name] !== undefined && facts[name] !== null);
  return known ? t(`fact.${rule}`, { ...facts }) : null;
}

/** A reason with what it goes by; null where these groups of texts do not know it. */
export function reasonWords(
  groups: readonly string[],
  rule: string,
  facts: Facts,
  t: Translate,
  exists: (key: string) => boolean,
): string | null {
  const key = groups.map((group) => `${group}.${rule}`).find(exists);
  if (!key) return null;
  const fact = factWords(rule, facts, t);
  return fact ? `${t(key, { ...facts })} (${fact})` : t(key, { ...facts });
}

/** A moment by the clocks of somebody else; null where their zone is not known here. */
export function inZone(at: string, timeZone: unknown, language: string): string | null {
  if (typeof timeZone !== 'string') return null;
  try {
    return new Intl.DateTimeFormat(language, {
      dateStyle: 'medium',
      timeStyle: 'short',
      timeZone,
    }).format(new Date(at));
  } catch {
    return null;
  }
}

/** What was so when a mail was let go, line by line, as far as it was written down. */
export function sentWords(
  { at, facts }: { at: string; facts: Facts },
  t: Translate,
  language: string,
): string[] {
  const when = inZone(at, facts.timeZone, language);
  const knows = (...names: string[]) =>
    names.every((name) => facts[name] !== undefined && facts[name] !== null);
  const told = (key: string) => t(`sent.${key}`, { ...facts, when });
  const lines: string[] = [];
  if (when) lines.push(told('at'));
  if (knows('window')) lines.push(told('window'));
  if (knows('mailbox', 'mailboxToday', 'mailboxCap')) lines.push(told('mailboxCap'));
  if (knows('sequenceToday'))
    lines.push(told(knows('sequenceCap') ? 'sequenceCap' : 'sequenceToday'));
  if (Number(facts.throttleSeconds) > 0) lines.push(told('throttle'));
  if (knows('company') && Number(facts.companyPauseHours) > 0) lines.push(told('company'));
  return lines;
}
