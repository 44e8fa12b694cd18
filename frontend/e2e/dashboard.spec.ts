import { expect, type Locator, type Page, test } from '@playwright/test';
import { campaignOf, leadToCall } from './support/calling';
import { call } from './support/deals';
import { fresh } from './support/names';
import { expectAccessible, expectNoSidewaysScroll, speak } from './support/page';
import { logIn, unseen } from './support/people';

interface Dashboard {
  accounts: number;
  activeCampaigns: number;
  leads: number;
  openDeals: number;
  stats: { wonCount: number; lostCount: number };
  forecastByMonth: { count: number }[];
  attention: Record<'overdue' | 'rotting' | 'noNextStep', { count: number }>;
}

const numbers = async (page: Page, scope: string): Promise<Dashboard> =>
  (await (await page.request.get(`/api/reports/dashboard?scope=${scope}`)).json()) as Dashboard;

/** How many rows the list behind an address has, asked of the API under the same filter. */
async function rowsBehind(page: Page, link: Locator): Promise<number> {
  const href = (await link.getAttribute('href')) ?? '';
  const { pathname, searchParams } = new URL(href, page.url());
  const query = new URLSearchParams({ include: 'total', limit: '1' });
  for (const [key, value] of searchParams) {
    if (key === 'view' || key === 'sort') continue;
    for (const one of value.split(',')) query.append(key, one.replaceAll('"', ''));
  }
  const list = pathname === '/pipeline' ? '/api/deals' : `/api${pathname}`;
  const answer = await page.request.get(`${list}?${query}`);
  return ((await answer.json()) as { total: number }).total;
}

for (const scope of ['team', 'mine'] as const) {
  test(`every number of the dashboard leads to its rows (${scope})`, async ({ page }) => {
    await speak(page, 'en');
    await logIn(page, 'manager', scope === 'mine' ? '/dashboard?scope=mine' : '/dashboard');
    const told = await numbers(page, scope);
    const tiles: [RegExp, number][] = [
      [/^Accounts/, told.accounts],
      [/^Active campaigns/, told.activeCampaigns],
      [/^Leads/, told.leads],
      [/^Open deals/, told.openDeals],
      [/^Conversion/, told.stats.wonCount + told.stats.lostCount],
      [/^Won/, told.stats.wonCount],
    ];
    const main = page.getByRole('main');
    for (const [name, count] of tiles) {
      const tile = main.getByRole('link', { name }).first();
      await expect(tile).toBeVisible();
      expect(await rowsBehind(page, tile), String(name)).toBe(count);
    }
    for (const title of ['Pipeline value by stage', 'Forecast by month']) {
      const table = page.getByRole('table', { name: title });
      for (const row of (await table.getByRole('row').all()).slice(1)) {
        const shown = Number((await row.getByRole('cell').nth(1).innerText()).replace(/\D/g, ''));
        const link = row.getByRole('link');
        expect(await rowsBehind(page, link), await link.innerText()).toBe(shown);
      }
    }
    for (const [name, list] of [
      ['Close date passed', told.attention.overdue],
      ['Standing still', told.attention.rotting],
      ['No next step', told.attention.noNextStep],
    ] as const) {
      const card = page.getByRole('region', { name });
      if (list.count === 0) continue;
      expect(await rowsBehind(page, card.getByRole('link').first()), name).toBe(list.count);
    }
    const parts = told.forecastByMonth.reduce((sum, part) => sum + part.count, 0);
    expect(parts).toBe(told.openDeals);

    // And the link is followed for real.
    await main.getByRole('link', { name: /^Open deals/ }).click();
    await expect(page).toHaveURL(/\/pipeline\?.*kind=open/);
    await expect(page.getByRole('grid')).toBeVisible();
  });
}

test('a business developer sees own numbers only, and has no switch', async ({ page }) => {
  await speak(page, 'en');
  await logIn(page, 'bd2', '/dashboard?scope=team');
  await expect(page.getByText('How you stand, right now.')).toBeVisible();
  await expect(page.getByRole('radiogroup', { name: 'Whose numbers' })).toBeHidden();
  await expectAccessible(page);
});

test('what others do shows as they do it, and leads to its record', async ({ page, browser }) => {
  await speak(page, 'en');
  await logIn(page, 'manager', '/dashboard');
  const lead = await leadToCall(page, await campaignOf(page, ['bd2']), 'Camille');
  const feed = page.getByRole('region', { name: 'Latest activity' });
  await expect(feed.getByRole('link', { name: lead.fullName })).toBeVisible();

  const words = fresh('Wants the offer by Friday');
  const bd = await unseen(browser, 'bd2');
  await call(bd, 'POST', '/api/activities', { kind: 'note', leadId: lead.id, body: words });
  await bd.context().close();
  const entry = feed.getByRole('listitem').filter({ hasText: words });
  await expect(entry).toContainText('Bob Demo-Seller wrote a note');
  await entry.getByRole('link', { name: lead.fullName }).click();
  await expect(page.getByRole('heading', { level: 1, name: lead.fullName })).toBeVisible();
  await expect(page.getByText(words)).toBeVisible();
});

test('the dashboard speaks French, in the dark and on a phone', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await page.emulateMedia({ colorScheme: 'dark' });
  await speak(page, 'fr');
  await logIn(page, 'manager', '/dashboard');
  await expect(page.getByRole('heading', { level: 1, name: 'Tableau de bord' })).toBeVisible();
  await expect(page.getByRole('table', { name: 'Prévision par mois' })).toBeVisible();
  const feed = page.getByRole('region', { name: 'Activité récente' });
  await expect(feed.getByRole('listitem').first()).toBeVisible();
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);
});
