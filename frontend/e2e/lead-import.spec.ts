import { expect, test } from '@playwright/test';
import { call } from './support/deals';
import { fresh } from './support/names';
import { confirmWith, expectAccessible, expectNoSidewaysScroll, speak } from './support/page';
import { logIn } from './support/people';

test('a list of leads comes into a campaign, and goes again when it was the wrong one', async ({
  page,
}) => {
  await speak(page, 'en');
  await logIn(page, 'manager', '/imports');
  const account = await call<{ id: string }>(page, 'POST', '/api/accounts', {
    name: fresh('Account'),
  });
  const campaign = await call<{ id: string }>(page, 'POST', '/api/campaigns', {
    accountId: account.id,
    name: fresh('Campaign'),
    status: 'active',
  });
  const edited = fresh('Edited');
  const host = `${Date.now().toString(36)}.example`;
  const csv = [
    'First name,Last name,E-mail,Phone,Status',
    `Lucie,Martin,lucie@${host},01 99 00 12 34,Interested`,
    `Camille,${edited},camille@${host},,New`,
    `Broken,Row,nowhere,,New`,
  ].join('\n');

  await page.goto(`/imports/new?kind=leads&campaignId=${campaign.id}`);
  await expectAccessible(page);
  await page
    .locator('input[type="file"]')
    .setInputFiles({ name: 'leads.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) });
  await expect(page.getByRole('heading', { level: 1, name: 'leads.csv' })).toBeVisible();
  await expect(page.getByRole('combobox', { name: 'What “Interested” means here' })).toHaveValue(
    'Qualified',
  );
  await page.getByRole('radio', { name: 'Update all fields' }).check();
  await page.getByRole('radio', { name: 'All leads' }).check();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Check the file' }).click();

  const count = (of: string) => page.locator(`[data-count="${of}"]`);
  await expect(count('new')).toHaveText('2');
  await expect(count('rejected')).toHaveText('1');
  await page.getByRole('button', { name: 'Import 2 rows' }).click();
  await expect(page.getByText('Everything is in.')).toBeVisible();
  await expect(count('created')).toHaveText('2');

  // Somebody works on one of them meanwhile.
  const { items } = await call<{ items: { id: string; fullName: string }[] }>(
    page,
    'GET',
    `/api/leads?campaignId=${campaign.id}`,
  );
  const lead = items.find(({ fullName }) => fullName === `Camille ${edited}`);
  await call(page, 'POST', '/api/activities', {
    kind: 'note',
    leadId: lead?.id,
    body: 'Call back in spring.',
  });
  await page.getByRole('button', { name: 'Undo the import' }).click();
  await confirmWith(page, 'Undo the import');
  await expect(count('removed')).toHaveText('1');
  await expect(count('kept')).toHaveText('1');
  await expect(page.getByRole('row', { name: new RegExp(edited) })).toContainText(
    'Work has been done with it since',
  );
  await expectAccessible(page);
  await page.setViewportSize({ width: 360, height: 760 });
  await expectNoSidewaysScroll(page);
});
