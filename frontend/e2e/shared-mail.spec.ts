import { expect, type Page, test } from '@playwright/test';
import { call } from './support/deals';
import { activeCampaign, type MadeCampaign } from './support/leads';
import { deliver } from './support/letters';
import { connectMailbox, disconnectMailbox, openArrived } from './support/mailboxes';
import { fresh } from './support/names';
import { choose, expectAccessible, speak } from './support/page';
import { another, logIn } from './support/people';

/** A campaign that both BDs of the demo work, made by their manager, who then leaves the page. */
async function campaignOfBoth(page: Page): Promise<MadeCampaign> {
  await logIn(page, 'manager');
  const campaign = await activeCampaign(page);
  const { items } = await call<{ items: { id: string; email: string }[] }>(
    page,
    'GET',
    '/api/users?limit=100',
  );
  const userIds = items
    .filter(({ email }) => /^bd2?@facturix\.local$/.test(email))
    .map(({ id }) => id);
  await call(page, 'POST', `/api/campaigns/${campaign.id}/assign`, { userIds });
  await page.context().clearCookies();
  return campaign;
}

test('a thread becomes a lead, and a colleague reads it as soon as its mailbox is shared', async ({
  page,
  browser,
}) => {
  test.slow();
  await speak(page, 'en');
  const campaign = await campaignOfBoth(page);
  await logIn(page, 'bd');
  const mine = await connectMailbox(page, 'shared');
  const lastName = fresh('Durand').replace(' ', '-');
  const subject = fresh('A first question');
  const address = `${lastName.toLowerCase()}@there.example`;
  await deliver({
    from: `Camille ${lastName} <${address}>`,
    to: mine.address,
    subject,
    html: '<p>Do you deliver to Lyon?</p>',
  });

  await page.goto('/inbox');
  await openArrived(page, subject);
  const about = page
    .getByRole('region', { name: 'Open thread' })
    .getByRole('group', { name: 'What this thread is about' });
  await expect(about).toContainText('Linked to nothing yet');
  const thread = `/inbox/${new URL(page.url()).searchParams.get('thread')}`;
  await about.getByRole('button', { name: 'New lead' }).click();
  const dialog = page.getByRole('dialog', { name: 'New lead' });
  await expect(dialog.getByLabel('First name')).toHaveValue('Camille');
  await expect(dialog.getByLabel('Last name')).toHaveValue(lastName);
  await expect(dialog.getByLabel('Email')).toHaveValue(address);
  await choose(dialog.getByLabel('Campaign'), campaign.name, new RegExp(campaign.name));
  await dialog.getByRole('button', { name: 'Create lead' }).click();
  await expect(dialog).toBeHidden();
  const lead = about.getByRole('link', { name: `Camille ${lastName}` });
  await expect(lead).toBeVisible();
  await expect(about).not.toContainText('Linked to nothing yet');
  const leadPath = (await lead.getAttribute('href')) ?? '';

  // Whoever sees the lead knows that it wrote, and no more.
  const colleague = await another(browser, 'bd2', leadPath);
  const mail = colleague.getByRole('link', { name: subject });
  await expect(colleague.getByText(subject)).toBeVisible();
  await expect(mail).toHaveCount(0);
  await colleague.goto(thread);
  await expect(colleague.getByText('It does not exist, or you may not see it.')).toBeVisible();

  await page.goto('/settings/email');
  const card = page.getByRole('listitem', { name: mine.address });
  await card.getByRole('button', { name: `Edit ${mine.address}` }).click();
  const settings = page.getByRole('dialog', { name: `Edit ${mine.address}` });
  await settings.getByLabel('Share with the team').check();
  await settings.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(settings).toBeHidden();
  await expect(card.getByText('Shared', { exact: true })).toBeVisible();

  await colleague.goto(leadPath);
  await mail.click();
  await expect(colleague.getByRole('heading', { name: subject, level: 1 })).toBeVisible();
  await expect(
    colleague.frameLocator('[data-testid=message-frame]').getByText('Do you deliver to Lyon?'),
  ).toBeVisible();
  // To be read, not to be answered from a mailbox that is not theirs.
  await expect(colleague.getByRole('button', { name: 'Reply', exact: true })).toHaveCount(0);
  await expectAccessible(colleague);

  await disconnectMailbox(page, mine.id);
  await colleague.context().close();
});
