import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, type Page, test } from '@playwright/test';
import { choose, expectAccessible, expectNoSidewaysScroll } from './support/page';
import { logIn } from './support/people';

const folder = fileURLToPath(
  new URL('../../../shared/data/crm-sales-opportunities', import.meta.url),
);
const stageOf: Record<string, string> = {
  Prospecting: 'prospecting',
  Engaging: 'qualification',
  Won: 'closed_won',
  Lost: 'closed_lost',
};

interface Stats {
  byStage: { stage: string; count: number; value: number }[];
  pipelineValue: number;
  wonCount: number;
  wonValue: number;
  lostCount: number;
}

/** The file itself, read in a few lines of its own: no cell of it is quoted. */
function rowsOf(file: string): Record<string, string>[] {
  const [head = '', ...lines] = readFileSync(`${folder}/${file}`, 'utf8').trim().split(/\r?\n/);
  const names = head.split(',');
  return lines.map((line) => {
    const cells = line.split(',');
    return Object.fromEntries(names.map((name, index) => [name, cells[index] ?? '']));
  });
}

async function statsOf(page: Page): Promise<Stats> {
  return (await (await page.request.get('/api/deals/stats')).json()) as Stats;
}

async function upload(page: Page, kind: string, file: string): Promise<void> {
  await page.goto(`/imports/new?kind=${kind}`);
  await page.locator('input[type="file"]').setInputFiles(`${folder}/${file}`);
  await expect(page.getByRole('heading', { level: 1, name: file })).toBeVisible({
    timeout: 30_000,
  });
}

const count = (page: Page, of: string) => page.locator(`[data-count="${of}"]`);
const check = (page: Page) => page.getByRole('button', { name: 'Check the file' }).click();

test('85 accounts and 8,800 deals of another system come in, once, and the numbers agree', async ({
  page,
}) => {
  test.skip(!existsSync(folder), 'the shared sales data is not beside the project');
  test.setTimeout(300_000);
  const long = { timeout: 120_000 };
  const deals = rowsOf('sales_pipeline.csv');
  expect(deals).toHaveLength(8800);
  await logIn(page, 'manager', '/imports');
  await expectAccessible(page);
  const before = await statsOf(page);

  // The accounts, as they are suggested.
  await upload(page, 'accounts', 'accounts.csv');
  await expectAccessible(page);
  await check(page);
  await expect(count(page, 'new')).toHaveText('85', long);
  await expect(count(page, 'rejected')).toHaveText('0');
  await page.getByRole('button', { name: 'Import 85 rows' }).click();
  await expect(page.getByText('Everything is in.')).toBeVisible(long);
  await expect(count(page, 'created')).toHaveText('85');

  // The deals: their stages are recognised, their owners become inactive people.
  await upload(page, 'deals', 'sales_pipeline.csv');
  for (const [theirs, ours] of [
    ['Prospecting', 'Prospecting'],
    ['Engaging', 'Qualification'],
    ['Won', 'Won'],
    ['Lost', 'Lost'],
  ]) {
    await expect(page.getByRole('combobox', { name: `What “${theirs}” means here` })).toHaveValue(
      ours ?? '',
    );
  }
  await page.getByRole('radio', { name: 'Add the person, inactive until invited' }).check();
  await check(page);
  const without = deals.filter((deal) => deal.account === '').length;
  expect(without).toBe(1425);
  await expect(count(page, 'rejected')).toHaveText('1,425', long);
  await expect(count(page, 'new')).toHaveText('7,375');
  await expect(page.getByText('Account: is empty').first()).toBeVisible();
  await expectAccessible(page);

  // With an account for those that have none, all are in.
  await page.getByRole('button', { name: 'Change the mapping' }).click();
  const account = page.getByRole('combobox', { name: 'Account', exact: true });
  await choose(
    account.or(page.getByLabel('Account', { exact: true })).last(),
    'Acme',
    /Acme Corporation/,
  );
  await check(page);
  await expect(count(page, 'new')).toHaveText('8,800', long);
  await expect(count(page, 'rejected')).toHaveText('0');
  await page.getByRole('button', { name: 'Import 8,800 rows' }).click();
  await expect(page.getByText('Everything is in.')).toBeVisible(long);
  await expect(count(page, 'created')).toHaveText('8,800');

  // What the product says is what the file says.
  const after = await statsOf(page);
  for (const [theirs, stage] of Object.entries(stageOf)) {
    const rows = deals.filter((deal) => deal.deal_stage === theirs);
    const value = rows.reduce((sum, deal) => sum + Number(deal.close_value || 0), 0);
    const now = after.byStage.find((one) => one.stage === stage);
    const then = before.byStage.find((one) => one.stage === stage);
    expect((now?.count ?? 0) - (then?.count ?? 0), `${theirs}: deals`).toBe(rows.length);
    expect((now?.value ?? 0) - (then?.value ?? 0), `${theirs}: value`).toBeCloseTo(value, 2);
  }
  expect(after.wonCount - before.wonCount).toBe(
    deals.filter((deal) => deal.deal_stage === 'Won').length,
  );

  // The board and the dashboard say the same.
  const board = (await (await page.request.get('/api/deals/board')).json()) as {
    columns: { stage: string; count: number; value: number }[];
  };
  for (const column of board.columns) {
    const same = after.byStage.find((one) => one.stage === column.stage);
    expect([column.count, column.value]).toEqual([same?.count, same?.value]);
  }
  const dashboard = (await (
    await page.request.get('/api/reports/dashboard?scope=team')
  ).json()) as { stats: Stats };
  expect(dashboard.stats.wonValue).toBe(after.wonValue);
  expect(dashboard.stats.pipelineValue).toBe(after.pipelineValue);
  const shown = new Intl.NumberFormat('en-GB');
  await page.goto('/pipeline');
  const won = after.byStage.find((one) => one.stage === 'closed_won');
  await expect(page.getByText(shown.format(won?.count ?? 0)).first()).toBeVisible();

  // The same file again changes nothing.
  await upload(page, 'deals', 'sales_pipeline.csv');
  await page.getByRole('radio', { name: 'Add the person, inactive until invited' }).check();
  await choose(page.getByLabel('Account', { exact: true }).last(), 'Acme', /Acme Corporation/);
  await check(page);
  await expect(count(page, 'unchanged')).toHaveText('8,800', long);
  await expect(count(page, 'new')).toHaveText('0');
  await expect(page.getByRole('button', { name: 'Import 0 rows' })).toBeDisabled();

  await page.setViewportSize({ width: 360, height: 740 });
  await expectNoSidewaysScroll(page);
});

test('a business developer is not offered imports, and is refused them', async ({ page }) => {
  await logIn(page, 'bd', '/dashboard');
  await expect(page.getByRole('link', { name: 'Imports' })).toHaveCount(0);
  expect((await page.request.get('/api/imports')).status()).toBe(403);
});
