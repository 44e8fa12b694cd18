import { expect, type Page, test } from '@playwright/test';
import { call } from './support/deals';
import { fresh } from './support/names';
import { choose, expectAccessible, expectNoSidewaysScroll, speak } from './support/page';
import { logIn } from './support/people';

interface Made {
  id: string;
  name: string;
}

/** A campaign of its own with an own field, and leads in it. */
async function campaignOf(page: Page, names: readonly string[]): Promise<Made> {
  const account = await call<Made>(page, 'POST', '/api/accounts', { name: fresh('Client') });
  const campaign = await call<Made>(page, 'POST', '/api/campaigns', {
    accountId: account.id,
    name: fresh('Campaign'),
    status: 'active',
  });
  await call(
    page,
    'PUT',
    `/api/campaigns/${campaign.id}/fields`,
    {
      items: [
        {
          label: { en: 'Fleet', fr: 'Flotte' },
          type: 'choice',
          choices: ['small', 'large'],
        },
      ],
    },
    { 'If-Match': '"0"' },
  );
  for (const [index, lastName] of names.entries()) {
    await call(page, 'POST', '/api/leads', {
      campaignId: campaign.id,
      lastName,
      country: 'BE',
      custom: { fleet: index === 0 ? 'large' : 'small' },
    });
  }
  return campaign;
}

test('a list is narrowed, saved, handed out as a whole and taken back', async ({ page }) => {
  await speak(page, 'en');
  await logIn(page, 'manager', '/leads');
  const names = ['Aubry', 'Bodin', 'Colin'].map(fresh);
  const campaign = await campaignOf(page, names);
  await page.goto(`/leads?campaignId=${campaign.id}&layout=table`);
  const grid = page.getByRole('grid', { name: 'Leads' });
  await expect(grid.getByRole('row')).toHaveCount(4);

  await page.getByRole('button', { name: 'More filters' }).click();
  await page.getByRole('menuitem', { name: 'Fleet' }).click();
  await page.getByRole('button', { name: 'small', exact: true }).click();
  await expect(grid.getByRole('row')).toHaveCount(3);
  await expect(page).toHaveURL(/custom=fleet/);

  const view = fresh('Small fleets');
  await page.getByRole('button', { name: 'Save view' }).click();
  const dialog = page.getByRole('dialog', { name: 'Save view' });
  await dialog.getByLabel('Name').fill(view);
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Save' }).click();
  const tab = page.getByRole('button', { name: new RegExp(view) });
  await expect(tab).toHaveAttribute('aria-current', 'true');
  await expect(tab).toContainText('2');
  await page.getByRole('button', { name: /^All leads/ }).click();
  await tab.click();
  await expect(grid.getByRole('row')).toHaveCount(3);
  await expectAccessible(page);

  await page.getByLabel('Select all loaded rows').check();
  await expect(page.getByText('2 selected')).toBeVisible();
  await page.getByRole('button', { name: 'Assign', exact: true }).click();
  const assign = page.getByRole('dialog', { name: 'Assign' });
  await choose(assign.getByRole('combobox', { name: 'To' }), 'Bea', /^Bea /);
  await assign.getByRole('button', { name: 'Assign', exact: true }).click();
  await expect(page.getByText('2 leads were assigned.')).toBeVisible();
  await expect(grid.getByText('Nobody')).toHaveCount(0);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByText('2 leads were put back.')).toBeVisible();

  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export CSV' }).click();
  expect((await download).suggestedFilename()).toMatch(/^leads-.*\.csv$/);
});

test('an own field is filled in on the lead, and removing it asks', async ({ page }) => {
  await speak(page, 'en');
  await logIn(page, 'manager', '/leads');
  const [name = ''] = ['Delage'].map(fresh);
  const campaign = await campaignOf(page, [name]);
  await page.goto(`/leads?campaignId=${campaign.id}&layout=table`);
  await page.getByRole('link', { name }).click();
  await expect(page.getByRole('heading', { name: 'Own fields' })).toBeVisible();
  await expect(page.getByText('large', { exact: true })).toBeVisible();

  await page.goto(`/campaigns/${campaign.id}?tab=settings`);
  await page.getByRole('button', { name: 'Edit own fields' }).click();
  const dialog = page.getByRole('dialog', { name: 'Edit own fields' });
  await dialog.getByRole('button', { name: 'Remove Fleet' }).click();
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Save' }).click();
  await page
    .getByRole('dialog', { name: 'Remove what was entered?' })
    .getByRole('button', { name: 'Remove', exact: true })
    .click();
  await expect(page.getByText('The fields were saved.')).toBeVisible();
});

test('on a phone and in French leads are cards', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await speak(page, 'fr');
  await logIn(page, 'manager', '/leads');
  const [name = ''] = ['Évrard'].map(fresh);
  const campaign = await campaignOf(page, [name]);
  await page.goto(`/leads?campaignId=${campaign.id}`);
  const card = page.getByRole('article', { name });
  await expect(card).toBeVisible();
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);
  await card.getByRole('checkbox').check();
  await page.getByRole('button', { name: 'Plus', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Ajouter des étiquettes' }).click();
  const dialog = page.getByRole('dialog', { name: 'Ajouter des étiquettes' });
  await dialog.getByLabel('Étiquettes').fill('salon,');
  await dialog.getByRole('button', { name: 'Ajouter des étiquettes' }).click();
  await expect(page.getByText('1 lead étiqueté.')).toBeVisible();
  await expect(card.getByText('salon')).toBeVisible();
});
