import { z } from 'zod';
import type { Schema } from '@/api/client';

export type Campaign = Schema<'Campaign'>;
export type CampaignSummary = Schema<'CampaignSummary'>;
export type CampaignRequest = Schema<'CampaignRequest'>;
export type CampaignStatus = Schema<'CampaignStatus'>;

export const campaignStatuses = [
  'draft',
  'active',
  'paused',
  'completed',
] as const satisfies readonly CampaignStatus[];

export const statusColor: Record<CampaignStatus, string> = {
  draft: 'gray',
  active: 'mint',
  paused: 'orange',
  completed: 'blue',
};

export const campaignTabs = [
  'overview',
  'leads',
  'queue',
  'people',
  'deals',
  'timeline',
  'settings',
] as const;
export type CampaignTab = (typeof campaignTabs)[number];

/** What the form holds: texts as typed. */
export type CampaignValues = {
  accountId: string | null;
  name: string;
  status: CampaignStatus;
  startsOn: string | null;
  endsOn: string | null;
  description: string;
};

export const NEW_CAMPAIGN: CampaignValues = {
  accountId: null,
  name: '',
  status: 'draft',
  startsOn: null,
  endsOn: null,
  description: '',
};

export function valuesOf(campaign: Campaign): CampaignValues {
  return {
    accountId: campaign.account.id,
    name: campaign.name,
    status: campaign.status,
    startsOn: campaign.startsOn,
    endsOn: campaign.endsOn,
    description: campaign.description ?? '',
  };
}

export function requestOf(values: CampaignValues): CampaignRequest {
  return {
    accountId: values.accountId ?? '',
    name: values.name.trim(),
    status: values.status,
    startsOn: values.startsOn,
    endsOn: values.endsOn,
    description: values.description.trim() || null,
  };
}

export const campaignSchema = z
  .object({
    accountId: z.string(),
    name: z.string().trim().min(1).max(200),
    startsOn: z.string().nullable(),
    endsOn: z.string().nullable(),
    description: z.string().max(20_000),
  })
  // Dates as YYYY-MM-DD sort like the days they name.
  .refine(({ startsOn, endsOn }) => !startsOn || !endsOn || startsOn <= endsOn, {
    path: ['endsOn'],
    message: 'campaigns:endsBeforeStart',
  });

/** How much of a campaign's time has passed, 0 to 1; null while its dates are open. */
export function elapsed(
  campaign: Pick<Campaign, 'startsOn' | 'endsOn'>,
  today: string,
): number | null {
  if (!campaign.startsOn || !campaign.endsOn) return null;
  const start = Date.parse(campaign.startsOn);
  // The last day counts in full.
  const end = Date.parse(campaign.endsOn) + 86_400_000;
  const share = (Date.parse(today) - start) / (end - start);
  return Math.min(1, Math.max(0, share));
}

export type StateVerb = 'start' | 'pause' | 'resume' | 'complete' | 'reopen';

/** The steps that can follow where a campaign stands; the likeliest first. */
export function nextStates(
  status: CampaignStatus,
): readonly { verb: StateVerb; status: CampaignStatus }[] {
  switch (status) {
    case 'draft':
      return [{ verb: 'start', status: 'active' }];
    case 'active':
      return [
        { verb: 'pause', status: 'paused' },
        { verb: 'complete', status: 'completed' },
      ];
    case 'paused':
      return [
        { verb: 'resume', status: 'active' },
        { verb: 'complete', status: 'completed' },
      ];
    case 'completed':
      return [{ verb: 'reopen', status: 'active' }];
  }
}
