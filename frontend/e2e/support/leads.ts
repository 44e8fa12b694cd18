import type { Page } from '@playwright/test';
import { call } from './deals';
import { fresh } from './names';

export interface MadeLead {
  id: string;
  fullName: string;
}

/** Somebody to write to, in an active campaign of their own. */
export async function leadAt(page: Page, email: string): Promise<MadeLead> {
  const account = await call<{ id: string }>(page, 'POST', '/api/accounts', {
    name: fresh('Client'),
  });
  const campaign = await call<{ id: string }>(page, 'POST', '/api/campaigns', {
    accountId: account.id,
    name: fresh('Campaign'),
    status: 'active',
  });
  return call(page, 'POST', '/api/leads', {
    campaignId: campaign.id,
    firstName: 'Camille',
    lastName: fresh('Durand'),
    company: 'Maison Verte',
    email,
  });
}
