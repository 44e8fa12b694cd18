import { type MailPerson, peopleOf, personText } from './people.model';

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
): { to: MailPerson[]; cc: MailPerson[] } {
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
