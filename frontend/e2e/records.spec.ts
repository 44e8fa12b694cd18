import { expect, type Page, test } from '@playwright/test';
import { fresh } from './support/names';
import {
  choose,
  confirmWith,
  expectAccessible,
  expectNoSidewaysScroll,
  fromMenu,
  speak,
} from './support/page';
import { another, logIn } from './support/people';

/** Creates an account through the form and ends on its page. */
async function createAccount(page: Page, name: string): Promise<string> {
  await page.goto('/accounts?dialog=new-account');
  const dialog = page.getByRole('dialog', { name: 'New account' });
  await dialog.getByLabel('Name').fill(name);
  await dialog.getByRole('button', { name: 'Create account' }).click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
  return new URL(page.url()).pathname;
}

async function deleteHere(page: Page, name: string): Promise<void> {
  await fromMenu(page, name, /Delete/);
  await confirmWith(page, 'Delete');
}

test('an account, its campaign and a lead are made, linked, and deleted from the bottom up', async ({
  page,
}) => {
  const account = fresh('Hexagone');
  const campaign = fresh('Benelux');
  const lead = fresh('Martin');
  await speak(page, 'en');
  await logIn(page, 'manager', '/accounts');
  await page.getByRole('button', { name: 'New account' }).click();
  const form = page.getByRole('dialog', { name: 'New account' });
  await form.getByRole('button', { name: 'Create account' }).click();
  await expect(form.getByText('Please fill this in.')).toBeVisible();
  await form.getByLabel('Name').fill(account);
  await form.getByLabel('Website').fill('Hexagone.example/');
  await choose(form.getByLabel('Country'), 'Fran', 'France');
  await expect(form.getByLabel('Phone')).toHaveAttribute('placeholder', /\+33/);
  await expectAccessible(page);
  await form.getByRole('button', { name: 'Create account' }).click();
  await expect(page.getByRole('heading', { level: 1, name: account })).toBeVisible();
  const accountPage = new URL(page.url()).pathname;
  const site = page.getByRole('link', { name: 'hexagone.example' });
  await expect(site).toHaveAttribute('href', 'https://hexagone.example/');
  await expect(site).toHaveAttribute('rel', /noopener/);
  await expectAccessible(page);

  await page.getByRole('tab', { name: 'Campaigns' }).click();
  await page.getByRole('button', { name: 'New campaign' }).click();
  const campaignForm = page.getByRole('dialog', { name: 'New campaign' });
  await expect(campaignForm.getByLabel('Account')).toHaveValue(account);
  await campaignForm.getByLabel('Name').fill(campaign);
  await campaignForm.getByLabel('Starts on').fill('2026-12-01');
  await campaignForm.getByLabel('Ends on').fill('2026-11-01');
  await campaignForm.getByRole('button', { name: 'Create campaign' }).click();
  await expect(campaignForm.getByText('The end cannot be before the start.')).toBeVisible();
  await campaignForm.getByLabel('Ends on').fill('2027-01-31');
  await campaignForm.getByRole('button', { name: 'Create campaign' }).click();
  await page.getByRole('link', { name: campaign }).click();
  await expect(page.getByRole('heading', { level: 1, name: campaign })).toBeVisible();
  await expectAccessible(page);

  await page.getByRole('tab', { name: 'Leads' }).click();
  await page.getByRole('button', { name: 'New lead' }).click();
  const leadForm = page.getByRole('dialog', { name: 'New lead' });
  await leadForm.getByRole('button', { name: 'Create lead' }).click();
  await expect(leadForm.getByText(/Give at least a last name/)).toBeVisible();
  await leadForm.getByLabel('First name').fill('Lucie');
  await leadForm.getByLabel('Last name').fill(lead);
  await choose(leadForm.getByLabel('Country'), 'Fran', 'France');
  await leadForm.getByLabel('Phone').fill('01 99 00 12 34');
  await leadForm.getByLabel('LinkedIn').fill('lucie-martin');
  await leadForm.getByRole('button', { name: 'Create lead' }).click();
  await page.getByRole('link', { name: `Lucie ${lead}` }).click();
  await expect(page.getByRole('heading', { level: 1, name: `Lucie ${lead}` })).toBeVisible();
  const leadPage = new URL(page.url()).pathname;
  await expect(page.getByText('+33199001234')).toBeVisible();
  await expect(page.getByRole('link', { name: '01 99 00 12 34' })).toHaveAttribute(
    'href',
    'tel:+33199001234',
  );
  await expectAccessible(page);

  // A deal starts with what the lead says.
  await page.getByRole('link', { name: 'Create deal' }).click();
  const deal = page.getByRole('dialog', { name: 'New deal' });
  await expect(deal.getByLabel('Account')).toHaveValue(account);
  await expect(deal.getByLabel('Campaign')).toHaveValue(campaign);
  await expect(deal.getByLabel('Lead', { exact: true })).toHaveValue(`Lucie ${lead}`);
  await page.goto(leadPage);

  // What others hang on stays, and says why.
  await page.goto(accountPage);
  await deleteHere(page, account);
  const refusal = page.getByRole('dialog', { name: 'That is not possible' });
  await expect(refusal.getByText(/campaigns/)).toBeVisible();
  await refusal.getByRole('button', { name: 'Close' }).last().click();

  await page.goto(leadPage);
  await deleteHere(page, `Lucie ${lead}`);
  await expect(page).toHaveURL(/\/leads$/);
  await page.goto(`/campaigns?q=${encodeURIComponent(campaign)}`);
  await page.getByRole('link', { name: campaign }).click();
  await deleteHere(page, campaign);
  await expect(page).toHaveURL(/\/campaigns$/);
  await page.goto(accountPage);
  await deleteHere(page, account);
  await expect(page).toHaveURL(/\/accounts$/);
  await page.goto(`/accounts?q=${encodeURIComponent(account)}`);
  await expect(page.getByText('No account matches')).toBeVisible();
});

test('being assigned decides what a business developer sees, at once', async ({
  page,
  browser,
}) => {
  const name = fresh('Walled');
  const seller = await another(browser, 'bd2', `/accounts?q=${encodeURIComponent(name)}`);
  await expect(seller.getByText('No account matches')).toBeVisible();
  await speak(page, 'en');
  await logIn(page, 'manager', '/accounts');
  const record = await createAccount(page, name);
  await seller.reload();
  await expect(seller.getByText('No account matches')).toBeVisible();
  await expect(seller.getByRole('button', { name: 'New account' })).toBeHidden();

  await page.getByRole('button', { name: 'Assign', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: `Assign people to ${name}` });
  await dialog.getByRole('searchbox', { name: 'Search people' }).fill('Bob');
  await dialog.getByRole('checkbox', { name: /Bob Demo-Seller/ }).check();
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Assign 1 person' }).click();
  await expect(page.getByText('Bob Demo-Seller')).toBeVisible();

  // Without a reload: the list hears of it.
  await expect(seller.getByRole('link', { name })).toBeVisible();
  await seller.getByRole('link', { name }).click();
  await expect(seller.getByRole('heading', { level: 1, name })).toBeVisible();
  await expect(seller.getByRole('button', { name: 'Edit', exact: true })).toBeHidden();
  await expect(seller.getByRole('button', { name: 'Assign', exact: true })).toBeHidden();

  await page.getByRole('button', { name: 'Take Bob Demo-Seller off' }).click();
  await expect(page.getByText('Nobody is assigned yet.')).toBeVisible();
  await seller.goto(record);
  await expect(seller.getByText('It does not exist, or you may not see it.')).toBeVisible();
  await seller.context().close();
});

test('filters, search and order of a list are in its address', async ({ page }) => {
  const word = fresh('Ordered');
  await speak(page, 'en');
  await logIn(page, 'manager', '/accounts');
  for (const name of ['Beta', 'Alpha']) await createAccount(page, `${word} ${name}`);
  await page.goto('/accounts');
  await page.getByRole('searchbox', { name: 'Search by name' }).fill(word);
  await expect(page).toHaveURL(/q=Ordered/);
  const names = page.getByRole('link', { name: new RegExp(word) });
  await expect(names).toHaveText([`${word} Alpha`, `${word} Beta`]);
  await page.getByRole('columnheader', { name: 'Name' }).getByRole('button').click();
  await expect(page).toHaveURL(/sort=-name/);
  await expect(names).toHaveText([`${word} Beta`, `${word} Alpha`]);
  await page.reload();
  await expect(names).toHaveText([`${word} Beta`, `${word} Alpha`]);
  await expect(page.getByText('2 rows')).toBeVisible();

  await page.getByRole('button', { name: 'Country' }).click();
  await choose(page.getByRole('combobox', { name: 'Country' }), 'Japan', /Japan/);
  await expect(page).toHaveURL(/country=JP/);
  await expect(page.getByText('No account matches')).toBeVisible();
  await page.getByRole('button', { name: 'Remove the filter Country' }).click();
  await expect(names).toHaveCount(2);
  await expectAccessible(page);
});

test('a row is reached and opened with the keyboard alone', async ({ page }) => {
  const name = fresh('Keyed');
  await speak(page, 'en');
  await logIn(page, 'manager', '/accounts');
  await createAccount(page, name);
  await page.goto(`/accounts?q=${encodeURIComponent(name)}`);
  await expect(page.getByRole('link', { name })).toBeVisible();
  await page.getByRole('gridcell').first().focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
});

for (const path of ['/accounts', '/campaigns', '/leads']) {
  test(`${path} speaks French and fits on a phone`, async ({ page }) => {
    await page.setViewportSize({ width: 360, height: 740 });
    await speak(page, 'fr');
    await logIn(page, 'manager', path);
    await expect(
      page.getByRole('heading', { level: 1, name: /Comptes|Campagnes|Leads/ }),
    ).toBeVisible();
    await expectNoSidewaysScroll(page);
    await expectAccessible(page);
    // Leads are cards on a phone, the others stay a table.
    const row = page.getByRole('gridcell').or(page.getByRole('article'));
    const link = row.getByRole('link').first();
    await link.click();
    await expect(page.getByRole('tab', { name: 'Historique' })).toBeVisible();
    await expectNoSidewaysScroll(page);
    await expectAccessible(page);
  });
}
