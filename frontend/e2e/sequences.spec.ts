import { expect, test } from '@playwright/test';
import { leadAt } from './support/leads';
import { fresh } from './support/names';
import { expectAccessible, expectNoSidewaysScroll, moveByKeys, speak } from './support/page';
import { logIn } from './support/people';
import { chooseSequence, draftSequence } from './support/sequences';

/** One task and a wait: that needs neither a template nor a mailbox. */
const lookUp = [
  {
    kind: 'manual_task',
    name: 'Look them up',
    task: {
      title: 'Look them up',
      notes: null,
      priority: 'normal',
      dueInHours: 4,
      waitForDone: true,
    },
  },
  { kind: 'wait', wait: { amount: 2, unit: 'business_days' } },
];

test('a sequence of texts, a wait and a condition is built, ordered by keyboard, and set to work', async ({
  page,
}) => {
  await speak(page, 'en');
  await logIn(page, 'manager', '/sequences?dialog=new-sequence');
  const name = fresh('Sequence');
  const form = page.getByRole('dialog', { name: 'New sequence' });
  await form.getByLabel('Name').fill(name);
  await expectAccessible(page);
  await form.getByRole('button', { name: 'Create sequence' }).click();
  await expect(page.getByRole('heading', { name, level: 1 })).toBeVisible();
  await expect(page.getByText('No steps yet')).toBeVisible();

  await page.getByRole('button', { name: 'Add step' }).click();
  await page.getByRole('menuitem', { name: 'Mail', exact: true }).click();
  const mail = page.getByRole('dialog', { name: 'New step: Mail' });
  await mail.getByLabel('Subject').fill('Your invoices');
  await mail.getByRole('button', { name: 'Add step' }).click();
  await expect(mail.getByRole('alert')).toHaveText('Write the text, or choose a template.');
  await mail.getByRole('textbox', { name: 'Text', exact: true }).fill('Hello {{firstName|there}}');
  await mail.getByRole('button', { name: 'Try another text' }).click();
  await expect(mail.getByRole('tab', { name: 'Text B · 50%' })).toHaveAttribute(
    'aria-selected',
    'true',
  );
  await mail.getByLabel('Subject').fill('A question');
  await mail.getByRole('textbox', { name: 'Text', exact: true }).fill('How do you send invoices?');
  await expectAccessible(page);
  await mail.getByRole('button', { name: 'Add step' }).click();
  await expect(mail).toBeHidden();

  await page.getByRole('button', { name: 'Add step' }).click();
  await page.getByRole('menuitem', { name: 'Wait' }).click();
  const wait = page.getByRole('dialog', { name: 'New step: Wait' });
  await wait.getByRole('button', { name: 'Add step' }).click();
  await expect(wait).toBeHidden();

  // Up with the keyboard, and back by undo.
  const steps = page.getByRole('list', { name: 'Steps' }).getByRole('listitem');
  await expect(steps.nth(1)).toContainText('Wait 2 working days');
  await moveByKeys(page, 'Wait 2 working days', 'ArrowUp');
  await expect(page.getByText('Step moved')).toBeVisible();
  await expect(steps.nth(0)).toContainText('Wait 2 working days');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(steps.nth(0)).toContainText('Your invoices');

  // Who has not answered is written to once more.
  await page.getByRole('button', { name: 'Add step' }).click();
  await page.getByRole('menuitem', { name: 'Condition' }).click();
  const condition = page.getByRole('dialog', { name: 'New step: Condition' });
  await condition.getByText('Answered', { exact: true }).click();
  await expect(condition.getByRole('radio', { name: 'Answered' })).toBeChecked();
  await condition.getByRole('button', { name: 'Add step' }).click();
  await expect(condition).toBeHidden();
  await page.locator('[data-way="no"]').getByRole('button', { name: 'Add step' }).click();
  await page.getByRole('menuitem', { name: 'Mail', exact: true }).click();
  await mail.getByText('As an answer in the same thread', { exact: true }).click();
  await mail.getByRole('textbox', { name: 'Text', exact: true }).fill('Did you see my mail?');
  await mail.getByRole('button', { name: 'Add step' }).click();
  await expect(mail).toBeHidden();

  await page.getByRole('button', { name: 'Activate' }).click();
  await expect(page.getByRole('button', { name: 'Pause' })).toBeVisible();
  await page.reload();
  await expect(steps.nth(0)).toContainText('Your invoices');
  await expect(steps.nth(0)).toContainText('2 texts');
  await expect(page.getByRole('list', { name: 'Was it answered? No' })).toContainText(
    'Answer in the same thread',
  );
  await expect(page.getByRole('button', { name: 'Pause' })).toBeVisible();
  await expectAccessible(page);
});

test('who is left out of a sequence is said, with the reason, before anybody is in', async ({
  page,
}) => {
  await speak(page, 'en');
  await logIn(page, 'manager');
  const sequence = await draftSequence(page, lookUp);
  const lead = await leadAt(page, null);
  await page.goto(`/leads/${lead.id}?dialog=enrol:${lead.id}`);
  const dialog = await chooseSequence(page, sequence.name);
  await expect(dialog.getByText('0 of 1 can be enrolled')).toBeVisible();
  await dialog.getByRole('button', { name: /No e-mail address/ }).click();
  await expect(dialog.getByRole('link', { name: lead.fullName })).toBeVisible();
  await expect(dialog.getByRole('button', { name: /^Enrol 0/ })).toBeDisabled();
  await expectAccessible(page);
});

test('people, results and all numbers fit a phone, in French', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await speak(page, 'fr');
  await logIn(page, 'manager');
  const sequence = await draftSequence(page, lookUp);
  await page.goto(`/sequences/${sequence.id}`);
  await expect(page.getByRole('button', { name: /Look them up/ }).first()).toBeVisible();
  await expectNoSidewaysScroll(page);
  await page.getByRole('tab', { name: 'Personnes' }).click();
  await expect(page.getByText('Personne n’y est encore')).toBeVisible();
  await page.getByRole('tab', { name: 'Résultats' }).click();
  await expect(page.getByRole('rowheader', { name: 'Toutes les étapes' })).toBeVisible();
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await page.goto('/email-automation');
  await expect(page.getByRole('heading', { name: 'Automatisation des mails' })).toBeVisible();
  await expect(page.getByRole('rowheader', { name: sequence.name })).toBeVisible();
  await expectNoSidewaysScroll(page);
});

test('what a sequence brought is counted, and each number opens exactly its mails', async ({
  page,
}) => {
  await speak(page, 'en');
  await logIn(page, 'manager', '/email-automation');
  const of = page.getByRole('row', { name: /^Shops: before the season/ });
  await expect(of).toBeVisible();
  const numbers = (await of.getByRole('cell').allInnerTexts()).map((text) => parseInt(text, 10));
  const [sent = 0, delivered = 0, opened = 0, clicked = 0, replied = 0, bounced = 0] = numbers;
  expect(delivered).toBe(sent - bounced);
  expect(opened).toBeLessThan(delivered);
  expect(clicked).toBeLessThan(opened);
  expect(replied).toBeGreaterThan(0);
  expect(bounced).toBeGreaterThan(0);
  for (const [at, count] of [
    [3, clicked],
    [4, replied],
    [5, bounced],
  ] as const) {
    await of.getByRole('cell').nth(at).getByRole('link').click();
    const mails = page.getByRole('grid', { name: 'Mails' });
    await expect(mails).toHaveAttribute('aria-rowcount', String(count + 1));
    await page.goBack();
  }
  await of.getByRole('cell').nth(4).getByRole('link').click();
  await page
    .getByRole('grid', { name: 'Mails' })
    .getByRole('row')
    .nth(1)
    .getByRole('link')
    .nth(1)
    .click();
  await expect(page).toHaveURL(/\/inbox\//);
  await expect(page.getByRole('main')).toContainText('Bea Demo-Seller');
});
