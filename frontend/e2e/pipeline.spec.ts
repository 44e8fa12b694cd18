import { expect, test } from '@playwright/test';
import { call, card, column, drag, names, stock, topOf } from './support/deals';
import { fresh } from './support/names';
import { expectAccessible, expectNoSidewaysScroll, listening, speak } from './support/page';
import { another, logIn } from './support/people';

// All six columns are in sight: a hand that drags has them there, or holds at the edge.
test.use({ viewport: { width: 2080, height: 900 } });

const stageOf = async (page: Parameters<typeof call>[0], id: string) =>
  (await call<{ stage: string; lostReason: string | null }>(page, 'GET', `/api/deals/${id}`)).stage;

test('a card dragged by mouse is kept in its place, counted, and can be put back', async ({
  page,
}) => {
  await logIn(page, 'manager');
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

test('a card is moved by keyboard alone, and a screen reader hears where it is', async ({
  page,
}) => {
  await logIn(page, 'manager');
  const { deals, path } = await stock(page, ['Alpha', 'Beta']);
  await page.goto(path());
  const link = page.getByRole('link', { name: 'Alpha', exact: true });
  await link.focus();
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('link', { name: 'Beta', exact: true })).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await expect(link).toBeFocused();

  const says = page.getByTestId('board-says');
  await page.keyboard.press('Space');
  await expect(says).toHaveText('Alpha lifted, Prospecting, position 1 of 2.');
  await listening(page);
  await page.keyboard.press('ArrowRight');
  await expect(says).toHaveText('Qualification, position 1 of 1.');
  await page.keyboard.press('Escape');
  await expect(says).toHaveText('Nothing moved.');
  await expect(link).toBeFocused();

  await page.keyboard.press('Space');
  await expect(says).toHaveText('Alpha lifted, Prospecting, position 1 of 2.');
  await listening(page);
  await page.keyboard.press('ArrowRight');
  await expect(says).toHaveText('Qualification, position 1 of 1.');
  await page.keyboard.press('ArrowRight');
  await expect(says).toHaveText('Proposal, position 1 of 1.');
  await page.keyboard.press('Space');
  await expect(says).toHaveText('Dropped in Proposal, position 1 of 1.');
  await expect(column(page, 'Proposal').getByRole('link', { name: 'Alpha' })).toBeFocused();
  await expect.poll(() => stageOf(page, deals[0]?.id ?? '')).toBe('proposal');

  await page.keyboard.press('m');
  await expect(page.getByRole('menuitem', { name: 'Edit' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(column(page, 'Proposal').getByRole('link', { name: 'Alpha' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Alpha' })).toBeVisible();
});

test('several cards are chosen and move together, in their order', async ({ page }) => {
  await logIn(page, 'manager');
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

test('lost asks why: cancelling puts the card back, confirming keeps the reason', async ({
  page,
}) => {
  await logIn(page, 'manager');
  const { deals, path } = await stock(page, ['Doomed']);
  await page.goto(path());
  await drag(page, card(page, 'Doomed'), await topOf(page, 'Lost'));
  await page.mouse.up();
  const dialog = page.getByRole('dialog', { name: 'Why was Doomed lost?' });
  await expect(dialog).toBeVisible();
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(column(page, 'Prospecting').getByRole('link', { name: 'Doomed' })).toBeVisible();
  expect(await stageOf(page, deals[0]?.id ?? '')).toBe('prospecting');

  await drag(page, card(page, 'Doomed'), await topOf(page, 'Lost'));
  await page.mouse.up();
  await dialog.getByRole('button', { name: 'Mark as lost' }).click();
  await expect(dialog.getByText('Please choose a reason.')).toBeVisible();
  await dialog.getByLabel('Too expensive').check();
  await dialog.getByLabel('Note').fill('A tenth less and it was ours.');
  await dialog.getByRole('button', { name: 'Mark as lost' }).click();
  await expect(column(page, 'Lost').getByRole('link', { name: 'Doomed' })).toBeVisible();
  await expect
    .poll(() => call(page, 'GET', `/api/deals/${deals[0]?.id}`))
    .toMatchObject({
      stage: 'closed_lost',
      lostReason: 'price',
      lostNote: 'A tenth less and it was ours.',
      probability: 0,
    });
});

test('what the server refuses goes back, with its reason', async ({ page }) => {
  await logIn(page, 'manager');
  const { deals, path } = await stock(page, ['Stubborn']);
  await page.goto(path());
  await page.route('**/api/deals/placements', (route) =>
    route.fulfill({
      status: 403,
      contentType: 'application/problem+json',
      body: JSON.stringify({ status: 403, code: 'forbidden', detail: 'This deal stays here.' }),
    }),
  );
  await drag(page, card(page, 'Stubborn'), await topOf(page, 'Proposal'));
  await page.mouse.up();
  await expect(page.getByText('The deal was not moved')).toBeVisible();
  await expect(column(page, 'Prospecting').getByRole('link', { name: 'Stubborn' })).toBeVisible();
  expect(await stageOf(page, deals[0]?.id ?? '')).toBe('prospecting');
});

test('another person’s move shows within a second', async ({ page, browser }) => {
  await logIn(page, 'manager');
  const { path } = await stock(page, ['Shared']);
  await page.goto(path());
  const other = await another(browser, 'admin', path());
  await expect(column(other, 'Prospecting').getByRole('link', { name: 'Shared' })).toBeVisible();
  await drag(page, card(page, 'Shared'), await topOf(page, 'Negotiation'));
  await page.mouse.up();
  await expect(column(other, 'Negotiation').getByRole('link', { name: 'Shared' })).toBeVisible({
    timeout: 1500,
  });
  await expect(other.getByTestId('value-negotiation')).toContainText('1,000');
  await other.context().close();
});

test('the filter is the address, and each tile opens exactly its rows', async ({ page }) => {
  await logIn(page, 'manager');
  const { path, deals } = await stock(page, ['Findable', 'Other']);
  await call(page, 'PUT', `/api/deals/${deals[1]?.id}/placement`, { stage: 'closed_won' });
  await page.goto(path());
  await page.getByRole('searchbox', { name: 'Search deals' }).fill('findable');
  await expect(page).toHaveURL(/q=findable/);
  await expect(page.getByTestId('count-prospecting')).toContainText('1');
  await expect(page.getByTestId('count-closed_won')).toContainText('0');
  await page.goBack();
  await page.goto(path());
  await page.getByRole('link', { name: /^Won/ }).click();
  await expect(page).toHaveURL(/view=table/);
  await expect(page).toHaveURL(/kind=won/);
  await expect(page.getByRole('grid').getByRole('link', { name: 'Other' })).toBeVisible();
  await expect(page.getByRole('grid').getByRole('link', { name: 'Findable' })).toHaveCount(0);
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Remove the filter State' }).click();
  await expect(page.getByRole('grid').getByRole('link', { name: 'Findable' })).toBeVisible();
});

test('a row is edited in place, and rows move together', async ({ page }) => {
  await logIn(page, 'manager');
  const { path, deals } = await stock(page, ['Row one', 'Row two']);
  await page.goto(path('&view=table'));
  const row = page.getByRole('row').filter({ hasText: 'Row one' });
  const value = row.getByRole('gridcell', { name: '€1,000' });
  await value.hover();
  await value.getByRole('button', { name: 'Edit Value' }).click();
  await page.getByRole('textbox', { name: 'Value' }).fill('4321');
  await page.keyboard.press('Enter');
  await expect(row).toContainText('4,321');
  await expect
    .poll(() => call(page, 'GET', `/api/deals/${deals[0]?.id}`))
    .toMatchObject({ value: 4321 });
  // 4,321 and the 2,000 of the other: the foot sums over all rows.
  await expect(page.getByRole('grid')).toContainText('6,321');

  await page.getByRole('checkbox', { name: 'Select all loaded rows' }).check();
  await page.getByRole('button', { name: 'Move to…' }).click();
  await page.getByRole('menuitem', { name: 'Negotiation' }).click();
  await expect(page.getByText('2 deals are now in Negotiation')).toBeVisible();
  await expect.poll(() => stageOf(page, deals[1]?.id ?? '')).toBe('negotiation');
});

test('the board speaks French', async ({ page }) => {
  await speak(page, 'fr');
  await logIn(page, 'manager');
  const { path } = await stock(page, ['Affaire A']);
  await page.goto(path());
  await expect(column(page, 'Proposition')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Nouvelle affaire' })).toBeVisible();
  await page.getByRole('link', { name: 'Affaire A', exact: true }).focus();
  await page.keyboard.press('Space');
  await expect(page.getByTestId('board-says')).toHaveText(
    'Affaire A saisie, Prospection, position 1 sur 1.',
  );
  await listening(page);
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('board-says')).toHaveText('Rien n’a bougé.');
  await expectAccessible(page);
});

test('the board works at 360 px', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await logIn(page, 'manager');
  const { path } = await stock(page, ['Small one']);
  await page.goto(path());
  await expect(page.getByRole('link', { name: 'Small one' })).toBeVisible();
  await expectNoSidewaysScroll(page);
  await page.getByRole('button', { name: 'Actions for Small one' }).click();
  await page.getByRole('menuitem', { name: 'Qualification' }).click();
  await expect(page.getByTestId('count-qualification')).toContainText('1');
  await expectAccessible(page);
});

test('a deal is made from a lead, which brings its campaign and account', async ({ page }) => {
  await logIn(page, 'manager');
  const { accountId, accountName } = await stock(page, []);
  const campaign = await call<{ id: string; name: string }>(page, 'POST', '/api/campaigns', {
    accountId,
    name: fresh('Campaign'),
  });
  const lead = await call<{ id: string }>(page, 'POST', '/api/leads', {
    campaignId: campaign.id,
    firstName: 'Robin',
    lastName: 'Example',
    company: 'Example Works',
  });
  await page.goto(`/pipeline?dialog=new-deal&leadId=${lead.id}`);
  const dialog = page.getByRole('dialog', { name: 'New deal' });
  await expect(dialog.getByLabel('Name')).toHaveValue('Example Works');
  await expect(dialog.getByLabel('Account')).toHaveValue(accountName);
  await expect(dialog.getByLabel('Campaign')).toHaveValue(campaign.name);
  await expect(dialog.getByLabel('Lead')).toHaveValue(/Robin Example/);
  await expectAccessible(page);
  await dialog.getByLabel('Value').fill('1500');
  await dialog.getByRole('slider').focus();
  await page.keyboard.press('ArrowRight');
  await expect(dialog.getByText('Your own estimate.')).toBeVisible();
  await dialog.getByRole('button', { name: 'Create deal' }).click();
  await expect(dialog).toBeHidden();
  await expect(card(page, 'Example Works')).toContainText('1,500');
  await expect(card(page, 'Example Works')).toContainText('15%');
});

test('a finger drags a card after a moment’s rest', async ({ browser }) => {
  const context = await browser.newContext({
    locale: 'en-GB',
    hasTouch: true,
    isMobile: true,
    viewport: { width: 360, height: 740 },
  });
  const page = await context.newPage();
  await logIn(page, 'manager');
  const { path, deals } = await stock(page, ['Touched']);
  await page.goto(path());
  const from = card(page, 'Touched');
  await from.scrollIntoViewIfNeeded();
  const box = await from.boundingBox();
  if (!box) throw new Error('no card');
  const finger = await context.newCDPSession(page);
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', x = 0, y = 0) =>
    finger.send('Input.dispatchTouchEvent', {
      type,
      touchPoints: type === 'touchEnd' ? [] : [{ x, y }],
    });
  const y = box.y + 60;
  await touch('touchStart', box.x + 100, y);
  await expect(page.locator('li[data-ghost]')).toHaveCount(1);
  // At the edge the board scrolls to the columns that are out of sight.
  await touch('touchMove', 220, y);
  await touch('touchMove', 352, y);
  await expect(column(page, 'Qualification')).toHaveAttribute('data-over', 'true');
  await touch('touchEnd');
  await expect(page.getByText(/Touched is now in/)).toBeVisible();
  expect(await stageOf(page, deals[0]?.id ?? '')).not.toBe('prospecting');
  await context.close();
});
