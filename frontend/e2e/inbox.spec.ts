import { expect, type Page, test } from '@playwright/test';
import { call } from './support/deals';
import { deliver } from './support/letters';
import { connectMailbox, disconnectMailbox, threadRow } from './support/mailboxes';
import { fresh } from './support/names';
import { expectAccessible, expectNoSidewaysScroll, speak } from './support/page';
import { logIn } from './support/people';

interface Thread {
  id: string;
  subject: string;
  unread: number;
}

async function inFolder(page: Page, folder: string, subject: string): Promise<Thread[]> {
  const { items } = await call<{ items: Thread[] }>(
    page,
    'GET',
    `/api/inbox/threads?folder=${folder}&q=${encodeURIComponent(subject)}`,
  );
  return items;
}

test('a stranger’s mail arrives by itself, is read without harm, snoozed and filed by keyboard', async ({
  page,
}) => {
  const dialogs: string[] = [];
  page.on('dialog', (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.setViewportSize({ width: 1440, height: 900 });
  await speak(page, 'en');
  await logIn(page, 'bd2');
  const mailbox = await connectMailbox(page, 'inbox');
  const subject = fresh('Two seats');
  await page.goto('/inbox');
  await expect(page.getByRole('tab', { name: /Inbox/ })).toBeVisible();

  await deliver({
    from: 'Camille Durand <camille@there.example>',
    to: mailbox.address,
    subject,
    html:
      '<p>Could you send the <b>offer</b>?</p><script>alert(1)</script><img src="x" onerror="alert(2)">' +
      '<img src="https://elsewhere.example/pixel.png" alt="Logo">' +
      '<div class="gmail_quote"><blockquote>As promised</blockquote></div>',
  });
  await expect(threadRow(page, subject)).toContainText('Camille Durand', { timeout: 60_000 });
  await expectAccessible(page);

  await threadRow(page, subject).getByRole('link').click();
  const frame = page.frameLocator('[data-testid=message-frame]');
  await expect(frame.getByText('offer')).toBeVisible();
  await expect(frame.getByText('As promised')).toBeHidden();
  await frame.getByText('•••').click();
  await expect(frame.getByText('As promised')).toBeVisible();
  expect(asked.filter((url) => url.includes('elsewhere.example'))).toEqual([]);
  await page.getByRole('button', { name: 'Show pictures' }).click();
  await expect.poll(() => asked.some((url) => url.includes('elsewhere.example'))).toBe(true);
  expect(dialogs).toEqual([]);
  await expect.poll(async () => (await inFolder(page, 'inbox', subject))[0]?.unread).toBe(0);
  await expectAccessible(page);

  await threadRow(page, subject).getByRole('link').focus();
  await page.keyboard.press('s');
  await page.getByRole('menuitem', { name: /Tomorrow/ }).click();
  await expect.poll(async () => (await inFolder(page, 'snoozed', subject)).length).toBe(1);
  await expect(threadRow(page, subject)).toHaveCount(0);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(threadRow(page, subject)).toBeVisible();

  await threadRow(page, subject).getByRole('link').focus();
  await page.keyboard.press('e');
  await expect.poll(async () => (await inFolder(page, 'done', subject)).length).toBe(1);
  await page.getByRole('tab', { name: 'Done' }).click();
  await expect(threadRow(page, subject)).toBeVisible();
  await disconnectMailbox(page, mailbox.id);
});

test('the inbox fits a phone, in French and in the dark', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await page.emulateMedia({ colorScheme: 'dark' });
  await speak(page, 'fr');
  await logIn(page, 'bd', '/inbox');
  await expect(page.getByRole('heading', { name: 'Boîte de réception', level: 1 })).toBeVisible();
  await expect(page.getByTestId('threads')).toHaveAttribute('aria-busy', 'false');
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
});
