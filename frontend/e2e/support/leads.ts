import type { Page } from '@playwright/test';
import { call } from './deals';
import { fresh } from './names';

export interface MadeLead {
  id: string;
  fullName: string;
}

export interface MadeCampaign {
  id: string;
  name: string;
}

/** An active campaign for an account of its own. */
export async function activeCampaign(page: Page): Promise<MadeCampaign> {
  const account = await call<{ id: string }>(page, 'POST', '/api/accounts', {
    name: fresh('Client'),
  });
  return call(page, 'POST', '/api/campaigns', {
    accountId: account.id,
    name: fresh('Campaign'),
    status: 'active',
  });
}

/** Somebody to write to, or without an address nobody to; in a campaign of their own where none is given. */
export async function leadAt(
  page: Page,
  email: string | null,
  campaign?: MadeCampaign,
): Promise<MadeLead> {
  const { id: campaignId } = campaign ?? (await activeCampaign(page));
  return call(page, 'POST', '/api/leads', {
    campaignId,
    firstName: 'Camille',
    lastName: fresh('Durand'),
    company: 'Maison Verte',
    country: 'FR',
    email,
  });
}
