import { expect, type Locator, type Page } from '@playwright/test';
import { call } from './deals';
import type { MadeLead } from './leads';
import { fresh } from './names';
import type { Person } from './people';

/** A campaign that may be called at any hour, with a script; `rules` in the place of its own. */
export async function campaignToCall(manager: Page, rules: object = {}): Promise<string> {
  const account = await call<{ id: string }>(manager, 'POST', '/api/accounts', {
    name: fresh('Client'),
  });
  const campaign = await call<{ id: string }>(manager, 'POST', '/api/campaigns', {
    accountId: account.id,
    name: fresh('Calls'),
    status: 'active',
  });
  const path = `/api/campaigns/${campaign.id}/settings`;
  const { version, ...settings } = await call<{ version: number }>(manager, 'GET', path);
  await call(
    manager,
    'PUT',
    path,
    {
      ...settings,
      script: '<p>Hello {{firstName|there}}, have you got a minute?</p>',
      window: { days: [1, 2, 3, 4, 5, 6, 7], from: '00:00', to: '23:59', skipHolidays: false },
      ...rules,
    },
    { 'If-Match': `"${version}"` },
  );
  return campaign.id;
}

/** As above, worked by these people. */
export async function campaignOf(
  manager: Page,
  people: readonly Person[],
  rules: object = {},
): Promise<string> {
  const campaignId = await campaignToCall(manager, rules);
  const { items } = await call<{ items: { id: string; email: string }[] }>(
    manager,
    'GET',
    '/api/users?limit=100',
  );
  const userIds = people.map(
    (person) => items.find(({ email }) => email === `${person}@facturix.local`)?.id,
  );
  await call(manager, 'POST', `/api/campaigns/${campaignId}/assign`, { userIds });
  return campaignId;
}

export function leadToCall(
  manager: Page,
  campaignId: string,
  firstName: string,
  more: object = {},
): Promise<MadeLead> {
  return call(manager, 'POST', '/api/leads', {
    campaignId,
    firstName,
    lastName: fresh('Lead'),
    phone: '+1 415 555 0132',
    ...more,
  });
}

/** A call to a lead, as whose page it is says that it ended. */
export function wrapUp(page: Page, lead: MadeLead, outcome: object): Promise<unknown> {
  return call(page, 'POST', `/api/leads/${lead.id}/outcome`, outcome);
}

export const workspaceOf = (campaignId: string) => `/leads/workspace?campaignId=${campaignId}`;

export const inHand = (page: Page): Locator => page.locator('#lead-in-hand');

export const startButton = (page: Page): Locator =>
  page.getByRole('button', { name: /Start calling|Commencer les appels/ });

export async function start(page: Page): Promise<void> {
  await expect(startButton(page)).toBeVisible();
  await page.keyboard.press('Enter');
}

/** Lets go of what an earlier test left in this person's hands. */
export async function letGo(page: Page): Promise<void> {
  const held = await call<{ lead: MadeLead } | null>(page, 'POST', '/api/leads/next', {});
  if (held) await call(page, 'DELETE', `/api/leads/${held.lead.id}/lock?reason=break`);
}
