import { expect, test } from '@playwright/test';
import { expectAccessible, expectNoSidewaysScroll } from './support/page';
import { logIn, logInByForm, logOut } from './support/people';

test('a login returns to the page that was asked for, and logging out ends it', async ({
  page,
}) => {
  await logInByForm(page, 'manager', '/preferences');
  await expect(page).toHaveURL(/\/preferences$/);
  await expect(page.getByRole('heading', { level: 1, name: 'Preferences' })).toBeVisible();
  await expectAccessible(page);
  await logOut(page);
  await page.goto('/preferences');
  await expect(page.locator('input[name="password"]')).toBeVisible();
});

test('language and appearance are switched, kept and accessible', async ({ page }) => {
  await logIn(page, 'bd', '/preferences');
  await page.getByRole('main').getByText('Français').click();
  await expect(page.getByRole('heading', { level: 1, name: 'Préférences' })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'fr');
  await page.getByRole('main').getByText('Sombre').click({ force: true });
  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark');
  await page.reload();
  await expect(page.getByRole('heading', { level: 1, name: 'Préférences' })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark');
  await expectAccessible(page);
});

test('the palette, the shortcuts and the menu work by keyboard and at 360 px', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await logIn(page, 'manager', '/preferences');
  await expectNoSidewaysScroll(page);
  await expect(page.getByRole('button', { name: 'Your menu' })).toBeInViewport({ ratio: 1 });
  await page.keyboard.press('/');
  const palette = page.getByRole('dialog');
  await expect(palette).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(palette).toBeHidden();
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Open the menu' }).click();
  await expect(page.getByRole('navigation', { name: 'Main navigation' })).toBeVisible();
  await expectAccessible(page);
});
