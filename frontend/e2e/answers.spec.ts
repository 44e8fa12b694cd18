import { readFile } from 'node:fs/promises';
import { expect, type Locator, test } from '@playwright/test';
import { arrived, correspondents, openArrived } from './support/mailboxes';
import { fresh } from './support/names';
import { expectAccessible, speak } from './support/page';

async function addReader(letter: Locator, line: 'To' | 'Cc' | 'Bcc', address: string) {
  const field = letter.getByRole('combobox', { name: line, exact: true });
  await field.fill(address);
  await field.press('Enter');
  await expect(letter.getByText(address, { exact: true })).toBeVisible();
}

test('a mail with a file and copies is read, forwarded whole and answered to all', async ({
  page,
  browser,
}) => {
  test.slow();
  await page.setViewportSize({ width: 1440, height: 900 });
  await speak(page, 'en');
  const { mine, other: writer, part } = await correspondents(page, browser, 'desk', 'writer');
  const tag = mine.address.replace(/^desk-|@.*$/g, '');
  const copied = `copied-${tag}@facturix.local`;
  const hidden = `hidden-${tag}@facturix.local`;
  const third = `third-${tag}@facturix.local`;
  const subject = fresh('The plan');

  await writer.goto('/inbox');
  await writer.getByRole('button', { name: 'Write a mail' }).click();
  const composer = writer.getByRole('dialog', { name: 'Mail', exact: true });
  await addReader(composer, 'To', mine.address);
  await composer.getByRole('button', { name: 'Cc, Bcc' }).click();
  await addReader(composer, 'Cc', copied);
  await addReader(composer, 'Bcc', hidden);
  await composer.getByLabel('Subject').fill(subject);
  await composer.getByRole('textbox', { name: 'Text of the mail' }).click();
  await writer.keyboard.press('Control+Home');
  await writer.keyboard.type('Here is the plan for spring.');
  const choosing = writer.waitForEvent('filechooser');
  await composer.getByRole('button', { name: 'Attach files' }).click();
  await (await choosing).setFiles({
    name: 'plan.txt',
    mimeType: 'text/plain',
    buffer: Buffer.from('Sow in March.'),
  });
  await expect(composer.getByRole('button', { name: 'Remove plan.txt' })).toBeVisible();
  await expect(composer.getByRole('status')).toHaveText('Saved');
  await expectAccessible(writer);
  await composer.getByRole('button', { name: 'Send', exact: true }).click();
  await expect(writer.getByText('The mail is on its way.')).toBeVisible();
  await arrived(page, copied, subject);
  await arrived(page, hidden, subject);

  await page.goto('/inbox');
  await openArrived(page, subject);
  const pane = page.getByRole('region', { name: 'Open thread' });
  await expect(pane).toContainText(`cc ${copied}`);
  await expect(pane).not.toContainText(hidden);
  const saving = page.waitForEvent('download');
  await pane.getByRole('link', { name: /plan\.txt/ }).click();
  const file = await saving;
  expect(file.suggestedFilename()).toBe('plan.txt');
  expect(await readFile(await file.path(), 'utf8')).toBe('Sow in March.');

  await expect(pane.getByRole('button', { name: 'Forward', exact: true })).toBeVisible();
  await page.keyboard.press('f');
  const forward = pane.getByRole('region', { name: 'Forward', exact: true });
  await expect(forward.getByRole('button', { name: 'Remove plan.txt' })).toBeVisible();
  await expect(forward).toContainText('Forwarded message');
  await expect(forward).toContainText(`Subject: ${subject}`);
  await expect(forward).toContainText('Here is the plan for spring.');
  await addReader(forward, 'To', third);
  await expect(forward.getByRole('status')).toHaveText('Saved');
  await page.reload();
  await expect(forward.getByRole('button', { name: 'Remove plan.txt' })).toBeVisible();
  await expect(forward.getByText(third, { exact: true })).toBeVisible();
  await forward.getByRole('button', { name: 'Send', exact: true }).click();
  await expect(page.getByText('The mail is on its way.').first()).toBeVisible();
  const passedOn = await arrived(page, third, `Fwd: ${subject}`);
  expect(passedOn.text).toContain('Forwarded message');
  expect(passedOn.text).toContain('Here is the plan for spring.');

  await pane
    .getByRole('button', { name: /^Answer the message of/ })
    .first()
    .click();
  await page.getByRole('menuitem', { name: 'Reply to all' }).click();
  const answer = pane.getByRole('region', { name: 'Reply to all', exact: true });
  await expect(answer.getByText(copied, { exact: true })).toBeVisible();
  await expect(answer.getByRole('textbox', { name: 'Text of the mail' })).toBeFocused();
  await page.keyboard.type('Thank you both.');
  await expectAccessible(page);
  await answer.getByRole('button', { name: 'Send', exact: true }).click();
  await expect(page.getByText('The mail is on its way.').first()).toBeVisible();
  expect((await arrived(page, copied, `Re: ${subject}`)).text).toContain('Thank you both.');

  await part();
});
