import { expect, type Page, test } from '@playwright/test';
import { fresh } from './support/names';
import {
  confirmWith,
  expectAccessible,
  expectNoSidewaysScroll,
  fromMenu,
  moveByKeys,
  speak,
} from './support/page';
import { logIn } from './support/people';

/** The lines of a list that can be put in order, as they stand. */
const lines = (page: Page, list: string) =>
  page.getByRole('list', { name: list }).getByRole('listitem');

test('a manager sees the parts of the settings that are open to managers', async ({ page }) => {
  await speak(page, 'en');
  await logIn(page, 'manager', '/settings/users');
  await expect(page).not.toHaveURL(/\/settings\/users/);
  await page.goto('/settings/suppressions');
  const parts = page.getByRole('navigation', { name: 'Settings' });
  await expect(parts.getByRole('link', { name: 'Not to be written to' })).toBeVisible();
  await expect(parts.getByRole('link', { name: 'Users' })).toHaveCount(0);
});

test('somebody is invited, gets another role, and is deactivated', async ({ page, request }) => {
  const name = fresh('Camille Exemple');
  const email = `${name.toLowerCase().replaceAll(' ', '.')}@example.org`;
  await speak(page, 'en');
  await logIn(page, 'admin', '/settings/users');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Invite someone' }).click();
  const invitation = page.getByRole('dialog', { name: 'Invite someone' });
  await invitation.getByLabel('Name').fill(name);
  await invitation.getByLabel('Email').fill('camille');
  await invitation.getByRole('button', { name: 'Send invitation' }).click();
  await expect(invitation.getByText('This is not an email address.')).toBeVisible();
  await invitation.getByLabel('Email').fill(email);
  await invitation.getByRole('button', { name: 'Send invitation' }).click();
  await expect(page.getByText(`The invitation to ${name} is on its way.`)).toBeVisible();
  const mailbox = process.env.FACTURIX_MAILBOX_URL;
  if (mailbox) {
    await expect(async () => {
      expect(await (await request.get(mailbox)).text()).toContain(email);
    }).toPass();
  }

  await page.getByRole('searchbox', { name: 'Search name or email' }).fill(name);
  const row = page.getByRole('row', { name });
  await expect(row).toContainText('Invited');
  await row.getByRole('gridcell').first().click();
  const person = page.getByRole('dialog', { name });
  await expect(person.getByRole('button', { name: 'Send the invitation again' })).toBeVisible();
  await person.getByRole('combobox', { name: 'Role' }).click();
  await page.getByRole('option', { name: 'Manager' }).click();
  await expectAccessible(page);
  await person.getByRole('button', { name: 'Save' }).click();
  await expect(row).toContainText('Manager');

  await row.getByRole('gridcell').first().click();
  await person.getByRole('button', { name: 'Deactivate…' }).click();
  await confirmWith(page, 'Deactivate');
  await expect(row).toContainText('Inactive');
});

test('one’s own account is locked, with the reason', async ({ page }) => {
  await speak(page, 'en');
  await logIn(page, 'admin', '/settings/users');
  await page
    .getByRole('row', { name: /\(you\)/ })
    .getByRole('gridcell')
    .first()
    .click();
  const me = page.getByRole('dialog');
  await expect(me.getByText(/This is your own account/)).toBeVisible();
  await expect(me.getByRole('combobox', { name: 'Role' })).toBeDisabled();
  await expect(me.getByRole('button', { name: 'Deactivate…' })).toBeDisabled();
});

test('a pipeline is made, its stages are put in order by keyboard, and it goes again', async ({
  page,
}) => {
  const name = fresh('Renewals');
  await speak(page, 'en');
  await logIn(page, 'admin', '/settings/pipelines');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'New pipeline' }).click();
  const form = page.getByRole('dialog', { name: 'New pipeline' });
  await form.getByLabel('Name in English').first().fill(name);
  await form.getByLabel('Name in French').first().fill(`${name} fr`);
  const stages = ['Due', 'Renewed', 'Left'];
  for (const [index, stage] of stages.entries()) {
    const line = lines(page, 'Stages').nth(index);
    await line.getByLabel('Name in English').fill(stage);
    await line.getByLabel('Name in French').fill(`${stage} fr`);
  }
  await form.getByRole('button', { name: 'Add a stage' }).click();
  const added = lines(page, 'Stages').nth(1);
  await added.getByLabel('Name in English').fill('Talking');
  await added.getByLabel('Name in French').fill('En discussion');
  await added.getByLabel('Probability').fill('80');
  await added.getByLabel('Rots (days)').fill('5');
  await moveByKeys(page, 'Talking', 'ArrowUp');
  await expect(lines(page, 'Stages').first().getByLabel('Name in English')).toHaveValue('Talking');
  await expectAccessible(page);
  await form.getByRole('button', { name: 'Create pipeline' }).click();
  const card = page.getByRole('region', { name });
  await expect(card.getByRole('row').nth(1)).toContainText('Talking');
  await expect(card.getByRole('row').nth(1)).toContainText('80%');
  await expect(card.getByRole('row').nth(1)).toContainText('5 days');
  await expect(card.getByRole('row').nth(2)).toContainText('Due');

  // Without a stage of every kind nothing is saved.
  await card.getByRole('button', { name: 'Edit' }).click();
  const edit = page.getByRole('dialog', { name: `Edit ${name}` });
  await edit.getByRole('button', { name: 'Remove Left' }).click();
  await edit.getByRole('button', { name: 'Save' }).click();
  await expect(edit.getByText(/at least one open, one won and one lost/)).toBeVisible();
  await edit.getByRole('button', { name: 'Cancel' }).click();
  await confirmWith(page, 'Discard');

  await fromMenu(page, name, /Delete/);
  await confirmWith(page, 'Delete');
  await expect(card).toBeHidden();
});

test('the default pipeline cannot be deleted, and says why', async ({ page }) => {
  await speak(page, 'en');
  await logIn(page, 'admin', '/settings/pipelines');
  await fromMenu(page, 'Sales', /Delete/);
  await confirmWith(page, 'Delete');
  await expect(page.getByRole('dialog', { name: 'That is not possible' })).toContainText(
    'default pipeline',
  );
});

test('a lost reason is added, moved, no longer offered, and deleted', async ({ page }) => {
  const name = fresh('Moved abroad');
  await speak(page, 'en');
  await logIn(page, 'admin', '/settings/lost-reasons');
  await page.getByRole('button', { name: 'New reason' }).click();
  const form = page.getByRole('dialog', { name: 'New reason' });
  await form.getByLabel('Name in English').fill(name);
  await form.getByLabel('Name in French').fill('Parti à l’étranger');
  await form.getByRole('button', { name: 'Save' }).click();
  await expect(lines(page, 'Lost reasons').last()).toContainText(name);
  await moveByKeys(page, name, 'ArrowUp');
  await expect(lines(page, 'Lost reasons').nth(-2)).toContainText(name);
  await page.reload();
  await expect(lines(page, 'Lost reasons').nth(-2)).toContainText(name);
  const offered = page.getByRole('switch', { name: `Offer ${name}` });
  await offered.click({ force: true });
  await expect(offered).not.toBeChecked();
  await expectAccessible(page);
  await page.getByRole('button', { name: `Delete ${name}?` }).click();
  await confirmWith(page, 'Delete');
  await expect(page.getByText(name, { exact: true })).toBeHidden();

  // Who did it is written down.
  await page.goto('/settings/audit?entity=lost_reason');
  const newest = page.getByRole('row').nth(1);
  await expect(newest).toContainText('Ada Demo-Admin');
  await expect(newest).toContainText(name);
  await expectAccessible(page);
  await newest.getByRole('gridcell').first().click();
  await expect(page.getByRole('dialog').getByText(name)).toBeVisible();
});

for (const part of ['users', 'pipelines', 'lost-reasons', 'audit']) {
  test(`the settings of ${part} speak French and fit on a phone`, async ({ page }) => {
    await page.setViewportSize({ width: 360, height: 740 });
    await speak(page, 'fr');
    await logIn(page, 'admin', `/settings/${part}`);
    await expect(page.getByRole('heading', { level: 1, name: 'Paramètres' })).toBeVisible();
    await expectNoSidewaysScroll(page);
    await expectAccessible(page);
  });
}
