import { z } from 'zod';
import type { Schema } from '@/api/client';

export type EmailSettings = Schema<'EmailSettings'>;
export type Mailbox = Schema<'Mailbox'>;
export type MailServer = Schema<'MailServer'>;
export type MailPreset = Schema<'MailPreset'>;
export type MailboxLine = Schema<'MailboxLine'>;
export type MailboxRequest = Schema<'MailboxRequest'>;
export type MailboxTest = Schema<'MailboxTestResult'>;
export type ConnectionResult = Schema<'ConnectionResult'>;
export type Security = MailServer['security'];

/** One of the two servers as the form has it. An empty password means: the one that is known. */
export interface ServerValues {
  host: string;
  port: number | string;
  security: Security;
  user: string;
  password: string;
}

export type MailboxValues = {
  address: string;
  displayName: string;
  imap: ServerValues;
  smtp: ServerValues;
  /** Sending takes the user and the password of reading. */
  sameLogin: boolean;
  signature: string;
  tracked: boolean;
  shared: boolean;
  isDefault: boolean;
  dailyCap: number | string;
};

export const newMailbox = (displayName: string): MailboxValues => ({
  address: '',
  displayName,
  imap: { host: '', port: 993, security: 'ssl', user: '', password: '' },
  smtp: { host: '', port: 465, security: 'ssl', user: '', password: '' },
  sameLogin: true,
  signature: '',
  tracked: true,
  shared: false,
  isDefault: false,
  dailyCap: 200,
});

const serverValues = ({ host, port, security, user }: MailServer): ServerValues => ({
  host,
  port,
  security,
  user,
  password: '',
});

export function valuesOf(mailbox: Mailbox): MailboxValues {
  return {
    address: mailbox.address,
    displayName: mailbox.displayName ?? '',
    imap: serverValues(mailbox.imap),
    smtp: serverValues(mailbox.smtp),
    sameLogin: mailbox.imap.user === mailbox.smtp.user,
    signature: mailbox.signature ?? '',
    tracked: mailbox.tracked,
    shared: mailbox.shared,
    isDefault: mailbox.isDefault,
    dailyCap: mailbox.dailyCap,
  };
}

/** What the server is sent: the user is the address where nobody says otherwise. */
export function requestOf(values: MailboxValues, id: string | null): MailboxRequest {
  const server = (
    { host, port, security }: ServerValues,
    { user, password }: ServerValues,
  ): MailboxRequest['imap'] => ({
    host,
    port: Number(port),
    security,
    user: user.trim() || values.address,
    password: password === '' ? null : password,
  });
  return {
    id,
    address: values.address,
    displayName: values.displayName || null,
    imap: server(values.imap, values.imap),
    smtp: server(values.smtp, values.sameLogin ? values.imap : values.smtp),
    signature: values.signature || null,
    tracked: values.tracked,
    shared: values.shared,
    isDefault: values.isDefault,
    dailyCap: Number(values.dailyCap),
  };
}

/** A mailbox as it is, to be kept as it is. */
export const keptAs = (mailbox: Mailbox): MailboxRequest =>
  requestOf({ ...valuesOf(mailbox), sameLogin: false }, mailbox.id);

/** The whole list with this mailbox in it: in the place of the one with its id, or at the end. */
export function listWith(all: readonly Mailbox[], one: MailboxRequest): MailboxRequest[] {
  const others = all.map((mailbox) =>
    mailbox.id === one.id
      ? one
      : { ...keptAs(mailbox), isDefault: mailbox.isDefault && !one.isDefault },
  );
  return one.id === null ? [...others, one] : others;
}

/** Where the mailbox of a request stands in the list that was sent, and so in the server's messages. */
export const placeIn = (list: readonly MailboxRequest[], id: string | null): number =>
  id === null ? list.length - 1 : list.findIndex((one) => one.id === id);

/** The provider whose addresses end like this one. */
export function presetFor(address: string, presets: readonly MailPreset[]): MailPreset | undefined {
  const domain = address.split('@')[1]?.trim().toLowerCase();
  return domain ? presets.find(({ domains }) => domains.includes(domain)) : undefined;
}

/** The provider whose servers these are. */
export const presetOf = (
  { imap, smtp }: Pick<MailboxValues, 'imap' | 'smtp'>,
  presets: readonly MailPreset[],
): MailPreset | undefined =>
  presets.find((preset) => preset.imap.host === imap.host && preset.smtp.host === smtp.host);

/** The servers of a provider in place of those of the form; what one has typed of the login stays. */
export const withPreset = (
  values: Pick<MailboxValues, 'imap' | 'smtp'>,
  preset: MailPreset,
): Pick<MailboxValues, 'imap' | 'smtp'> => ({
  imap: { ...values.imap, ...preset.imap },
  smtp: { ...values.smtp, ...preset.smtp },
});

/** The port that goes with a kind of encryption, where the port now is one of the usual ones. */
export function portFor(kind: 'imap' | 'smtp', security: Security, port: number | string) {
  const usual = {
    imap: { ssl: 993, starttls: 143, none: 143 },
    smtp: { ssl: 465, starttls: 587, none: 25 },
  };
  const known: readonly number[] = Object.values(usual[kind]);
  return known.includes(Number(port)) || port === '' ? usual[kind][security] : port;
}

/** Whether the password that is known still serves: only for the very server that it was given for. */
export function knowsPassword(
  kind: 'imap' | 'smtp',
  values: MailboxValues,
  known: Mailbox | undefined,
): boolean {
  if (!known) return false;
  const now = requestOf(values, known.id)[kind];
  const was = known[kind];
  return (
    was.passwordSet &&
    now.host === was.host &&
    now.port === was.port &&
    now.security === was.security &&
    now.user === was.user
  );
}

const server = z.object({
  host: z.string().trim().min(1).max(253),
  port: z.coerce.number().int().min(1).max(65535),
});

export const mailboxSchema = z.object({
  address: z.email().max(254),
  displayName: z.string().max(200),
  imap: server,
  smtp: server,
  dailyCap: z.coerce.number().int().min(1).max(10000),
});
