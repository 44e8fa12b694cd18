import type { Schema } from '@/api/client';

export type Mail = Schema<'Mail'>;
export type MailSummary = Schema<'MailSummary'>;
export type MailPerson = Schema<'MailPerson'>;
type SuppressionReason = Schema<'SuppressionReason'>;
type Hold = Schema<'MailHold'>;

/** One's own mailbox, as far as a mail takes something from it. */
export interface OwnMailbox {
  id: string;
  address: string;
  signature?: string | null;
  tracked: boolean;
  isDefault: boolean;
}

export type Mode = 'reply' | 'replyAll' | 'forward';

/** Somebody as a message's head names them; not every head names an address. */
export interface Correspondent {
  name?: string | null;
  address?: string | null;
}

/** A message of a thread, as far as an answer to it needs it. */
export interface AnsweredMessage {
  id: string;
  direction: string;
  from: Correspondent | null;
  /** Whom the sender wants answers to go to, where that is somebody else. */
  replyTo?: readonly Correspondent[];
  to: readonly Correspondent[];
  cc: readonly Correspondent[];
  at: string;
  subject: string;
  text?: string | null;
  /** Forwarded with it; `inText`: pictures that stand in its text. */
  attachments?: readonly { position: number; name: string; inText?: boolean }[];
}

interface Named {
  id: string;
  name: string;
}

/** What a mail is begun with. */
export interface ComposeStart {
  /** Goes on with this draft. */
  mailId?: string;
  to?: readonly MailPerson[];
  lead?: Named & { email?: string | null };
  deal?: Named;
  account?: Named;
  mailboxId?: string;
  threadId?: string;
  message?: AnsweredMessage;
  mode?: Mode;
}

/** What a mail that this browser kept goes on with. */
export function keptStart({
  start,
  saved,
}: {
  start: ComposeStart;
  saved: { id: string } | null;
}): ComposeStart {
  return saved ? { ...start, mailId: saved.id } : start;
}

/** The message that was chosen, else the latest letter: what machines sent wants no answer. */
export function answeredOf<M extends { id: string; kind: string }>(
  messages: readonly M[],
  chosen: string | null | undefined,
): M | undefined {
  const letters = messages.filter(({ kind }) => kind === 'message');
  return (
    messages.find(({ id }) => id === chosen) ?? (letters.length > 0 ? letters : messages).at(-1)
  );
}

/** A mail while it is written: what is saved, and nothing else. */
export interface Letter {
  mailboxId: string;
  to: MailPerson[];
  cc: MailPerson[];
  bcc: MailPerson[];
  subject: string;
  body: string;
  threadId: string | null;
  replyToId: string | null;
  templateId: string | null;
  leadId: string | null;
  dealId: string | null;
  accountId: string | null;
  tracked: boolean;
}

const BARE = /^[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>".]+$/;
const NAMED = /^\s*"?([^"<]*?)"?\s*<\s*([^<>\s]+)\s*>\s*$/;

/** `Camille Durand <camille@example.com>`, or the address alone. */
export function personText({ name, address }: MailPerson): string {
  return name && name !== address ? `${name} <${address}>` : address;
}

export function personOf(text: string): MailPerson {
  const named = NAMED.exec(text);
  const address = named?.[2];
  if (!address) return { name: null, address: text.trim() };
  return { name: named[1]?.trim() || null, address };
}

export function isAddress(address: string): boolean {
  return BARE.test(address) && address.length <= 254;
}

/** Those of several pasted at once, each address once. */
export function peopleOf(texts: readonly string[]): MailPerson[] {
  const known = new Set<string>();
  return texts
    .map(personOf)
    .filter(({ address }) => {
      const key = address.toLowerCase();
      if (address === '' || known.has(key)) return false;
      known.add(key);
      return true;
    })
    .slice(0, 50);
}

export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** Plain text as paragraphs: empty lines part them, other line ends stay. */
export function paragraphs(text: string): string {
  return text
    .trim()
    .split(/\n\s*\n/)
    .filter((part) => part.trim() !== '')
    .map((part) => `<p>${escapeHtml(part.trim()).replaceAll('\n', '<br>')}</p>`)
    .join('');
}

const ANSWER = /^(re|aw|rép|rif|sv|antw|tr|fwd?|wg)\s*:\s*/i;

/** One `Re:` or `Fwd:`, however often it went to and fro. */
export function subjectOf(subject: string, mode: Mode): string {
  let bare = subject.trim();
  while (ANSWER.test(bare)) bare = bare.replace(ANSWER, '').trim();
  return `${mode === 'forward' ? 'Fwd' : 'Re'}: ${bare}`.slice(0, 900);
}

const known = (people: readonly Correspondent[]): MailPerson[] =>
  people.flatMap(({ name, address }) => (address ? [{ name: name ?? null, address }] : []));

/** Who an answer goes to: never to oneself, unless one goes on with one's own mail. */
export function readersOf(
  message: AnsweredMessage,
  mode: Mode,
  own: readonly string[],
): Pick<Letter, 'to' | 'cc'> {
  if (mode === 'forward') return { to: [], cc: [] };
  const mine = new Set(own.map((address) => address.toLowerCase()));
  const others = (people: readonly Correspondent[]) =>
    known(people).filter(({ address }) => !mine.has(address.toLowerCase()));
  const named = others(message.replyTo ?? []);
  const from = named.length > 0 ? named : known(message.from ? [message.from] : []);
  const to = message.direction === 'out' ? known(message.to) : from;
  if (mode === 'reply') return { to, cc: [] };
  const all = message.direction === 'out' ? to : [...from, ...others(message.to)];
  const unique = (people: readonly MailPerson[]) => peopleOf(people.map(personText));
  const first = unique(all);
  const there = new Set(first.map(({ address }) => address.toLowerCase()));
  return {
    to: first,
    cc: unique(others(message.cc)).filter(({ address }) => !there.has(address.toLowerCase())),
  };
}

/** What an answer quotes, under a line that says whose words they are. */
export function quote(message: AnsweredMessage, heading: string): string {
  const words = paragraphs(message.text ?? '');
  return inQuotes(`<p>${escapeHtml(heading)}</p><blockquote>${words || '<p></p>'}</blockquote>`);
}

/** Marked as somebody else's words: what looks like a token in them is none. */
export function inQuotes(html: string): string {
  return `<div data-quoted="">${html}</div>`;
}

/** A letter without what it quotes of another. */
function written(body: string): string {
  if (!body.includes('data-quoted')) return body;
  const { body: letter } = new DOMParser().parseFromString(body, 'text/html');
  for (const part of letter.querySelectorAll('[data-quoted]')) part.remove();
  return letter.innerHTML;
}

/** An empty first paragraph to write in, the signature, and what is quoted. */
export function bodyOf(signature: string | null | undefined, quoted = ''): string {
  return `<p></p>${signature ? `<p></p>${signature}` : ''}${quoted ? `<p></p>${quoted}` : ''}`;
}

/** Written from another mailbox: with its signature in the place of the other's, where that still stands. */
export function writtenFrom(
  letter: Pick<Letter, 'body' | 'tracked'>,
  before: OwnMailbox | undefined,
  mailbox: OwnMailbox,
): Pick<Letter, 'mailboxId' | 'body' | 'tracked'> {
  const old = before?.signature ?? '';
  const at = old ? letter.body.indexOf(old) : -1;
  const body =
    at < 0
      ? letter.body
      : letter.body.slice(0, at) + (mailbox.signature ?? '') + letter.body.slice(at + old.length);
  return { mailboxId: mailbox.id, body, tracked: letter.tracked && mailbox.tracked };
}

/** `quoted`: what it has of the message that it answers or passes on. */
export function begin(
  start: ComposeStart,
  mailboxes: readonly OwnMailbox[],
  quoted: string,
): Letter | null {
  const mailbox =
    mailboxes.find(({ id }) => id === start.mailboxId) ??
    mailboxes.find(({ isDefault }) => isDefault) ??
    mailboxes[0];
  if (!mailbox) return null;
  const { message, mode = 'reply', lead } = start;
  // Somebody else's conversation is answered from one's own mailbox, in one's own.
  const inThread = mode !== 'forward' && (!start.mailboxId || start.mailboxId === mailbox.id);
  const toLead = lead?.email ? [{ name: lead.name, address: lead.email }] : [];
  const readers = message
    ? readersOf(
        message,
        mode,
        mailboxes.map(({ address }) => address),
      )
    : { to: [...(start.to ?? toLead)], cc: [] };
  return {
    mailboxId: mailbox.id,
    ...readers,
    bcc: [],
    subject: message ? subjectOf(message.subject, mode) : '',
    body: bodyOf(mailbox.signature, message ? quoted : ''),
    threadId: inThread ? (start.threadId ?? null) : null,
    replyToId: message && mode !== 'forward' ? message.id : null,
    templateId: null,
    leadId: lead?.id ?? null,
    dealId: start.deal?.id ?? null,
    accountId: start.account?.id ?? null,
    tracked: mailbox.tracked,
  };
}

export function letterOf(mail: Mail): Letter {
  return {
    mailboxId: mail.mailbox.id,
    to: mail.to,
    cc: mail.cc,
    bcc: mail.bcc,
    subject: mail.subject,
    body: mail.body,
    threadId: mail.threadId ?? null,
    replyToId: mail.replyToId ?? null,
    templateId: mail.template?.id ?? null,
    leadId: mail.lead?.id ?? null,
    dealId: mail.deal?.id ?? null,
    accountId: mail.account?.id ?? null,
    tracked: mail.tracked,
  };
}

const TOKEN = /\{\{\s*([^{}|]{1,60}?)\s*(?:\|[^{}]*)?\}\}/g;

/** Tokens that nothing has filled: the reader would see them as they are. */
export function unfilled({ subject, body }: Pick<Letter, 'subject' | 'body'>): string[] {
  const found = [...`${subject}\n${written(body)}`.matchAll(TOKEN)].map((match) => match[1] ?? '');
  return [...new Set(found)].filter((token) => token !== 'unsubscribeLink');
}

const FIELD = /^(to|cc|bcc)\[(\d+)\]/;

/** A field of a refusal as the composer shows it: `to[0].address` stands at the line of readers. */
export function lineOf(field: string): string {
  return FIELD.exec(field)?.[1] ?? (field === 'body' || field === 'subject' ? field : 'other');
}

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

export function fileSize(bytes: number, number: (value: number) => string): string {
  if (bytes < 1024 * 1024) return `${number(Math.max(1, Math.round(bytes / 1024)))} KB`;
  return `${number(Math.round(bytes / 1024 / 102.4) / 10)} MB`;
}
