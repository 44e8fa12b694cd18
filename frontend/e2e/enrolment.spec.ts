import { expect, type Locator, type Page, test } from '@playwright/test';
import { call } from './support/deals';
import { activeCampaign, leadAt } from './support/leads';
import { deliver } from './support/letters';
import { connectMailbox, disconnectMailbox } from './support/mailboxes';
import { fresh } from './support/names';
import { expectAccessible, speak } from './support/page';
import { logIn } from './support/people';
import { chooseSequence, mailStep, runningSequence } from './support/sequences';

/** Two texts tried against each other, and an answer waited for. */
const twoTexts = (subject: string) => [
  mailStep(
    'new',
    { subject: `${subject}, short`, body: '<p>Hello {{firstName}}.</p>' },
    { subject: `${subject}, long`, body: '<p>Hello {{firstName}}, how are you?</p>' },
  ),
  { kind: 'condition', condition: { what: 'replied', withinDays: 3, yes: [], no: [] } },
];

/** A day as this browser writes it, in a letter or on the screen. */
const written = (page: Page, day: Date, dateStyle: 'long' | 'medium') =>
  page.evaluate(
    ([at, style]) =>
      new Intl.DateTimeFormat('en-GB', { dateStyle: style, timeZone: 'UTC' }).format(at),
    [day.getTime(), dateStyle] as const,
  );

/** Asks why the mail that stands here was sent. */
async function expectReasonOfSending(of: Locator, mailbox: string): Promise<void> {
  const ask = of.getByRole('button', { name: 'Why was it sent?' });
  await ask.click();
  const reason = of.page().getByRole('dialog', { name: 'Why was it sent?' });
  await expect(reason).toContainText('All rules let it pass');
  await expect(reason).toContainText(new RegExp(`Mail 1 of \\d+ that day from ${mailbox}`));
  await ask.click();
  await expect(reason).toBeHidden();
}

test('leads are enrolled from the list; why each waits, was written to or rests is on screen', async ({
  page,
}) => {
  test.slow();
  await speak(page, 'en');
  await logIn(page, 'manager');
  const mine = await connectMailbox(page, 'walk');
  const tag = mine.address.replace(/^walk-|@.*$/g, '');
  const campaign = await activeCampaign(page);
  const reached = await leadAt(page, `reached-${tag}@facturix.local`, campaign);
  const suppressed = await leadAt(page, `suppressed-${tag}@facturix.local`, campaign);
  const nowhere = await leadAt(page, null, campaign);
  await call(page, 'POST', '/api/suppressions', { address: `suppressed-${tag}@facturix.local` });
  const subject = fresh('Our offer');
  const sequence = await runningSequence(page, twoTexts(subject));

  await page.goto(`/leads?campaignId=${campaign.id}&layout=table`);
  await expect(page.getByRole('grid', { name: 'Leads' }).getByRole('row')).toHaveCount(4);
  await page.getByLabel('Select all loaded rows').check();
  await page.getByRole('button', { name: 'Enrol', exact: true }).click();
  const enrolling = await chooseSequence(page, sequence.name, mine.address);
  await expect(enrolling.getByText('1 of 3 can be enrolled')).toBeVisible();
  await enrolling.getByRole('button', { name: /^Suppressed/ }).click();
  await expect(enrolling.getByRole('link', { name: suppressed.fullName })).toBeVisible();
  await enrolling.getByRole('button', { name: /^No e-mail address/ }).click();
  await expect(enrolling.getByRole('link', { name: nowhere.fullName })).toBeVisible();
  await enrolling.getByRole('button', { name: 'Enrol 1 lead' }).click();
  await expect(enrolling.getByText(`1 lead is in “${sequence.name}” now`)).toBeVisible();

  // Where they stand, when it goes on, and the first rule that holds them.
  await page.goto(`/sequences/${sequence.id}?tab=people`);
  const people = page.getByRole('grid', { name: 'People' });
  const person = people.getByRole('row').filter({ hasText: reached.fullName });
  await expect(person).toContainText('Waits for what the condition asks (Was it answered?) until', {
    timeout: 60_000,
  });
  await expect(person).toContainText(/in \d days/);
  await person.getByText('Waits for what the condition asks').click();
  const enrolment = page.getByRole('dialog', { name: reached.fullName });
  const sent = enrolment.getByRole('listitem').filter({ hasText: 'All rules let it pass' });
  await expect(sent).toContainText(/^1\. .* \([AB]\)Sent/);
  await expectAccessible(page);
  await expectReasonOfSending(sent, mine.address);

  const back = new Date(Date.now() + 20 * 86_400_000);
  await deliver({
    from: `${reached.fullName} <reached-${tag}@facturix.local>`,
    to: mine.address,
    subject: `Automatic reply: ${subject}`,
    headers: { 'Auto-Submitted': 'auto-replied' },
    html: `<p>I am out of the office and will be back on ${await written(page, back, 'long')}.</p>`,
  });
  await expect(enrolment).toContainText(
    `Out of office until ${await written(page, back, 'medium')}`,
    { timeout: 60_000 },
  );
  await expect(enrolment.getByText('Paused', { exact: true })).toBeVisible();

  // A number leads to its mails, and each of them to the decision that sent it.
  await page.goto('/email-automation');
  await page
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name: sequence.name }) })
    .getByRole('link', { name: 'Sent: 1' })
    .click();
  await expect(page.getByRole('heading', { name: 'Sent', level: 1 })).toBeVisible();
  const mail = page.getByRole('grid', { name: 'Mails' }).getByRole('row').nth(1);
  await expect(mail).toContainText(reached.fullName);
  await expect(mail).toContainText(subject);
  await expectAccessible(page);
  await expectReasonOfSending(mail, mine.address);

  // One mail says little about two texts, and the screen says so.
  await page.getByRole('link', { name: sequence.name }).click();
  await expect(page.getByText('Too few mails to compare “Replied”.')).toBeVisible();
  await expect(page.getByText(/^Replied: 0%, really between 0% and \d+/)).toBeVisible();
  await page.getByRole('link', { name: 'Out of office: 1' }).click();
  await expect(person).toContainText('Out of office until');
  await disconnectMailbox(page, mine.id);
});
