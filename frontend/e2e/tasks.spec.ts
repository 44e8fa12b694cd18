import { expect, type Page, test } from '@playwright/test';
import { call } from './support/deals';
import { fresh } from './support/names';
import { expectAccessible, expectNoSidewaysScroll, listening, speak } from './support/page';
import { another, logIn } from './support/people';

const part = (page: Page, name: string) => page.getByRole('region', { name, exact: true });

interface Made {
  id: string;
}

async function task(page: Page, title: string, more: object = {}): Promise<Made> {
  const yesterday = new Date(Date.now() - 86_400_000).toISOString();
  return call<Made>(page, 'POST', '/api/tasks', { title, dueAt: yesterday, ...more });
}

test('a task is planned by keyboard, and put back', async ({ page }) => {
  await speak(page, 'en');
  await logIn(page, 'manager', '/tasks');
  const title = fresh('Overdue call');
  await task(page, title);
  await page.goto(`/tasks?q=${encodeURIComponent(title)}`);
  await expect(page.getByTestId('count-overdue')).toContainText('1');
  await expectAccessible(page);

  await part(page, 'Overdue').getByRole('link', { name: title }).focus();
  await page.keyboard.press('Space');
  await expect(page.getByTestId('task-board-says')).toContainText('picked up');
  await listening(page);
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect(page.getByTestId('task-board-says')).toContainText('Later');
  await page.keyboard.press('Space');
  await expect(part(page, 'Later').getByRole('link', { name: title })).toBeFocused();
  await expect(page.getByTestId('count-overdue')).toContainText('0');
  await page.reload();
  await expect(part(page, 'Later').getByRole('link', { name: title })).toBeVisible();

  await page.getByRole('button', { name: `Actions for ${title}` }).click();
  await page.getByRole('menuitem', { name: 'Today' }).click();
  await expect(part(page, 'Today').getByRole('link', { name: title })).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(part(page, 'Later').getByRole('link', { name: title })).toBeVisible();
});

test('a task is dragged by mouse to another day', async ({ page }) => {
  await speak(page, 'en');
  await logIn(page, 'manager', '/tasks');
  const title = fresh('Draggable');
  await task(page, title);
  await page.goto(`/tasks?q=${encodeURIComponent(title)}`);
  const from = await page.locator('li[data-task]').filter({ hasText: title }).boundingBox();
  const to = await part(page, 'Later').boundingBox();
  if (!from || !to) throw new Error('nothing to drag');
  await page.mouse.move(from.x + 60, from.y + from.height - 12);
  await page.mouse.down();
  await page.mouse.move(from.x + 80, from.y + from.height, { steps: 4 });
  await page.mouse.move(to.x + to.width / 2, to.y + 120, { steps: 10 });
  await expect(page.locator('section[data-over]')).toHaveCount(1);
  await page.mouse.up();
  await expect(part(page, 'Later').getByRole('link', { name: title })).toBeVisible();
  await expect(page.getByTestId('count-overdue')).toContainText('0');
});

test('a repeated task comes back when it is done, and undoing takes that back', async ({
  page,
}) => {
  await speak(page, 'en');
  await logIn(page, 'manager', '/tasks');
  const title = fresh('Regular report');
  await page.goto(`/tasks?q=${encodeURIComponent(title)}&dialog=new-task`);
  const form = page.getByRole('dialog');
  await form.getByLabel('What is to be done').fill(title);
  await form.getByRole('button', { name: 'Today', exact: true }).click();
  await form.getByLabel('Repeats').click();
  await page.getByRole('option', { name: 'Every 2 weeks' }).click();
  await form.getByLabel('Reminder').click();
  await page.getByRole('option', { name: '30 minutes before' }).click();
  await expectAccessible(page);
  await form.getByRole('button', { name: 'Add' }).click();
  await expect(form).toBeHidden();

  const today = part(page, 'Today').getByRole('link', { name: title });
  const later = part(page, 'Later').getByRole('link', { name: title });
  await expect(today).toBeVisible();
  await page.getByRole('checkbox', { name: `${title} is done` }).click();
  await expect(today).toBeHidden();
  await expect(later).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(today).toBeVisible();
  await expect(later).toBeHidden();
});

test('the bell tells of a mention as it happens, and opens the record', async ({ browser }) => {
  const bd = await another(browser, 'bd', '/dashboard');
  const manager = await another(browser, 'manager', '/dashboard');
  const me = await call<{ id: string; name: string }>(bd, 'GET', '/api/users/me');
  const account = await call<Made>(manager, 'POST', '/api/accounts', { name: fresh('Account') });
  const name = fresh('Mentioned deal');
  const deal = await call<Made>(manager, 'POST', '/api/deals', { accountId: account.id, name });
  await call(manager, 'POST', `/api/accounts/${account.id}/assign`, { userIds: [me.id] });
  await call(bd, 'POST', '/api/notifications/read-all');
  await bd.reload();
  await expect(bd.getByRole('button', { name: /^Notifications/ })).toBeVisible();
  await expect(bd.getByTestId('unread')).toBeHidden();

  await manager.goto(`/pipeline/${deal.id}`);
  const words = manager.getByLabel('Write a note…');
  await words.pressSequentially(`Please have a look @${me.name.slice(0, 3)}`);
  await manager.getByRole('option', { name: me.name }).click();
  await expect(words).toHaveValue(`Please have a look @${me.name} `);
  await words.press('Control+Enter');

  await expect(bd.getByTestId('unread')).toHaveText('1');
  await bd.getByRole('button', { name: /^Notifications, 1 unread/ }).click();
  const panel = bd.getByRole('dialog', { name: 'Notifications' });
  await expect(panel.getByRole('heading', { name: 'Today' })).toBeVisible();
  // The page under the panel is no target meanwhile.
  await expectAccessible(bd, '[role="dialog"]');
  await panel.getByRole('link', { name: new RegExp(name) }).click();
  await expect(bd.getByRole('heading', { level: 1, name })).toBeVisible();
  await expect(bd.getByTestId('unread')).toBeHidden();
  await expect(bd.getByText(`@${me.name}`).first()).toBeVisible();
});

test('tasks, bell and preferences in French on a small screen', async ({ browser }) => {
  const page = await another(browser, 'manager', '/tasks', 'fr');
  await page.setViewportSize({ width: 360, height: 740 });
  await expect(page.getByRole('heading', { level: 1, name: 'Tâches' })).toBeVisible();
  await expect(part(page, 'En retard')).toBeVisible();
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);
  await page.getByRole('button', { name: /^Notifications/ }).click();
  await expect(page.getByRole('dialog', { name: 'Notifications' })).toBeVisible();
  await expectAccessible(page, '[role="dialog"]');
  await page.keyboard.press('Escape');

  await page.goto('/preferences');
  await expect(page.getByRole('switch', { name: /Par e-mail : On me mentionne/ })).toBeVisible();
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);
});

test('an admin sees the work in the background', async ({ page }) => {
  await speak(page, 'en');
  await logIn(page, 'admin', '/settings/jobs');
  await expect(page.getByTestId('jobs-waiting')).not.toHaveText('0');
  await expect(page.getByText('Reminders of tasks')).toBeVisible();
  await expectAccessible(page);
});
