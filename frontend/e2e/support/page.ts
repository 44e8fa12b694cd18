import AxeBuilder from '@axe-core/playwright';
import { expect, type Locator, type Page } from '@playwright/test';

/**
 * No violation of WCAG 2.2 A and AA on what is shown. Looked at again for a moment: a fade that begins while colours are
 * measured shows them half-way; a real violation stays.
 */
export async function expectAccessible(page: Page, within?: string): Promise<void> {
  await expect(async () => {
    await settled(page);
    const told = await violationsOf(page, within);
    expect(told, told.join('\n')).toEqual([]);
  }).toPass({ timeout: 15_000 });
}

async function violationsOf(page: Page, within?: string): Promise<string[]> {
  const builder = new AxeBuilder({ page })
    // What passes is not described: that would take as long as finding what does not.
    .options({ resultTypes: ['violations'] })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    // In this page alone: the other mode opens a second one to put frames together; we have none.
    .setLegacyMode(true);
  if (within) builder.include(within);
  const { violations } = await builder.analyze();
  return violations.map(
    (violation) =>
      `${violation.id}: ${violation.help}\n  ${violation.nodes.map((node) => `${node.target.join(' ')} ${node.failureSummary ?? ''}`).join('\n  ')}`,
  );
}

/** Fades and pops are over: colours half-way through one would be measured as they are not. */
export async function settled(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await document.fonts.ready;
    await Promise.all(
      document
        .getAnimations()
        .filter((animation) => animation.effect?.getTiming().iterations !== Infinity)
        .map((animation) => animation.finished.catch(() => undefined)),
    );
  });
}

/**
 * What was lifted by keyboard hears the next key only from the turn after it said so. Timers run in their order, so
 * one set now ends after the one that makes it listen.
 */
export async function listening(page: Page): Promise<void> {
  await page.evaluate(() => new Promise((turn) => setTimeout(turn)));
}

/** Lifts a line by its handle, moves it by the arrow keys and drops it. */
export async function moveByKeys(
  page: Page,
  name: string,
  key: 'ArrowUp' | 'ArrowDown',
): Promise<void> {
  await page.getByRole('button', { name: `Move ${name}`, exact: true }).focus();
  await page.keyboard.press('Space');
  await expect(page.getByText(new RegExp(`${name} lifted`))).toBeAttached();
  await listening(page);
  // The arrows count from the moment at which the places of the other lines have been measured.
  await expect(async () => {
    await page.keyboard.press(key);
    await expect(page.getByText(new RegExp(`${name} is now at`))).toBeAttached({ timeout: 3000 });
  }).toPass();
  await page.keyboard.press('Space');
}

/**
 * The page never scrolls sideways: only containers inside it may. Looked at again for a moment: a page that was made
 * narrower puts its parts in their new places a turn later.
 */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const wider = () =>
    page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
  await expect.poll(wider, { timeout: 5_000 }).toBeLessThanOrEqual(0);
}

/** A picture for the README or for eyes: PNG in e2e/results/screens. */
export async function picture(page: Page, name: string): Promise<void> {
  await settled(page);
  await page.screenshot({ path: `e2e/results/screens/${name}.png` });
}

/** The language of this page, whatever the person chose in another test. */
export async function speak(page: Page, language: 'en' | 'fr'): Promise<void> {
  await page.addInitScript(
    (chosen) => localStorage.setItem('facturix.language', JSON.stringify(chosen)),
    language,
  );
}

/** Presses the verb of the question that is on screen. */
export async function confirmWith(page: Page, verb: string): Promise<void> {
  await page.getByRole('dialog').getByRole('button', { name: verb, exact: true }).last().click();
}

/** Opens what is behind "…" and chooses from it. */
export async function fromMenu(page: Page, name: string, item: RegExp): Promise<void> {
  const chosen = page.getByRole('menuitem', { name: item });
  await expect(async () => {
    if (!(await chosen.isVisible())) {
      await page
        .getByRole('button', { name: `More actions for ${name}` })
        .click({ timeout: 4_000 });
    }
    await chosen.click({ timeout: 4_000 });
  }).toPass({ timeout: 30_000 });
}

/**
 * Finds a choice by typing, and takes it. A list whose field a late scroll took out of view is hidden: then once more.
 */
export async function choose(field: Locator, text: string, option: string | RegExp): Promise<void> {
  await expect(async () => {
    await field.scrollIntoViewIfNeeded();
    await field.fill(text);
    await field
      .page()
      .getByRole('option', { name: option, exact: typeof option === 'string' })
      .click({ timeout: 4_000 });
  }).toPass({ timeout: 30_000 });
}
