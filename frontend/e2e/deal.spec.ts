import { expect, test } from '@playwright/test';
import { stock } from './support/deals';
import { expectAccessible, expectNoSidewaysScroll } from './support/page';
import { logIn } from './support/people';

test('a deal is deleted after a question, and its page then says so', async ({ page }) => {
  await logIn(page, 'manager', '/pipeline');
  const { deals } = await stock(page, ['Short-lived']);
  const path = `/pipeline/${deals[0]?.id}`;
  await page.goto(path);
  await page.getByRole('button', { name: 'More actions' }).click();
  await page.getByRole('menuitem', { name: 'Delete the deal' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
  await expect(page).toHaveURL(/\/pipeline$/);
  await page.goto(path);
  await expect(page.getByText('This deal cannot be found')).toBeVisible();
});

test('the deal page works at 360 px', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await logIn(page, 'manager', '/pipeline');
  const { deals } = await stock(page, ['Pocket deal']);
  await page.goto(`/pipeline/${deals[0]?.id}`);
  await expect(page.getByRole('heading', { level: 1, name: 'Pocket deal' })).toBeVisible();
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);
});
