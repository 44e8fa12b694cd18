import { expect, type Page, test } from '@playwright/test';
import { call } from './support/deals';
import { fresh } from './support/names';
import { expectAccessible, expectNoSidewaysScroll, speak } from './support/page';
import { logIn } from './support/people';

interface Made {
  id: string;
  name: string;
}

/** A campaign of its own with leads of these statuses that nobody owns. */
async function campaignWith(page: Page, statuses: readonly string[]) {
  const account = await call<Made>(page, 'POST', '/api/accounts', { name: fresh('Client') });
  const campaign = await call<Made>(page, 'POST', '/api/campaigns', {
    accountId: account.id,
    name: fresh('Campaign'),
    status: 'active',
  });
  const leads: { id: string; fullName: string }[] = [];
  for (const [index, status] of statuses.entries()) {
    leads.push(
      await call(page, 'POST', '/api/leads', {
        campaignId: campaign.id,
        firstName: 'Ana',
        lastName: fresh(`Lead${index}`),
        jobTitle: 'Head of procurement',
        status,
      }),
    );
  }
  return { ...campaign, leads };
}

test('a campaign gets its own statuses, and the leads of a removed one follow', async ({
  page,
}) => {
  await speak(page, 'en');
  await logIn(page, 'manager', '/campaigns');
  const campaign = await campaignWith(page, ['new', 'nurture']);
  const lead = campaign.leads[1]?.fullName ?? '';

  await page.goto(`/campaigns/${campaign.id}?tab=settings`);
  await expect(page.getByText('Standard set', { exact: true })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Edit Lead statuses' }).click();
  const dialog = page.getByRole('dialog', { name: 'Edit the lead statuses' });
  await dialog
    .getByRole('group', { name: 'New', exact: true })
    .getByLabel('Name in English')
    .fill('To call');
  await dialog.getByRole('button', { name: 'Add a status' }).click();
  const added = dialog.getByRole('group', { name: 'Status 7' });
  await added.getByLabel('Name in French').fill('Démo prévue');
  await added.getByLabel('Means').click();
  await page.getByRole('option', { name: 'Qualified', exact: true }).click();
  await added.getByLabel('Name in English').fill('Demo booked');
  await dialog.getByRole('button', { name: 'Remove Nurture' }).click();

  // Nobody is left without a status.
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog.getByText('Choose a status for these leads.')).toBeVisible();
  await dialog.getByLabel('1 lead in “Nurture” gets').click();
  await page.getByRole('option', { name: 'Demo booked' }).click();
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByText('Own set', { exact: true })).toBeVisible();

  // The number opens exactly its rows, and the lead shows what it has now.
  const line = page.getByRole('listitem').filter({ hasText: 'Demo booked' });
  await line.getByRole('link', { name: '1 lead' }).click();
  await expect(page).toHaveURL(/status=demo_booked/);
  await page.getByRole('link', { name: lead }).click();
  await expect(page.getByRole('heading', { level: 1, name: lead })).toBeVisible();
  await expect(page.getByText('Demo booked')).toBeVisible();
  await page.getByRole('button', { name: 'Edit' }).click();
  await page.getByRole('dialog').getByLabel('Status').click();
  await expect(page.getByRole('option', { name: 'To call' })).toBeVisible();
  await expect(page.getByRole('option', { name: 'Nurture' })).toBeHidden();
});

test('a campaign is set up in French on a phone', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await speak(page, 'fr');
  await logIn(page, 'manager', '/campaigns');
  const campaign = await campaignWith(page, ['new']);

  await page.goto(`/campaigns/${campaign.id}?tab=settings`);
  await page.getByRole('button', { name: 'Modifier Règles d’appel' }).click();
  const rules = page.getByRole('dialog', { name: 'Modifier les règles d’appel' });
  // By keyboard: the chip's own box is not to be seen.
  await rules.getByLabel('samedi').press('Space');
  await expect(rules.getByLabel('samedi')).toBeChecked();
  await rules.getByLabel('À', { exact: true }).fill('08:00');
  await rules.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(rules.getByText('La fin doit suivre le début.')).toBeVisible();
  await rules.getByLabel('À', { exact: true }).fill('17:30');
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);
  await rules.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(rules).toBeHidden();
  await expect(page.getByText('09:00 – 17:30')).toBeVisible();

  await page.getByRole('button', { name: 'Modifier Script' }).click();
  const script = page.getByRole('dialog', { name: 'Modifier le script' });
  const editor = script.getByRole('textbox', { name: 'Script' });
  await editor.click();
  await page.keyboard.type('Bonjour ');
  await script.getByRole('button', { name: 'Insérer un jeton' }).click();
  await page.getByRole('menuitem', { name: 'Prénom', exact: true }).click();
  await expect(editor).toHaveText('Bonjour {{firstName}}');
  await expectAccessible(page);
  await script.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(script).toBeHidden();
  await expect(page.getByText('Bonjour {{firstName}}')).toBeVisible();

  await page.getByRole('button', { name: 'Ajouter une objection' }).click();
  const objection = page.getByRole('dialog', { name: 'Ajouter une objection' });
  await objection.getByLabel('On nous dit').fill('Pas le temps');
  await objection.getByLabel('Nous répondons').fill('{{societe}} en gagne.');
  await objection.getByRole('button', { name: 'Ajouter' }).click();
  await expect(objection.getByText(/societe/).last()).toBeVisible();
  await objection.getByLabel('Nous répondons').fill('{{company}} en gagne.');
  await objection.getByRole('button', { name: 'Ajouter' }).click();
  await expect(objection).toBeHidden();
  await expect(page.getByRole('button', { name: 'Pas le temps' })).toBeVisible();
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);
});

test('leads are weighed, handed out, and held back while the campaign is paused', async ({
  page,
}) => {
  await speak(page, 'en');
  await logIn(page, 'manager', '/campaigns');
  const campaign = await campaignWith(page, ['new', 'new', 'lost']);

  await page.goto(`/campaigns/${campaign.id}`);
  await expect(page.getByRole('link', { name: /Without an owner 2/ })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('tab', { name: 'People' }).click();
  await page.getByRole('tabpanel').getByRole('button', { name: 'Assign' }).click();
  const assign = page.getByRole('dialog', { name: `Assign people to ${campaign.name}` });
  await assign.getByRole('searchbox', { name: 'Search people' }).fill('Bob');
  await assign.getByRole('checkbox', { name: /Bob Demo-Seller.*calls? today/ }).check();
  await assign.getByRole('button', { name: 'Assign 1 person' }).click();
  await page.getByRole('button', { name: 'Hand out leads' }).click();
  const hand = page.getByRole('dialog', { name: 'Hand out leads' });
  await expect(hand.getByText('2 open leads have no owner.')).toBeVisible();
  await expectAccessible(page);
  await hand.getByRole('button', { name: 'Hand out leads' }).click();
  await expect(page.getByText('2 leads were assigned.')).toBeVisible();
  await expect(page.getByRole('link', { name: '2 open leads of Bob Demo-Seller' })).toBeVisible();

  await page.getByRole('button', { name: 'Pause', exact: true }).click();
  await expect(page.getByText(/This campaign is paused/)).toBeVisible();
  await page.getByRole('button', { name: 'Resume' }).click();
  await expect(page.getByText(/This campaign is paused/)).toBeHidden();

  await page.getByRole('tab', { name: 'Settings' }).click();
  await page.getByRole('button', { name: 'Edit Score' }).click();
  const score = page.getByRole('dialog', { name: 'Edit the score' });
  await score.getByRole('textbox', { name: 'Senior job title' }).fill('60');
  await expectAccessible(page);
  await score.getByRole('button', { name: 'Save' }).click();
  await expect(score).toBeHidden();
  await page.goto(`/leads/${campaign.leads[0]?.id}`);
  const card = page.getByRole('region', { name: 'Score' });
  await expect(card.getByText('Senior job title')).toBeVisible();
  await expect(card.getByText('+60')).toBeVisible();
  await expectAccessible(page);
});
