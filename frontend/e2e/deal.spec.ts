import { expect, test } from '@playwright/test';
import { call, stock } from './support/deals';
import { expectAccessible, expectNoSidewaysScroll } from './support/page';
import { another, logIn } from './support/people';

test('the deal page moves stages, plans next steps and tells what happened', async ({ page }) => {
  await logIn(page, 'manager');
  const { deals } = await stock(page, ['Whole story']);
  await page.goto(`/pipeline/${deals[0]?.id}`);
  await expect(page.getByRole('heading', { level: 1, name: 'Whole story' })).toBeVisible();
  await expectAccessible(page);

  await page.getByRole('button', { name: 'Qualification' }).click();
  await expect(page.getByRole('button', { name: 'Qualification' })).toHaveAttribute(
    'aria-current',
    'step',
  );
  const timeline = page.getByRole('region', { name: 'Timeline' });
  await expect(timeline.getByText('moved the deal')).toBeVisible();
  await page.getByRole('button', { name: 'Lost', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByRole('button', { name: 'Qualification' })).toHaveAttribute(
    'aria-current',
    'step',
  );

  const steps = page.getByRole('region', { name: 'Next steps' });
  await steps.getByRole('button', { name: 'Add' }).click();
  const form = page.getByRole('dialog', { name: 'New task' });
  await form.getByLabel('What is to be done').fill('Send the offer');
  await form.getByRole('button', { name: 'In 3 days' }).click();
  await form.getByRole('button', { name: 'Add' }).click();
  await expect(steps.getByText('Send the offer')).toBeVisible();
  await steps.getByRole('checkbox', { name: 'Send the offer is done' }).check();
  await expect(steps.getByText('Nothing is planned.')).toBeVisible();

  await timeline.getByText('Call', { exact: true }).click();
  await timeline.getByLabel('Outcome').click();
  await page.getByRole('option', { name: 'Reached' }).click();
  await timeline.getByLabel('Minutes').fill('5');
  await timeline.getByPlaceholder('What was said…').fill('Wants the offer by Friday.');
  await timeline.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(timeline.getByText('Wants the offer by Friday.')).toBeVisible();
  await expect(timeline.getByText('Reached · 5 min')).toBeVisible();
  await timeline.getByText('Calls', { exact: true }).click();
  await expect(timeline.getByText('moved the deal')).toHaveCount(0);
  await expect(timeline.getByText('Wants the offer by Friday.')).toBeVisible();
});

test('two people see each other, and a stale edit asks only about what both changed', async ({
  page,
  browser,
}) => {
  await logIn(page, 'manager');
  const { deals } = await stock(page, ['Contested deal']);
  const id = deals[0]?.id ?? '';
  await page.goto(`/pipeline/${id}?dialog=edit-deal:${id}`);
  const mine = page.getByRole('dialog', { name: 'Edit deal' });
  await expect(mine.getByLabel('Name')).toHaveValue('Contested deal');

  const other = await another(browser, 'admin', `/pipeline/${id}`);
  await expect(other.getByTestId('presence')).toContainText('is editing this');
  await other.getByRole('button', { name: 'Edit', exact: true }).click();
  const theirs = other.getByRole('dialog', { name: 'Edit deal' });
  await theirs.getByLabel('Value').fill('7000');
  await theirs.getByLabel('Notes').fill('From the other side');
  await theirs.getByRole('button', { name: 'Save' }).click();
  await expect(theirs).toBeHidden();
  await other.context().close();

  await mine.getByLabel('Value').fill('8000');
  await mine.getByLabel('Name').fill('Contested deal, renamed');
  await mine.getByRole('button', { name: 'Save' }).click();
  const conflict = page.getByRole('dialog', { name: 'Someone else changed this, too' });
  await expect(conflict).toBeVisible();
  await expect(conflict.getByRole('radiogroup')).toHaveCount(1);
  await expect(conflict).toContainText('7,000');
  await expectAccessible(page);
  await conflict.getByText('Yours').click();
  await conflict.getByRole('button', { name: 'Save my choice' }).click();
  await expect(mine).toBeHidden();
  expect(await call(page, 'GET', `/api/deals/${id}`)).toMatchObject({
    name: 'Contested deal, renamed',
    value: 8000,
    notes: 'From the other side',
  });
});

test('a deal is deleted after a question, and its page then says so', async ({ page }) => {
  await logIn(page, 'manager');
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
  await logIn(page, 'manager');
  const { deals } = await stock(page, ['Pocket deal']);
  await page.goto(`/pipeline/${deals[0]?.id}`);
  await expect(page.getByRole('heading', { level: 1, name: 'Pocket deal' })).toBeVisible();
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);
});
