import type { Schema } from '@/api/client';
import { type AnsweredMessage, type Mode, readersOf, subjectOf } from './answer.model';
import type { MailPerson } from './people.model';

export type Mail = Schema<'Mail'>;

/** One's own mailbox, as far as a mail takes something from it. */
export interface OwnMailbox {
  id: string;
  address: string;
  signature?: string | null;
  tracked: boolean;
  isDefault: boolean;
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

export function fileSize(bytes: number, number: (value: number) => string): string {
  if (bytes < 1024 * 1024) return `${number(Math.max(1, Math.round(bytes / 1024)))} KB`;
  return `${number(Math.round(bytes / 1024 / 102.4) / 10)} MB`;
}
