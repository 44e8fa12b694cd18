import { expect, type Locator, type Page, test } from '@playwright/test';
import { fresh } from './names';

/** Calls the API as the person whose page it is; no screen has to be open. */
export async function call<T>(
  page: Page,
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  path: string,
  body?: object,
  headers: Record<string, string> = {},
): Promise<T> {
  const { origin } = new URL(test.info().project.use.baseURL ?? page.url());
  const answer = await page.request.fetch(`${origin}${path}`, {
    method,
    headers: { Origin: origin, ...headers },
    ...(body ? { data: body } : {}),
  });
  expect(answer.ok(), `${method} ${path}: ${answer.status()} ${await answer.text()}`).toBe(true);
  const text = await answer.text();
  return (text === '' ? null : JSON.parse(text)) as T;
}

export interface MadeDeal {
  id: string;
  name: string;
  value: number;
  stage: string;
  version: number;
}

export interface Stock {
  accountId: string;
  accountName: string;
  deals: MadeDeal[];
  /** The board or table of these deals alone. */
  path: (extra?: string) => string;
}

/** An account of its own with deals; the first named is on top of its column. */
export async function stock(
  page: Page,
  names: readonly string[],
  stage = 'prospecting',
): Promise<Stock> {
  const account = await call<{ id: string; name: string }>(page, 'POST', '/api/accounts', {
    name: fresh('Account'),
  });
  const deals: MadeDeal[] = [];
  for (const [index, name] of [...names.entries()].reverse()) {
    deals.unshift(
      await call<MadeDeal>(page, 'POST', '/api/deals', {
        accountId: account.id,
        name,
        value: (index + 1) * 1000,
        stage,
      }),
    );
  }
  return {
    accountId: account.id,
    accountName: account.name,
    deals,
    path: (extra = '') => `/pipeline?accountId=${account.id}${extra}`,
  };
}

export function column(page: Page, name: string): Locator {
  return page.getByRole('region', { name, exact: true });
}

export function card(page: Page, name: string): Locator {
  return page.locator('li').filter({ has: page.getByRole('link', { name, exact: true }) });
}

/** The names of a column's cards from top to bottom, as far as they are drawn. */
export async function names(page: Page, columnName: string): Promise<string[]> {
  const cards = column(page, columnName).locator('li[data-row]');
  const rows = await cards.evaluateAll((items) =>
    items
      .map((item) => ({
        row: Number((item as HTMLElement).dataset.row),
        name: item.querySelector('a')?.textContent ?? '',
      }))
      .sort((a, b) => a.row - b.row)
      .map(({ name }) => name),
  );
  return rows;
}

/** Drags as a hand does: press, move in steps, rest over the target, let go. */
export async function drag(page: Page, from: Locator, to: { x: number; y: number }): Promise<void> {
  const box = await from.boundingBox();
  if (!box) throw new Error('nothing to drag');
  await page.mouse.move(box.x + 60, box.y + 40);
  await page.mouse.down();
  await page.mouse.move(box.x + 80, box.y + 50, { steps: 4 });
  await page.mouse.move(to.x, to.y, { steps: 12 });
  // The place is computed once a frame: the gap shows that it has been.
  await expect(page.locator('section[data-over]')).toHaveCount(1);
}

/** The middle of a column's head of cards: a drop there is the top place. */
export async function topOf(page: Page, columnName: string): Promise<{ x: number; y: number }> {
  const box = await column(page, columnName).getByRole('list').boundingBox();
  if (!box) throw new Error(`no column ${columnName}`);
  return { x: box.x + box.width / 2, y: box.y + 8 };
}
