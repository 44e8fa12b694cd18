import type { Schema } from '@/api/client';
import type { Mail } from './model';

export type MailSummary = Schema<'MailSummary'>;
type SuppressionReason = Schema<'SuppressionReason'>;
type Hold = Schema<'MailHold'>;

/** Whose address a mail was given up for, and why they are not to be written to. */
export function refusedReader({
  problem,
  error,
}: Pick<MailSummary, 'problem' | 'error'>): { value: string; reason: SuppressionReason } | null {
  const found = /^(\S+): (unsubscribed|bounced|complained|manual)$/.exec(error ?? '');
  return problem === 'suppressed' && found
    ? { value: found[1] ?? '', reason: found[2] as SuppressionReason }
    : null;
}

/** What a mail that was let go does: it goes, it waits for its time, or for a mailbox that nothing goes out of. */
export function goingOf(
  { sendAt, held }: Pick<Mail, 'sendAt' | 'held'>,
  now: Date,
): { key: 'sent' } | { key: 'scheduled'; at: string } | { key: 'held'; hold: Hold } {
  const time = new Date(sendAt ?? 0).getTime();
  const later = time - now.getTime() > 60_000;
  const lasts = held && new Date(held.until).getTime() > time;
  // A pause that is over by then does not concern a mail of later.
  if (held && (lasts || !later)) {
    return { key: 'held', hold: lasts || !sendAt ? held : { ...held, until: sendAt } };
  }
  return sendAt && later ? { key: 'scheduled', at: sendAt } : { key: 'sent' };
}

/** How a mail of these lists stands. */
type Standing = Pick<MailSummary, 'state' | 'ofSequence' | 'problem' | 'lead'>;

/** The first thing that one does with a mail of these lists; null where nothing is left to its author. */
export function firstActOf({
  state,
  ofSequence,
  problem,
  lead,
}: Standing): 'edit' | 'recall' | 'retry' | 'delete' | null {
  if (state === 'draft') return 'edit';
  // A mail to a lead that is no more has nobody to go to.
  if (state === 'failed') return problem === 'lead_deleted' && !lead ? 'delete' : 'retry';
  return state === 'waiting' && !ofSequence ? 'recall' : null;
}

/** Where a step leads from here among the mails that something can be done with; null where there are none. */
export function stepTo(
  mails: readonly (Standing & Pick<MailSummary, 'id'>)[],
  from: string | null,
  step: 1 | -1,
): string | null {
  const ids = mails.filter((mail) => firstActOf(mail)).map(({ id }) => id);
  const at = from === null ? -1 : ids.indexOf(from);
  return ids[at < 0 ? 0 : Math.min(ids.length - 1, Math.max(0, at + step))] ?? null;
}

/** Times to send at, as one would say them: the next mornings of work at nine. */
export function laterChoices(now: Date): { key: 'tomorrow' | 'monday'; at: Date }[] {
  const morning = (days: number) => {
    const at = new Date(now);
    at.setDate(at.getDate() + days);
    at.setHours(9, 0, 0, 0);
    return at;
  };
  const toMonday = (8 - now.getDay()) % 7 || 7;
  const choices = [{ key: 'tomorrow' as const, at: morning(1) }];
  return toMonday === 1 ? choices : [...choices, { key: 'monday' as const, at: morning(toMonday) }];
}

/** Text in the form of a field for date and time, in the reader's own zone. */
export function localText(at: Date): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}T${two(at.getHours())}:${two(at.getMinutes())}`;
}
