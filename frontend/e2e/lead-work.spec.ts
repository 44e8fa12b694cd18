import { expect, type Page, test } from '@playwright/test';
import {
  campaignOf,
  inHand,
  leadToCall,
  letGo,
  start,
  startButton,
  workspaceOf,
  wrapUp,
} from './support/calling';
import { call } from './support/deals';
import { choose, expectAccessible, speak } from './support/page';
import { another, logIn, unseen } from './support/people';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

const inTime = (ms: number) => new Date(Date.now() + ms).toISOString();
const day = (ms: number) => inTime(ms).slice(0, 10);

test('who works on a lead shows as it happens, and a manager takes it out of their hands', async ({
  page: manager,
  browser,
}) => {
  await speak(manager, 'en');
  await logIn(manager, 'manager');
  const campaignId = await campaignOf(manager, ['bd2']);
  const lead = await leadToCall(manager, campaignId, 'Irma');
  await manager.goto(`/leads?campaignId=${campaignId}&layout=table`);
  const grid = manager.getByRole('grid', { name: 'Leads' });
  const inTable = grid.getByRole('img', { name: /^Bob Demo-Seller works on it\. Since \d/ });
  await expect(grid.getByRole('link', { name: lead.fullName })).toBeVisible();
  await expect(inTable).toBeHidden();
  const other = await manager.context().newPage();
  await other.goto(`/campaigns/${campaignId}?tab=leads`);
  const leads = other.getByRole('list', { name: 'Leads' });
  await expect(leads.getByRole('link', { name: lead.fullName })).toBeVisible();

  // Both tabs of one person have the same lead in hand.
  const bob = await another(browser, 'bd2', workspaceOf(campaignId));
  await letGo(bob);
  await start(bob);
  await expect(inHand(bob)).toHaveText(lead.fullName);
  const tab = await bob.context().newPage();
  await tab.goto(workspaceOf(campaignId));
  await start(tab);
  await expect(inHand(tab)).toHaveText(lead.fullName);

  await expect(inTable).toBeVisible();
  await expect(
    leads.getByRole('img', { name: /^Bob Demo-Seller works on it\. Since \d/ }),
  ).toBeVisible();
  await leads.getByRole('link', { name: lead.fullName }).click();
  const badge = other.getByText('Bob Demo-Seller works on it');
  await badge.hover();
  await expect(other.getByRole('tooltip', { name: /^Since \d/ })).toBeVisible();
  await expectAccessible(other);

  await other.getByRole('button', { name: 'Release' }).click();
  await expect(other.getByText('The lead is free again')).toBeVisible();
  await expect(badge).toBeHidden();
  await expect(inTable).toBeHidden();
  for (const hands of [bob, tab]) {
    await expect(hands.getByText('This lead is no longer in your hands')).toBeVisible();
    await expect(startButton(hands)).toBeVisible();
  }
  await bob.context().close();
});

/** A zone in which it is this hour now, whenever that is. */
function zoneAt(hour: number): string {
  const offset = ((hour - new Date().getUTCHours() + 36) % 24) - 12;
  // The sign of these zones is the other way round.
  return offset === 0 ? 'Etc/GMT' : `Etc/GMT${offset > 0 ? '-' : '+'}${Math.abs(offset)}`;
}

const retry = { waitMinutes: 240, maxAttempts: 1, otherDayPart: false };

const tile = (page: Page, label: string, count: number) =>
  page.getByRole('link', { name: new RegExp(`^${label}\\s*${count}$`) });

test('a manager sees what comes next and what is held back why, and opens the rows of a number', async ({
  page,
  browser,
}) => {
  await speak(page, 'en');
  await logIn(page, 'manager');
  const campaignId = await campaignOf(page, ['bd2'], {
    window: { days: [1, 2, 3, 4, 5, 6, 7], from: '09:00', to: '17:00', skipHolidays: false },
    retryRules: { no_answer: retry, voicemail: retry, busy: retry, gatekeeper: retry },
  });
  const awake = { timeZone: zoneAt(13) };
  const [ready, taken, promised, cooling, usedUp] = await Promise.all(
    ['Ada', 'Grace', 'Hedy', 'Mary', 'Lise'].map((name) =>
      leadToCall(page, campaignId, name, awake),
    ),
  );
  const asleep = await leadToCall(page, campaignId, 'Rosa', { timeZone: zoneAt(1) });
  if (!ready || !taken || !promised || !cooling || !usedUp) throw new Error('not made');
  const bob = await unseen(browser, 'bd2');
  await letGo(bob);
  await wrapUp(bob, promised, { outcome: 'callback', callbackAt: inTime(DAY) });
  await wrapUp(bob, cooling, { outcome: 'interested', status: 'contacted' });
  await wrapUp(bob, usedUp, { outcome: 'no_answer' });

  await page.goto(`/campaigns/${campaignId}?tab=queue`);
  await expect(tile(page, 'Ready to call', 2)).toBeVisible();
  for (const reason of [
    'Outside calling hours',
    'Called a short while ago',
    'Call promised for later',
    'Attempts used up',
  ]) {
    await expect(tile(page, reason, 1)).toBeVisible();
  }
  await call(bob, 'PUT', `/api/leads/${taken.id}/lock`);
  await expect(tile(page, 'In somebody’s hands', 1)).toBeVisible();
  await expect(tile(page, 'Ready to call', 1)).toBeVisible();
  const next = page.getByRole('region', { name: 'Next in the queue' });
  await expect(next.getByRole('row')).toHaveCount(2);
  await expect(next.getByRole('row', { name: ready.fullName })).toContainText('Never called');
  await expectAccessible(page);

  const rows = async (label: string, name: string, ...said: string[]) => {
    await tile(page, label, 1).click();
    const dialog = page.getByRole('dialog', { name: label });
    const row = dialog.getByRole('row', { name });
    await expect(row).toBeVisible();
    await expect(dialog.getByRole('row')).toHaveCount(2);
    for (const words of said) await expect(row).toContainText(words);
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
  };
  await rows('Call promised for later', promised.fullName, 'Call back', 'Bob Demo-Seller');
  await rows('Attempts used up', usedUp.fullName, 'No answer · 1 attempt');
  await rows('In somebody’s hands', taken.fullName, 'Bob Demo-Seller');
  await rows('Outside calling hours', asleep.fullName);
  await letGo(bob);
  await bob.context().close();
});

test('a promised call of somebody who is away goes to their deputy, who is told', async ({
  page: manager,
  browser,
}) => {
  await logIn(manager, 'manager');
  const campaignId = await campaignOf(manager, ['bd', 'bd2']);
  const lead = await leadToCall(manager, campaignId, 'Nadia');
  const bea = await another(browser, 'bd', '/preferences');
  const absences = bea.getByRole('region', { name: 'Absences' });
  await absences.getByRole('button', { name: 'Plan an absence' }).click();
  const dialog = bea.getByRole('dialog', { name: 'Plan an absence' });
  await dialog.getByLabel('First day away').fill(day(-DAY));
  await dialog.getByLabel('Last day away').fill(day(DAY));
  await choose(dialog.getByRole('combobox', { name: 'Deputy' }), 'Bob', /^Bob Demo-Seller/);
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(bea.getByText('Bea Demo-Seller’s absence is planned.')).toBeVisible();
  try {
    await expect(
      absences
        .getByRole('listitem')
        .filter({ hasText: 'Bea Demo-Seller' })
        .filter({ hasText: 'Bob Demo-Seller stands in' })
        .first(),
    ).toBeVisible();

    // As a browser tells of it that was offline when it was said.
    await wrapUp(bea, lead, {
      outcome: 'callback',
      at: inTime(-HOUR),
      callbackAt: inTime(-HOUR / 2),
    });
    const bob = await another(browser, 'bd2', workspaceOf(campaignId));
    await letGo(bob);
    await start(bob);
    await expect(inHand(bob)).toHaveText(lead.fullName);
    await expect(bob.getByText(/^Call promised for .+ by Bea Demo-Seller$/)).toBeVisible();
    await bob.getByRole('button', { name: /^Notifications/ }).click();
    const told = bob
      .getByRole('dialog', { name: 'Notifications' })
      .getByRole('link', { name: new RegExp(lead.fullName) });
    // Reminders go out every twenty seconds.
    await expect(told).toContainText('A callback is due', { timeout: 45_000 });
    await told.click();
    await expect(bob.getByRole('heading', { level: 1, name: lead.fullName })).toBeVisible();
    await letGo(bob);
    await bob.context().close();
  } finally {
    const planned = await call<{ items: { id: string; mayDelete: boolean }[] }>(
      bea,
      'GET',
      '/api/absences',
    );
    for (const absence of planned.items.filter(({ mayDelete }) => mayDelete)) {
      await call(bea, 'DELETE', `/api/absences/${absence.id}`);
    }
    await bea.context().close();
  }
});

test('a follow-up that lacks is suggested, and becomes a task or goes with one click', async ({
  page,
  browser,
}) => {
  const manager = await unseen(browser, 'manager');
  const campaignId = await campaignOf(manager, ['bd2']);
  const missed = await leadToCall(manager, campaignId, 'Ines');
  const interested = await leadToCall(manager, campaignId, 'Paul');
  await manager.context().close();
  await speak(page, 'en');
  await logIn(page, 'bd2');
  // The longest missed comes first.
  const [at, callbackAt] = [inTime(HOUR - 7 * DAY), inTime(2 * HOUR - 7 * DAY)];
  await wrapUp(page, missed, { outcome: 'callback', at, callbackAt });
  await wrapUp(page, interested, { outcome: 'interested' });

  await page.goto('/dashboard');
  const gaps = page.getByRole('region', { name: 'Worth following up' });
  await expect(gaps.getByRole('listitem').filter({ hasText: missed.fullName })).toContainText(
    'A call was promised',
  );
  await gaps.getByRole('button', { name: `Make a task for ${missed.fullName}` }).click();
  await expect(page.getByText(`A task for ${missed.fullName} was added.`)).toBeVisible();
  await expect(gaps.getByRole('link', { name: missed.fullName })).toBeHidden();
  await page.goto(`/leads/${missed.id}`);
  await expect(page.getByText(`Call ${missed.fullName} back`)).toBeVisible();
  await expect(page.getByText('A callback was missed')).toBeHidden();

  await page.goto(`/leads/${interested.id}`);
  const gap = page.getByText('Interested, but no next step');
  await expect(gap).toBeVisible();
  await expectAccessible(page);
  await page
    .getByRole('button', { name: `Dismiss the suggestion about ${interested.fullName}` })
    .click();
  await expect(gap).toBeHidden();
  // It is gone from the screen before the server has said so.
  const suggested = async () => {
    const path = `/api/suggestions?leadId=${interested.id}`;
    return (await call<{ items: object[] }>(page, 'GET', path)).items;
  };
  await expect.poll(suggested).toEqual([]);
});
