import { type BrowserContext, expect, type Page } from '@playwright/test';

/** The demo logins of the local realm. */
export type Person = 'admin' | 'manager' | 'bd' | 'bd2';

/** Logs in through Keycloak's own form, as a person does, and ends on the page asked for. */
export async function logIn(page: Page, person: Person, path = '/'): Promise<void> {
  await page.goto(path);
  await submitLogin(page, person);
}

/** On Keycloak's form already: sent there by the app. */
export async function submitLogin(page: Page, person: Person): Promise<void> {
  await page
    .getByLabel(/username or email|nom d.utilisateur|e-?mail/i)
    .first()
    .fill(`${person}@facturix.local`);
  await page.locator('input[name="password"]').fill(`demo-${person}`);
  await page.locator('#kc-login, button[type="submit"], input[type="submit"]').first().click();
  // The first login after a start warms the login server up.
  await expect(page.getByRole('button', { name: /^Your menu|^Votre menu/ })).toBeVisible({
    timeout: 30_000,
  });
}

/** The session cookies are gone, as after a long lunch. */
export async function endSession(context: BrowserContext): Promise<void> {
  await context.clearCookies();
}

export async function logOut(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Your menu|^Votre menu/ }).click();
  await page.getByRole('menuitem', { name: /Log out|Se déconnecter/ }).click();
  // Both sessions have ended only when the login asks again.
  await expect(page.locator('input[name="password"]')).toBeVisible();
}
