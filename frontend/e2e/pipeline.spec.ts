import { expect, test } from '@playwright/test';
import { call, card, column, drag, names, stock, topOf } from './support/deals';
import { expectAccessible } from './support/page';
import { logIn } from './support/people';

const stageOf = async (page: Parameters<typeof call>[0], id: string) =>
  (await call<{ stage: string; lostReason: string | null }>(page, 'GET', `/api/deals/${id}`)).stage;

test('a card dragged by mouse is kept in its place, counted, and can be put back', async ({
  page,
}) => {
  await logIn(page, 'manager', '/pipeline');
  const { deals, path } = await stock(page, ['One', 'Two', 'Three']);
  await page.goto(path());
  await expect(page.getByTestId('count-prospecting')).toContainText('3');
  await expect(page.getByTestId('value-prospecting')).toContainText('6,000');
  await expectAccessible(page);

  await drag(page, card(page, 'Two'), await topOf(page, 'Proposal'));
  await page.mouse.up();
  await expect(column(page, 'Proposal').getByRole('link', { name: 'Two' })).toBeVisible();
  await expect(page.getByTestId('count-prospecting')).toContainText('2');
  await expect(page.getByTestId('value-proposal')).toContainText('2,000');
  await expect(page.getByTestId('weighted-proposal')).toContainText('1,000');
  await expect(page.getByText('Two is now in Proposal')).toBeVisible();
  await expect.poll(() => stageOf(page, deals[1]?.id ?? '')).toBe('proposal');

  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(column(page, 'Prospecting').getByRole('link', { name: 'Two' })).toBeVisible();
  await expect.poll(() => stageOf(page, deals[1]?.id ?? '')).toBe('prospecting');
  await page.reload();
  await expect(page.getByTestId('count-prospecting')).toContainText('3');
  expect(await names(page, 'Prospecting')).toEqual(['One', 'Two', 'Three']);
});

test('several cards are chosen and move together, in their order', async ({ page }) => {
  await logIn(page, 'manager', '/pipeline');
  const { path } = await stock(page, ['A', 'B', 'C', 'D']);
  await page.goto(path());
  await page.getByRole('link', { name: 'B', exact: true }).click({ modifiers: ['ControlOrMeta'] });
  await page.getByRole('link', { name: 'D', exact: true }).click({ modifiers: ['Shift'] });
  await expect(page.getByText('3 deals selected')).toBeVisible();
  await drag(page, card(page, 'C'), await topOf(page, 'Qualification'));
  await expect(page.getByTestId('held-count')).toContainText('3');
  await page.mouse.up();
  await expect(page.getByTestId('count-qualification')).toContainText('3');
  expect(await names(page, 'Qualification')).toEqual(['B', 'C', 'D']);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByTestId('count-prospecting')).toContainText('4');
  expect(await names(page, 'Prospecting')).toEqual(['A', 'B', 'C', 'D']);

  await page.getByRole('link', { name: 'A', exact: true }).focus();
  await page.keyboard.press('x');
  await page.getByRole('button', { name: 'Move to…' }).click();
  await page.getByRole('menuitem', { name: 'Negotiation' }).click();
  await expect(page.getByTestId('count-negotiation')).toContainText('1');
});
