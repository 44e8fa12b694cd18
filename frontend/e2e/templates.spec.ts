import { expect, test } from '@playwright/test';
import { call } from './support/deals';
import { fresh } from './support/names';
import { choose, expectAccessible, expectNoSidewaysScroll, settled, speak } from './support/page';
import { logIn } from './support/people';

interface Made {
  id: string;
  fullName: string;
}

const letter = (name: string, more: object = {}) => ({
  name,
  scope: 'team',
  language: 'en',
  subject: 'A question, {{firstName|hello}}',
  body: '<p>Hello {{firstName|there}}, how is {{company}}?</p>',
  ...more,
});

test('a template is written with tokens, and seen as a lead would get it', async ({ page }) => {
  await speak(page, 'en');
  await logIn(page, 'manager', '/templates');
  const campaigns = await call<{ items: Made[] }>(page, 'GET', '/api/campaigns?limit=1');
  const lastName = fresh('Vasseur');
  await call<Made>(page, 'POST', '/api/leads', {
    campaignId: campaigns.items[0]?.id,
    firstName: 'Zoé',
    lastName,
    company: 'Maison Verte',
  });
  const name = fresh('Spring letter');
  await page.getByRole('button', { name: 'New template' }).click();
  const dialog = page.getByRole('dialog', { name: 'New template' });
  await dialog.getByLabel('Name').fill(name);
  await dialog.getByRole('textbox', { name: 'Subject' }).fill('For you, ');
  await dialog.getByRole('button', { name: 'Insert a token into the subject' }).click();
  await page.getByRole('menuitem', { name: 'First name', exact: true }).click();
  await expect(dialog.getByRole('textbox', { name: 'Subject' })).toHaveValue(
    'For you, {{firstName}}',
  );
  await dialog.getByRole('textbox', { name: 'Text' }).click();
  await page.keyboard.type('Greetings to ');
  await dialog.getByRole('button', { name: 'Insert a token', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Company', exact: true }).click();
  await expect(dialog.getByRole('textbox', { name: 'Text' })).toBeFocused();
  await page.keyboard.type(' in {{city}}');
  await choose(dialog.getByLabel('As this lead would get it'), lastName, new RegExp(lastName));
  const preview = dialog.getByRole('region', { name: 'Preview' });
  await expect(preview.getByText('For you, Zoé')).toBeVisible();
  await expect(preview.getByTestId('preview-body')).toContainText(
    'Greetings to Maison Verte in {{city}}',
  );
  await expect(preview.getByText('1 token has no value for this lead')).toBeVisible();
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Create template' }).click();
  await expect(page.getByText(`${name} was saved.`)).toBeVisible();

  await page.getByRole('searchbox', { name: 'Search templates' }).fill(name);
  const card = page.getByRole('article').filter({ hasText: name });
  await expect(page.getByRole('article')).toHaveCount(1);
  await card.getByRole('button', { name: `Actions for ${name}` }).click();
  await page.getByRole('menuitem', { name: 'Archive' }).click();
  await expect(page.getByText('No template matches')).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(card).toBeVisible();
});

test("a BD uses the team's templates, and makes one their own in French on a phone", async ({
  page,
}) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await speak(page, 'fr');
  await logIn(page, 'manager');
  const name = fresh('Lettre');
  await call<Made>(page, 'POST', '/api/templates', letter(name, { language: 'fr' }));
  await page.context().clearCookies();
  await logIn(page, 'bd', `/templates?q=${encodeURIComponent(name)}`);
  await expectNoSidewaysScroll(page);
  await page.getByRole('button', { name, exact: true }).click();
  const shown = page.getByRole('dialog', { name: 'Modèle' });
  await expect(shown.getByText('Les modèles de l’équipe sont modifiés')).toBeVisible();
  await expect(shown.getByRole('button', { name: 'Enregistrer' })).toHaveCount(0);
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);
  await shown.getByRole('button', { name: 'Fermer' }).last().click();
  await page.getByRole('button', { name: `Actions pour ${name}` }).click();
  await page.getByRole('menuitem', { name: 'Dupliquer' }).click();
  const copy = page.getByRole('dialog', { name: 'Nouveau modèle' });
  await expect(copy.getByLabel('Nom')).toHaveValue(`${name} (copie)`);
  await copy.getByRole('button', { name: 'Créer le modèle' }).click();
  await expect(page.getByText(`${name} (copie) est enregistré.`)).toBeVisible();
  await page.getByRole('tab', { name: 'Résultats' }).click();
  await expect(page.getByRole('table', { name: 'Résultats' })).toContainText(name);
  await settled(page);
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);
});
