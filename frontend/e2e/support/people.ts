import { type Browser, type BrowserContext, expect, type Page } from '@playwright/test';
import { speak } from './page';

/** The demo logins of the local realm. */
export type Person = 'admin' | 'manager' | 'bd' | 'bd2';

type Cookies = Awaited<ReturnType<BrowserContext['cookies']>>;

/** One login a person is enough for all journeys of this process that are not about logging in. */
const sessions = new Map<Person, Cookies>();

/**
 * Makes the page that of a person who has logged in, and opens a path. Without a path the page
 * stays where it is: what is made through the API first needs no screen.
 */
export async function logIn(page: Page, person: Person, path?: string): Promise<void> {
  const kept = sessions.get(person);
  if (!kept) {
    await logInByForm(page, person, path ?? '/preferences');
    sessions.set(person, await page.context().cookies());
    return;
  }
  await page.context().addCookies(kept);
  if (path === undefined) return;
  await page.goto(path);
  await expectLoggedIn(page);
}

/** Logs in through Keycloak's own form, as a person does, and ends on the page asked for. */
export async function logInByForm(page: Page, person: Person, path = '/'): Promise<void> {
  await page.goto(path);
  await submitLogin(page, person);
}

/** Somebody else at another computer. Whoever asks for one closes its context. */
export async function another(
  browser: Browser,
  person: Person,
  path: string,
  language: 'en' | 'fr' = 'en',
): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await speak(page, language);
  await logIn(page, person, path);
  return page;
}

/** Somebody of whom only what they do matters, and no screen. Whoever asks for one closes its context. */
export async function unseen(browser: Browser, person: Person): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await logIn(page, person);
  return page;
}

/** On Keycloak's form already: sent there by the app. */
export async function submitLogin(page: Page, person: Person): Promise<void> {
  await page
    .getByLabel(/username or email|nom d.utilisateur|e-?mail/i)
    .first()
    .fill(`${person}@facturix.local`);
  await page.locator('input[name="password"]').fill(`demo-${person}`);
  await page.locator('#kc-login, button[type="submit"], input[type="submit"]').first().click();
  await expectLoggedIn(page);
}

async function expectLoggedIn(page: Page): Promise<void> {
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
