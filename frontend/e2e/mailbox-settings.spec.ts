import { expect, type Locator, type Page, test } from '@playwright/test';
import { leadAt } from './support/leads';
import { deliver } from './support/letters';
import { connectMailbox, disconnectMailbox, mailPort } from './support/mailboxes';
import { fresh } from './support/names';
import {
  choose,
  confirmWith,
  expectAccessible,
  expectNoSidewaysScroll,
  speak,
} from './support/page';
import { logIn } from './support/people';

const own = (name: string) => `${fresh(name).toLowerCase().replaceAll(' ', '-')}@facturix.local`;
const passwordOf = (address: string) => `mail-${address.split('@')[0]}`;

/** Fills in one server, on this machine and without encryption. */
async function server(dialog: Locator, name: string, port: number): Promise<void> {
  const part = dialog.getByRole('group', { name });
  await part.getByLabel('Server').fill('localhost');
  await part.getByRole('combobox', { name: 'Encryption' }).click();
  await dialog.page().getByRole('option', { name: 'None' }).click();
  // The encryption brings its usual port along, so the port comes after it.
  await part.getByLabel('Port').fill(String(port));
}

async function fillIn(page: Page, address: string, password: string): Promise<Locator> {
  await page.getByRole('button', { name: 'Add a mailbox' }).click();
  const dialog = page.getByRole('dialog', { name: 'Add a mailbox' });
  await dialog.getByLabel('Email address').fill(address);
  await server(dialog, 'Reading (IMAP)', mailPort('FACTURIX_STACK_IMAP_PORT'));
  await server(dialog, 'Sending (SMTP)', mailPort('FACTURIX_SMTP_PORT'));
  await dialog.getByLabel(/^Password/).fill(password);
  return dialog;
}

test('two mailboxes are set up, and a wrong password is explained before', async ({ page }) => {
  const [first, second] = [own('first'), own('second')];
  await speak(page, 'en');
  await logIn(page, 'bd2', '/preferences');
  await page.getByRole('link', { name: 'Your mailboxes' }).click();
  await expect(page).toHaveURL(/\/settings\/email$/);

  const dialog = await fillIn(page, first, 'not-the-password');
  await dialog.getByRole('button', { name: 'Test connection' }).click();
  await expect(dialog.getByText('Reading (IMAP): user or password is wrong')).toBeVisible();
  await expect(dialog.getByText('Sending (SMTP): user or password is wrong')).toBeVisible();
  await expect(dialog.getByText(/Invalid login/)).toBeVisible();
  await expectAccessible(page);
  await dialog.getByLabel(/^Password/).fill(passwordOf(first));
  await dialog.getByRole('button', { name: 'Test connection' }).click();
  await expect(dialog.getByText('Reading works')).toBeVisible();
  await expect(dialog.getByText('Sending works')).toBeVisible();
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('listitem', { name: first })).toBeVisible();

  const another = await fillIn(page, second, passwordOf(second));
  await another.getByLabel('Write from this mailbox by default').check();
  await another.getByRole('button', { name: 'Save' }).click();
  await expect(another).toBeHidden();
  const card = page.getByRole('listitem', { name: second });
  await expect(card.getByText('Default', { exact: true })).toBeVisible();
  // With the password that is kept, which the screen does not know.
  await card.getByRole('button', { name: `Test the connection of ${second}` }).click();
  await expect(card.getByText('Reading works')).toBeVisible();
  await expectAccessible(page);

  for (const address of [first, second]) {
    await page.getByRole('button', { name: `Remove ${address}` }).click();
    await confirmWith(page, 'Remove');
    await expect(page.getByRole('listitem', { name: address })).toBeHidden();
  }
});

/** A number of the panel with its name. */
const figure = (panel: Locator, name: string) =>
  panel.getByText(name, { exact: true }).locator('xpath=..');

test('what was read of a mailbox and what was not is told, and a message is found and linked', async ({
  page,
}) => {
  await speak(page, 'en');
  await logIn(page, 'manager');
  const mailbox = await connectMailbox(page, 'panel');
  const lead = await leadAt(page, null);
  const subject = fresh('Opening hours');
  const messageId = `<${subject.replaceAll(' ', '-')}@there.example>`;
  const letter = {
    from: 'Lea Martin <lea@there.example>',
    to: mailbox.address,
    subject,
    html: '<p>When are you there?</p>',
    headers: { 'Message-ID': messageId },
  };
  await deliver(letter);
  // Sent once more by a server that did not hear the first answer.
  await deliver(letter);

  await page.goto('/settings/email');
  const panel = page.getByRole('region', { name: `Mail of ${mailbox.address}` });
  await expect(figure(panel, 'Looked at')).toHaveText('Looked at2', { timeout: 60_000 });
  await expect(figure(panel, 'Stored')).toHaveText('Stored1');
  await expect(figure(panel, 'Left out')).toHaveText('Left out1');
  await expect(panel.getByText('Up to date')).toBeVisible();
  await expect(panel.getByText(/^Last read /)).toBeVisible();
  await panel.getByRole('button', { name: 'Why 1 was left out' }).click();
  const skipped = panel.getByRole('listitem').filter({ hasText: subject });
  await expect(skipped).toContainText('lea@there.example · INBOX');
  await expect(skipped).toContainText('A copy of one that is stored.');

  await panel.getByLabel('Find this message').fill(`Never ${subject}`);
  await panel.getByRole('button', { name: 'Find', exact: true }).click();
  await expect(panel.getByText(/^Not among the messages that have been read/)).toBeVisible();
  await panel.getByRole('combobox', { name: 'By', exact: true }).selectOption('Message-ID');
  await panel.getByLabel('Find this message').fill(messageId);
  await panel.getByRole('button', { name: 'Find', exact: true }).click();
  await expect(panel.getByText('Stored.', { exact: true })).toBeVisible();
  await expectAccessible(page);
  await panel.getByRole('link', { name: subject }).click();

  await expect(page.getByRole('heading', { name: subject, level: 1 })).toBeVisible();
  const about = page.getByRole('group', { name: 'What this thread is about' });
  await expect(about).toContainText('Linked to nothing yet');
  await about.getByRole('button', { name: 'Link', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Link to a lead' }).click();
  const link = page.getByRole('dialog', { name: 'Link to a lead' });
  await choose(link.getByLabel('Lead'), lead.fullName, new RegExp(lead.fullName));
  await expect(link).toBeHidden();
  await about.getByRole('link', { name: lead.fullName }).click();
  await expect(page.getByRole('heading', { name: lead.fullName, level: 1 })).toBeVisible();
  await expect(page.getByRole('link', { name: subject })).toBeVisible();
  await disconnectMailbox(page, mailbox.id);
});

test('the mailboxes fit a phone, in French and in the dark', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await page.emulateMedia({ colorScheme: 'dark' });
  await speak(page, 'fr');
  await logIn(page, 'bd', '/settings/email?dialog=new-mailbox');
  const dialog = page.getByRole('dialog', { name: 'Ajouter une boîte mail' });
  await expect(dialog.getByLabel('Adresse e-mail')).toBeVisible();
  await dialog.getByLabel('Adresse e-mail').fill('ada@gmail.com');
  await dialog.getByLabel('Nom vu par les destinataires').focus();
  await expect(
    dialog.getByRole('group', { name: 'Réception (IMAP)' }).getByLabel('Serveur'),
  ).toHaveValue('imap.gmail.com');
  await expect(dialog.getByText(/mot de passe d’application/).first()).toBeVisible();
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);
});
