import { expect, test } from '@playwright/test';
import { fresh } from './support/names';
import { expectAccessible, speak } from './support/page';
import { logIn } from './support/people';

test('an address is put on the list, taken off it, and put back', async ({ page }) => {
  await speak(page, 'en');
  await logIn(page, 'manager', '/settings/suppressions');
  await expect(page.getByRole('link', { name: 'Users' })).toHaveCount(0);
  const address = `${fresh('stop').replace(' ', '.')}@example.org`;
  await page.getByRole('button', { name: 'Add an address' }).click();
  const dialog = page.getByRole('dialog', { name: 'Add an address' });
  await dialog.getByLabel('Email').fill(address);
  await dialog.getByLabel('Note').fill('Asked on the phone');
  await dialog.getByRole('button', { name: 'Add an address' }).click();
  await expect(page.getByText(`${address} will not be written to any more.`)).toBeVisible();
  const row = page.getByRole('row').filter({ hasText: address });
  await expect(row).toContainText('Asked on the phone');
  await expectAccessible(page);
  await row.getByRole('button', { name: `Take ${address} off the list` }).click();
  await expect(row).toHaveCount(0);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(row).toContainText('By hand');
});

test('a link in a mail that works no more says so without a login, in French too', async ({
  browser,
}) => {
  const context = await browser.newContext({ locale: 'fr-FR', colorScheme: 'dark' });
  const page = await context.newPage();
  const answer = await page.goto('/unsubscribe/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA');
  expect(answer?.status()).toBe(404);
  expect(answer?.headers()['content-security-policy']).toContain("default-src 'none'");
  await expect(page.getByRole('heading', { name: 'Ce lien ne fonctionne pas' })).toBeVisible();
  await expectAccessible(page);
  await context.close();
});
