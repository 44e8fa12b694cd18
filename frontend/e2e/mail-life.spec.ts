import { expect, type Page, test } from '@playwright/test';
import { call } from './support/deals';
import { leadAt, type MadeLead } from './support/leads';
import { deliver } from './support/letters';
import {
  arrived,
  connectMailbox,
  correspondents,
  disconnectMailbox,
  openArrived,
  threadRow,
} from './support/mailboxes';
import { fresh } from './support/names';
import { confirmWith, expectAccessible, speak } from './support/page';
import { logIn } from './support/people';
import { addressesIn, asReader } from './support/prospect';
import { chooseSequence, type MadeSequence, mailStep, runningSequence } from './support/sequences';

/** One mail now, and another after two days: whoever is in it waits. */
const twoMails = (subject: string) => [
  mailStep('new', { subject, body: '<p>Hello {{firstName}}, stop: {{unsubscribeLink}}</p>' }),
  { kind: 'wait', wait: { amount: 2, unit: 'days' } },
  mailStep('reply', { body: '<p>Did you see my mail?</p>' }),
];

async function enrol(
  page: Page,
  sequence: MadeSequence,
  person: MadeLead,
  from: string,
): Promise<void> {
  await page.goto(`/leads/${person.id}?dialog=enrol:${person.id}`);
  const dialog = await chooseSequence(page, sequence.name, from);
  await dialog.getByRole('button', { name: 'Enrol 1 lead' }).click();
  await expect(dialog.getByText(/is in “.*” now/)).toBeVisible();
  await dialog.getByRole('button', { name: 'Close' }).last().click();
}

/** What comes within seconds of sending is taken for a filter at the reader's server. */
async function pastDelivery(since: number): Promise<void> {
  await expect.poll(() => Date.now() - since, { timeout: 15_000 }).toBeGreaterThan(6_000);
}

const sequenceOf = (page: Page, name: string) =>
  page.getByRole('region', { name: 'Sequences' }).locator('div').filter({ hasText: name }).first();

test('a mail is opened, clicked and answered: the seller sees it, and the sequence ends', async ({
  page,
  browser,
}) => {
  test.slow();
  await page.setViewportSize({ width: 1440, height: 900 });
  await speak(page, 'en');
  const sides = await correspondents(page, browser, 'seller', 'prospect');
  const { mine, other: reader, theirs } = sides;
  const person = await leadAt(page, theirs.address);
  const subject = fresh('Two seats');
  const template = await call<{ name: string }>(page, 'POST', '/api/templates', {
    name: fresh('Offer'),
    scope: 'team',
    language: 'en',
    subject: `${subject} for {{firstName|you}}`,
    body: '<p>Hello {{firstName}} of {{company}}, here is <a href="https://there.example/offer">our offer</a>.</p>',
  });
  const sequence = await runningSequence(page, twoMails(`${subject} once more`));

  await enrol(page, sequence, person, mine.address);
  await expect(sequenceOf(page, sequence.name)).toContainText('Active');
  const first = await arrived(page, theirs.address, `${subject} once more`);
  expect(first.text?.split('Kind regards')).toHaveLength(2);

  await page.keyboard.press('m');
  const composer = page.getByRole('dialog', { name: 'Mail', exact: true });
  await composer.getByRole('button', { name: 'Insert a template' }).click();
  await page.getByRole('textbox', { name: 'Search templates' }).fill(template.name);
  await page.getByRole('option', { name: new RegExp(template.name) }).click();
  await expect(composer.getByLabel('Subject')).toHaveValue(`${subject} for Camille`);
  await expect(composer).toContainText('Hello Camille of Maison Verte');
  await composer.getByRole('button', { name: 'Send', exact: true }).click();
  await expect(page.getByText('The mail is on its way.')).toBeVisible();
  const { html } = await arrived(page, theirs.address, `${subject} for Camille`);
  const sent = Date.now();

  const [pixel] = addressesIn(html ?? '', '/api/email/track/open/');
  const [link] = addressesIn(html ?? '', '/api/email/track/click/');
  await pastDelivery(sent);
  expect((await asReader(pixel ?? '')).status).toBe(200);
  const followed = await asReader(link ?? '');
  expect(followed).toEqual({ status: 302, location: 'https://there.example/offer' });

  await page.goto('/inbox?folder=sent');
  const row = threadRow(page, `${subject} for Camille`);
  await expect(row).toContainText(/1 click · Opened once/, { timeout: 60_000 });
  await row.getByRole('link').click();
  await page.getByRole('button', { name: /1 click · Opened once/ }).click();
  const details = page.getByRole('region', { name: 'What became of this mail' });
  await expect(details).toContainText('there.example/offer');
  await expect(details.getByText('Human being', { exact: true })).toHaveCount(2);
  await expectAccessible(page);
  await page.keyboard.press('Escape');

  // The prospect answers the sequence's mail from their own mailbox.
  await reader.goto('/inbox');
  await openArrived(reader, `${subject} once more`);
  await reader.getByRole('button', { name: 'Reply', exact: true }).click();
  const answer = reader.getByRole('region', { name: 'Reply', exact: true });
  // The cursor stands above what is quoted.
  await expect(answer.getByRole('textbox', { name: 'Text of the mail' })).toBeFocused();
  await reader.keyboard.type('Yes, call me on Tuesday.');
  await answer.getByRole('button', { name: 'Send', exact: true }).click();
  await expect(reader.getByText('The mail is on its way.')).toBeVisible();

  await page.goto(`/leads/${person.id}`);
  await expect(sequenceOf(page, sequence.name)).toContainText('They answered', { timeout: 60_000 });
  await expect(page.getByText(`Re: ${subject} once more`).first()).toBeVisible();
  await expectAccessible(page);

  // Put off, it is a task, and comes back.
  await page.goto('/inbox');
  const back = threadRow(page, `${subject} once more`);
  await back.getByRole('link').focus();
  await page.keyboard.press('s');
  await page.getByRole('menuitem', { name: /In three hours/ }).click();
  await expect(back).toHaveCount(0);
  await expect
    .poll(async () => {
      const { items } = await call<{ items: { title: string }[] }>(
        page,
        'GET',
        `/api/tasks?leadId=${person.id}`,
      );
      return items.some((task) => task.title.includes(subject));
    })
    .toBe(true);
  const snoozed = await call<{ items: { id: string; subject: string }[] }>(
    page,
    'GET',
    `/api/inbox/threads?folder=snoozed&q=${encodeURIComponent(subject)}`,
  );
  await call(page, 'POST', '/api/inbox/threads/actions', {
    ids: [snoozed.items[0]?.id],
    action: 'snooze',
    until: new Date(Date.now() + 2_000).toISOString(),
  });
  await expect(back).toContainText('Back', { timeout: 60_000 });

  await sides.part();
});

test('who unsubscribes, and whose server sends a mail back, gets no more', async ({
  page,
  browser,
}) => {
  test.slow();
  await speak(page, 'en');
  await logIn(page, 'manager');
  const mine = await connectMailbox(page, 'seller');
  const tag = mine.address.replace(/^seller-|@.*$/g, '');
  const subject = fresh('Our offer');
  const sequence = await runningSequence(page, twoMails(subject));
  const leaving = await leadAt(page, `leaving-${tag}@facturix.local`);
  const gone = await leadAt(page, `gone-${tag}@facturix.local`);
  await enrol(page, sequence, leaving, mine.address);
  await enrol(page, sequence, gone, mine.address);

  const { html } = await arrived(page, `leaving-${tag}@facturix.local`, subject);
  const [address] = addressesIn(html ?? '', '/unsubscribe/');
  const stranger = await (await browser.newContext({ locale: 'fr-FR' })).newPage();
  await stranger.goto(address ?? '');
  await expect(stranger.getByText('Rien n’a encore changé')).toBeVisible();
  await expectAccessible(stranger);
  await stranger.getByRole('button', { name: /Arrêter tous les e-mails de/ }).click();
  await expect(stranger.getByRole('heading', { name: 'Vous êtes désinscrit' })).toBeVisible();
  await stranger.context().close();
  await page.goto(`/leads/${leaving.id}`);
  await expect(sequenceOf(page, sequence.name)).toContainText('They unsubscribed', {
    timeout: 60_000,
  });

  // They are not written to again.
  await page.keyboard.press('m');
  const composer = page.getByRole('dialog', { name: 'Mail', exact: true });
  await composer.getByLabel('Subject').fill('Once more');
  await composer.getByRole('button', { name: 'Send', exact: true }).click();
  await expect(composer.getByRole('alert')).toContainText(/unsubscribed/i);
  await composer.getByRole('button', { name: 'Throw away' }).click();
  await confirmWith(page, 'Throw away');
  await expect(composer).toBeHidden();

  const { messageId } = await arrived(page, `gone-${tag}@facturix.local`, subject);
  await deliver({
    from: 'Mail Delivery System <mailer-daemon@facturix.local>',
    to: mine.address,
    subject: 'Undelivered Mail Returned to Sender',
    report: {
      recipient: `gone-${tag}@facturix.local`,
      status: '5.1.1',
      reason: '550 5.1.1 No such user here',
      messageId,
    },
  });
  await page.goto(`/leads/${gone.id}`);
  await expect(sequenceOf(page, sequence.name)).toContainText('The mail bounced', {
    timeout: 60_000,
  });

  await page.goto(`/sequences/${sequence.id}?tab=results`);
  const all = page.getByRole('row').filter({ hasText: 'All steps' });
  await expect(all).toContainText('2');
  await expectAccessible(page);
  await disconnectMailbox(page, mine.id);
});
