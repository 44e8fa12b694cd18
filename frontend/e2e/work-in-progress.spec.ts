import { expect, type Page, test } from '@playwright/test';
import { fresh } from './support/names';
import { another, endSession, logIn, submitLogin } from './support/people';

async function createAccount(page: Page, name: string): Promise<void> {
  await page.goto('/accounts?dialog=new-account');
  const dialog = page.getByRole('dialog', { name: 'New account' });
  await dialog.getByLabel('Name').fill(name);
  await dialog.getByRole('button', { name: 'Create account' }).click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
}

test('a half-filled form outlives the end of the session', async ({ page, context }) => {
  const name = fresh('Unfinished');
  await logIn(page, 'manager', '/accounts?dialog=new-account');
  const dialog = page.getByRole('dialog', { name: 'New account' });
  await dialog.getByLabel('Name').fill(name);
  await dialog.getByLabel('City').fill('Lyon');
  await endSession(context);
  await dialog.getByRole('button', { name: 'Create account' }).click();
  await submitLogin(page, 'manager');
  await expect(page).toHaveURL(/dialog=new-account/);
  await expect(dialog.getByLabel('Name')).toHaveValue(name);
  await expect(dialog.getByLabel('City')).toHaveValue('Lyon');
  await dialog.getByRole('button', { name: 'Create account' }).click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
});

test('a stale edit merges what differs and asks about what both changed', async ({
  page,
  browser,
}) => {
  const name = fresh('Contested');
  await logIn(page, 'manager', '/accounts');
  await createAccount(page, name);
  const record = new URL(page.url()).pathname;
  const id = record.split('/').at(-1) ?? '';
  await page.goto(`${record}?dialog=edit-account:${id}`);
  const mine = page.getByRole('dialog', { name: `Edit ${name}` });
  await expect(mine.getByLabel('City')).toBeVisible();

  const other = await another(browser, 'admin', `${record}?dialog=edit-account:${id}`);
  const theirs = other.getByRole('dialog', { name: `Edit ${name}` });
  await theirs.getByLabel('City').fill('Nantes');
  await theirs.getByLabel('Industry').fill('Logistics');
  await theirs.getByRole('button', { name: 'Save' }).click();
  await expect(theirs).toBeHidden();
  await other.context().close();

  await mine.getByLabel('City').fill('Lyon');
  await mine.getByLabel('Phone').fill('+33 1 99 00 12 34');
  await mine.getByRole('button', { name: 'Save' }).click();
  const conflict = page.getByRole('dialog', { name: 'Someone else changed this, too' });
  await expect(conflict).toBeVisible();
  await expect(conflict.getByRole('radiogroup')).toHaveCount(1);
  await expect(conflict.getByText('Nantes')).toBeVisible();
  await conflict.getByText('Yours').click();
  await conflict.getByRole('button', { name: 'Save my choice' }).click();
  await expect(mine).toBeHidden();

  const kept = await page.request.get(`/api/accounts/${id}`);
  expect(await kept.json()).toMatchObject({
    city: 'Lyon',
    industry: 'Logistics',
    phone: '+33 1 99 00 12 34',
  });
});

test('what somebody else changes shows without a reload', async ({ page, browser }) => {
  const name = fresh('Lively');
  await logIn(page, 'manager', '/accounts');
  await createAccount(page, name);
  const record = new URL(page.url()).pathname;
  const other = await another(browser, 'admin', record);
  await expect(other.getByRole('heading', { level: 1, name })).toBeVisible();
  const id = record.split('/').at(-1) ?? '';
  await page.goto(`${record}?dialog=edit-account:${id}`);
  const dialog = page.getByRole('dialog', { name: `Edit ${name}` });
  await dialog.getByLabel('Name').fill(`${name} renamed`);
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(other.getByRole('heading', { level: 1, name: `${name} renamed` })).toBeVisible({
    timeout: 3_000,
  });
  await other.context().close();
});

test('unsaved input is not lost without a question', async ({ page }) => {
  await logIn(page, 'manager', '/accounts');
  await page.getByRole('button', { name: 'New account' }).first().click();
  const dialog = page.getByRole('dialog', { name: 'New account' });
  await dialog.getByLabel('Name').fill('Half');
  await page.keyboard.press('Escape');
  const question = page.getByRole('dialog', { name: 'Discard your changes?' });
  await question.getByRole('button', { name: 'Keep editing' }).click();
  await expect(dialog.getByLabel('Name')).toHaveValue('Half');
  await page.goBack();
  await question.getByRole('button', { name: 'Discard' }).click();
  await expect(dialog).toBeHidden();
  await expect(page).toHaveURL(/\/accounts$/);
});
