import { expect, test } from '@playwright/test';
import { speak } from './support/page';
import { logIn } from './support/people';

test('the API console logs in by itself and asks with a token', async ({ page }) => {
  await speak(page, 'en');
  await logIn(page, 'manager', '/dashboard');
  await page.goto('/q/swagger-ui/');
  await page.getByRole('button', { name: 'Authorize', exact: true }).click();
  const login = page.locator('.auth-container').filter({ hasText: 'authorizationCode' });
  await login.getByText('select all').click();
  const comesBack = page.waitForEvent('popup');
  await login.getByRole('button', { name: 'Apply given OAuth2 credentials' }).click();
  // Who is logged in is not asked again: the window closes by itself.
  await comesBack;
  await expect(login.getByRole('button', { name: 'Remove authorization' })).toBeVisible();
  await login.getByRole('button', { name: 'Close' }).click();

  const operation = page.locator('#operations-Users-getMe');
  await operation.locator('.opblock-summary').click();
  await operation.getByRole('button', { name: 'Try it out' }).click();
  const asked = page.waitForRequest(/\/api\/users\/me$/);
  await operation.getByRole('button', { name: 'Execute' }).click();
  expect((await asked).headers().authorization).toMatch(/^Bearer /);
  const answer = operation.locator('.live-responses-table');
  await expect(answer.getByRole('cell', { name: '200', exact: true })).toBeVisible();
  await expect(answer).toContainText('manager@facturix.local');
});
