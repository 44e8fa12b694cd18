import { expect, type Page, test } from '@playwright/test';
import { call } from './support/deals';
import { leadAt } from './support/leads';
import { connectMailbox, correspondents, disconnectMailbox, received } from './support/mailboxes';
import { fresh } from './support/names';
import { expectAccessible, expectNoSidewaysScroll, speak } from './support/page';
import { logIn } from './support/people';

interface Mail {
  id: string;
  state: string;
  subject: string;
  body: string;
}

const composer = (page: Page) => page.getByRole('dialog', { name: 'Mail', exact: true });

async function mails(page: Page, subject: string): Promise<Mail[]> {
  const all = await call<{ items: Mail[] }>(page, 'GET', '/api/mails?limit=50');
  return all.items.filter((mail) => mail.subject === subject);
}

test('a mail is written to a lead, survives a reload, goes out once and arrives', async ({
  page,
  browser,
}) => {
  await speak(page, 'en');
  const { theirs, part } = await correspondents(page, browser, 'sales', 'prospect');
  const { id } = await leadAt(page, theirs.address);
  const subject = fresh('Our call');

  await page.goto(`/leads/${id}`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.keyboard.press('m');
  await expect(composer(page)).toContainText(theirs.address);
  await composer(page).getByLabel('Subject').fill(subject);
  await composer(page).getByRole('textbox', { name: 'Text of the mail' }).click();
  await page.keyboard.press('Control+Home');
  await page.keyboard.type('Shall we talk on Tuesday?');
  await expect(composer(page).getByRole('status')).toHaveText('Saved');
  await expect.poll(async () => (await mails(page, subject))[0]?.state).toBe('draft');
  await expectAccessible(page);

  await page.reload();
  await expect(composer(page).getByLabel('Subject')).toHaveValue(subject);
  await expect(composer(page)).toContainText('Shall we talk on Tuesday?');

  await composer(page).getByRole('button', { name: 'Send', exact: true }).click();
  await expect(page.getByText('The mail is on its way.')).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(composer(page).getByLabel('Subject')).toHaveValue(subject);
  await expect.poll(async () => (await mails(page, subject))[0]?.state).toBe('draft');

  await composer(page).getByRole('button', { name: 'Send', exact: true }).click();
  await expect(page.getByText('The mail is on its way.')).toBeVisible();
  await expect
    .poll(async () => (await mails(page, subject))[0]?.state, { timeout: 40_000 })
    .toBe('sent');
  await expect
    .poll(async () => (await received(page, theirs.address)).map((mail) => mail.subject))
    .toEqual([subject]);
  await part();
});

test('a mail is sent later, in French and on a phone, and taken back', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await speak(page, 'fr');
  await logIn(page, 'manager');
  const mine = await connectMailbox(page, 'ventes');
  const { id } = await leadAt(page, `camille-${Date.now()}@example.test`);
  const subject = fresh('Plus tard');
  await page.goto(`/leads/${id}`);
  await page.getByRole('button', { name: 'Écrire un e-mail' }).click();
  const dialog = page.getByRole('dialog', { name: 'E-mail', exact: true });
  await dialog.getByLabel('Objet').fill(subject);
  await expect(dialog.getByRole('status')).toHaveText('Enregistré');
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await dialog.getByRole('button', { name: 'Envoyer plus tard' }).click();
  await page.getByRole('menuitem', { name: /Demain matin/ }).click();
  await expect(page.getByText(/L’e-mail partira le/)).toBeVisible();
  await expect.poll(async () => (await mails(page, subject))[0]?.state).toBe('waiting');
  await page.getByRole('button', { name: 'Annuler l’action' }).click();
  await expect(dialog.getByLabel('Objet')).toHaveValue(subject);
  await expect.poll(async () => (await mails(page, subject))[0]?.state).toBe('draft');
  await dialog.getByRole('button', { name: 'Enregistrer comme brouillon et fermer' }).click();
  await expect(dialog).toBeHidden();
  await disconnectMailbox(page, mine.id);
});
