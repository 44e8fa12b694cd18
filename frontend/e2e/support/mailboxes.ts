import { expect, type Page, test } from '@playwright/test';
import { call } from './deals';

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

/** A mailbox of its own on the local mail server, besides those the person has; it becomes the one they write from. */
export async function connectMailbox(
  page: Page,
  name: string,
): Promise<{ id: string; address: string }> {
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
