import { type Browser, expect, type Locator, type Page, test } from '@playwright/test';
import { call } from './deals';
import { another, logIn } from './people';

interface Settings {
  mailboxes: { id: string; address: string; [field: string]: unknown }[];
  version: number;
}

/** A port of the local mail server: what runs the journeys names it, as `run/stack.env` does. */
export function mailPort(name: 'FACTURIX_SMTP_PORT' | 'FACTURIX_STACK_IMAP_PORT'): number {
  const port = Number(process.env[name]);
  if (!port) throw new Error(`${name} is not set`);
  return port;
}

export interface MadeMailbox {
  id: string;
  address: string;
}

/** A mailbox of its own on the local mail server, besides those the person has; it becomes the one they write from. */
export async function connectMailbox(page: Page, name: string): Promise<MadeMailbox> {
  const tag = `${Date.now().toString(36)}${test.info().workerIndex}`;
  const local = `${name}-${tag}`;
  const address = `${local}@facturix.local`;
  const server = (port: number) => ({
    host: 'localhost',
    port,
    security: 'none',
    user: address,
    password: `mail-${local}`,
  });
  const known = await call<Settings>(page, 'GET', '/api/users/email-settings');
  const settings = await call<Settings>(
    page,
    'PUT',
    '/api/users/email-settings',
    {
      mailboxes: [
        ...known.mailboxes.map((mailbox) => ({ ...asRequest(mailbox), isDefault: false })),
        {
          address,
          displayName: `Test ${name}`,
          imap: server(mailPort('FACTURIX_STACK_IMAP_PORT')),
          smtp: server(mailPort('FACTURIX_SMTP_PORT')),
          signature: '<p>Kind regards, Facturix</p>',
          isDefault: true,
        },
      ],
    },
    { 'If-Match': `"${known.version}"` },
  );
  const made = settings.mailboxes.find((mailbox) => mailbox.address === address);
  if (!made) throw new Error('The mailbox is not there');
  return made;
}

/** Nobody reads it any more: a person has few mailboxes, and each is read again and again. */
export async function disconnectMailbox(page: Page, id: string): Promise<void> {
  const known = await call<Settings>(page, 'GET', '/api/users/email-settings');
  const rest = known.mailboxes.filter((mailbox) => mailbox.id !== id).map(asRequest);
  if (rest[0] && !rest.some((mailbox) => mailbox.isDefault)) rest[0].isDefault = true;
  await call(
    page,
    'PUT',
    '/api/users/email-settings',
    { mailboxes: rest },
    { 'If-Match': `"${known.version}"` },
  );
}

export interface Correspondents {
  mine: MadeMailbox;
  /** At another computer. */
  other: Page;
  theirs: MadeMailbox;
  /** Takes both mailboxes away again. */
  part: () => Promise<void>;
}

/** Who sells, at this page, and who reads the mail of the other side, each with a mailbox of that name. */
export async function correspondents(
  page: Page,
  browser: Browser,
  own: string,
  others: string,
): Promise<Correspondents> {
  await logIn(page, 'manager');
  const mine = await connectMailbox(page, own);
  const other = await another(browser, 'bd', '/preferences');
  const theirs = await connectMailbox(other, others);
  const part = async () => {
    await disconnectMailbox(page, mine.id);
    await disconnectMailbox(other, theirs.id);
    await other.context().close();
  };
  return { mine, other, theirs, part };
}

function asRequest(mailbox: Settings['mailboxes'][number]): Record<string, unknown> {
  const server = (kept: unknown) => {
    const { host, port, security, user } = kept as Record<string, unknown>;
    return { host, port, security, user, password: null };
  };
  const { sendingTrouble: _told, ...settings } = mailbox;
  return { ...settings, imap: server(mailbox.imap), smtp: server(mailbox.smtp) };
}

export interface Received {
  messageId: string;
  subject: string;
  html?: string;
  text?: string;
}

/** What the local mail server got for an address. */
export async function received(page: Page, address: string): Promise<Received[]> {
  const base = process.env.FACTURIX_MAILBOX_URL;
  if (!base) throw new Error('FACTURIX_MAILBOX_URL is not set');
  const answer = await page.request.get(`${base}/mails.json?to=${encodeURIComponent(address)}`);
  expect(answer.ok()).toBe(true);
  return (await answer.json()) as Received[];
}

/** The one mail with a subject that an address got, once it is there. */
export async function arrived(page: Page, address: string, subject: string): Promise<Received> {
  const found = async () =>
    (await received(page, address)).filter((mail) => mail.subject === subject);
  await expect.poll(async () => (await found()).length, { timeout: 60_000 }).toBe(1);
  const [mail] = await found();
  if (!mail) throw new Error('It is gone');
  return mail;
}

/** A thread in the list of the inbox that is open. */
export const threadRow = (page: Page, text: string): Locator =>
  page.getByTestId('threads').getByRole('listitem').filter({ hasText: text });

/** Opens a thread from the list, once it has been read from the server. */
export const openArrived = (page: Page, text: string): Promise<void> =>
  threadRow(page, text).getByRole('link').click({ timeout: 60_000 });
