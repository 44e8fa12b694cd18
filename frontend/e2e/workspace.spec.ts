import { type Browser, expect, type Page, test } from '@playwright/test';
import {
  campaignOf,
  campaignToCall,
  inHand,
  leadToCall,
  letGo,
  start,
  workspaceOf,
} from './support/calling';
import { call } from './support/deals';
import { connectMailbox, disconnectMailbox } from './support/mailboxes';
import { fresh } from './support/names';
import { expectAccessible, expectNoSidewaysScroll, picture, speak } from './support/page';
import { another, unseen } from './support/people';
import { chooseSequence, draftSequence } from './support/sequences';

interface Queue {
  path: string;
  lead: string;
}

/** A campaign with this lead, worked by the second BD of the demo. */
async function queueOf(browser: Browser, name: string, more: object = {}): Promise<Queue> {
  const manager = await unseen(browser, 'manager');
  const campaignId = await campaignOf(manager, ['bd2']);
  const lead = await leadToCall(manager, campaignId, name, more);
  await manager.context().close();
  return { path: workspaceOf(campaignId), lead: lead.id };
}

/** A file of leads through the wizard, and both BDs put on the campaign. */
async function importAndAssign(manager: Page, names: readonly string[]): Promise<string> {
  const campaignId = await campaignToCall(manager);
  const host = `${Date.now().toString(36)}.example`;
  const rows = names.map(
    (name, index) =>
      `${name},Lead,Hexagone,Head of procurement,${name.toLowerCase()}@${host},+1 415 555 013${index},${host}`,
  );
  await manager.goto(`/imports/new?kind=leads&campaignId=${campaignId}`);
  await manager.locator('input[type="file"]').setInputFiles({
    name: 'calls.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(
      ['First name,Last name,Company,Job title,E-mail,Phone,Website', ...rows].join('\n'),
    ),
  });
  await manager.getByRole('button', { name: 'Check the file' }).click();
  await manager.getByRole('button', { name: `Import ${names.length} rows` }).click();
  await expect(manager.getByText('Everything is in.')).toBeVisible();

  await manager.goto(`/campaigns/${campaignId}?tab=people`);
  await manager.getByRole('button', { name: 'Assign', exact: true }).first().click();
  const dialog = manager.getByRole('dialog', { name: /^Assign people to/ });
  for (const person of ['Bea', 'Bob']) {
    await dialog.getByRole('searchbox', { name: 'Search people' }).fill(person);
    await dialog.getByRole('checkbox', { name: new RegExp(`${person} Demo-Seller`) }).check();
  }
  await dialog.getByRole('button', { name: 'Assign 2 people' }).click();
  await expect(dialog).toBeHidden();
  return workspaceOf(campaignId);
}

test.describe.configure({ mode: 'serial' });

test('a list comes in, two BDs call it by keyboard alone, and what is warm becomes a deal', async ({
  browser,
}) => {
  const manager = await another(browser, 'manager', '/campaigns');
  const path = await importAndAssign(manager, ['Ada', 'Grace', 'Edith', 'Hedy']);
  const one = await another(browser, 'bd', path);
  const two = await another(browser, 'bd2', path);
  for (const page of [one, two]) await letGo(page);
  await start(one);
  await expect(inHand(one)).toBeVisible();
  await start(two);
  await expect(inHand(two)).toBeVisible();
  const first = await inHand(one).textContent();
  const second = await inHand(two).textContent();
  expect(first).not.toBe(second);
  await expect(one.getByText(/Hello (Ada|Grace|Edith|Hedy), have you got a minute/)).toBeVisible();
  await expect(one.getByText(/in Los Angeles/)).toBeVisible();
  await picture(one, 'workspace');
  await expectAccessible(one);

  // A call nobody answers: two keys, and the next lead is there.
  await one.keyboard.press('n');
  await expect(one.getByRole('radio', { name: /No answer/ })).toBeChecked();
  await one.keyboard.press('Enter');
  await expect(inHand(one)).not.toHaveText(first ?? '');
  const third = await inHand(one).textContent();
  expect([first, second]).not.toContain(third);

  // The other one makes a deal of it.
  const deal = fresh('Warm');
  await two.keyboard.press('e');
  await two.keyboard.type('Wants an offer.');
  await two.keyboard.press('Escape');
  await two.keyboard.press('d');
  const dialog = two.getByRole('dialog');
  await dialog.getByLabel('Name').fill(deal);
  await two.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  await two.keyboard.press('i');
  await two.keyboard.press('Enter');
  await expect(inHand(two)).not.toHaveText(second ?? '');
  expect(await inHand(two).textContent()).not.toBe(third);
  await two.goto('/pipeline');
  await expect(two.getByRole('link', { name: deal })).toBeVisible();

  // Undo puts the first lead back into the hands of who called it.
  await one.keyboard.press('u');
  await expect(inHand(one)).toHaveText(first ?? '');
  for (const page of [manager, one, two]) await page.context().close();
});

test('an outcome told without a network is sent once it is back, once', async ({ browser }) => {
  const queue = await queueOf(browser, 'Mary');
  const page = await another(browser, 'bd2', '/dashboard');
  await letGo(page);
  await page.goto(queue.path);
  await start(page);
  await expect(inHand(page)).toContainText('Mary');
  await page.keyboard.press('v');
  await page.keyboard.press('e');
  await page.keyboard.type('Left a message about the fair.');
  await page.context().setOffline(true);
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('1 outcome waits to be sent')).toBeVisible();
  await page.context().setOffline(false);
  await expect(page.getByText('1 outcome waits to be sent')).toBeHidden({ timeout: 15_000 });

  const calls = await call<{ items: { outcome: string; body: string }[] }>(
    page,
    'GET',
    `/api/activities?leadId=${queue.lead}&kind=call`,
  );
  expect(calls.items).toHaveLength(1);
  expect(calls.items[0]).toMatchObject({
    outcome: 'voicemail',
    body: 'Left a message about the fair.',
  });
  await expect(page.getByText('Nothing to call now')).toBeVisible();
  await expect(page.getByText('Waiting for a retry')).toBeVisible();
  await picture(page, 'workspace-empty');
  await page.context().close();
});

test('a note outlives a reload, in French and on a phone', async ({ browser }) => {
  const queue = await queueOf(browser, 'Rosalind');
  const page = await another(browser, 'bd2', '/dashboard');
  await letGo(page);
  await speak(page, 'fr');
  await page.setViewportSize({ width: 360, height: 780 });
  await page.goto(queue.path);
  await start(page);
  await expect(inHand(page)).toContainText('Rosalind');
  await page.getByRole('combobox', { name: 'Note' }).fill('À rappeler après le salon.');
  await page.reload();
  await expect(page.getByRole('combobox', { name: 'Note' })).toHaveValue(
    'À rappeler après le salon.',
  );
  await page.keyboard.press('c');
  await expect(page.getByRole('button', { name: /Demain à 10 h/ })).toBeVisible();
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);
  await picture(page, 'workspace-fr-360');
  await page.getByRole('button', { name: /Demain à 10 h/ }).click();
  await page.getByRole('button', { name: /Terminer et suivant/ }).click();
  await expect(page.getByText('Rien à appeler pour l’instant')).toBeVisible();
  await page.context().close();
});

test('a lead given back takes its note along, and an outcome is undone after a reload', async ({
  browser,
}) => {
  const queue = await queueOf(browser, 'Lise');
  const page = await another(browser, 'bd2', '/dashboard');
  await letGo(page);
  await page.goto(queue.path);
  await start(page);
  await expect(inHand(page)).toContainText('Lise');

  // The call is wrapped up by keyboard, and taken back after a reload, with its note.
  await page.keyboard.press('n');
  await page.keyboard.press('e');
  await page.keyboard.type('Speaks German.');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('Nothing to call now')).toBeVisible();
  await page.reload();
  await page.getByRole('button', { name: 'Undo the last outcome' }).click();
  await expect(inHand(page)).toContainText('Lise');
  const note = page.getByRole('combobox', { name: 'Note' });
  await expect(note).toHaveValue('Speaks German.');

  // Given back with Shift and a letter: the note stays on the lead.
  await page.keyboard.press('Shift+L');
  await expect(page.getByText(/^The note on Lise .* is saved$/)).toBeVisible();
  const notes = await call<{ items: { body: string }[] }>(
    page,
    'GET',
    `/api/activities?leadId=${queue.lead}&kind=note`,
  );
  expect(notes.items.map(({ body }) => body)).toEqual(['Speaks German.']);
  await page.context().close();
});

test('the lead in hand is enrolled in a sequence by one key', async ({ browser }) => {
  const page = await another(browser, 'bd2', '/dashboard');
  const mailbox = await connectMailbox(page, 'calls');
  const queue = await queueOf(browser, 'Hannah', {
    email: mailbox.address.replace('calls-', 'hannah-'),
  });
  const sequence = await draftSequence(page, [{ kind: 'wait', wait: { amount: 2, unit: 'days' } }]);
  await letGo(page);
  await page.goto(queue.path);
  await start(page);
  await expect(inHand(page)).toContainText('Hannah');
  await page.keyboard.press('q');
  const dialog = await chooseSequence(page, sequence.name);
  await expect(dialog.getByText('1 of 1 can be enrolled')).toBeVisible();
  await dialog.getByRole('button', { name: 'Enrol 1 lead' }).click();
  await expect(dialog.getByText(`1 lead is in “${sequence.name}” now`)).toBeVisible();
  await dialog.getByRole('button', { name: 'Close' }).last().click();
  await expect(dialog).toBeHidden();
  await expect(inHand(page)).toContainText('Hannah');
  await letGo(page);
  await disconnectMailbox(page, mailbox.id);
  await page.context().close();
});
