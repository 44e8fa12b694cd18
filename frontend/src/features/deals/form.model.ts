import { z } from 'zod';
import type { Pipeline } from '@/features/pipelines/public';
import { defaultPipeline } from '@/features/pipelines/public';
import type { Deal, DealRequest } from './model';

/** What the deal dialog holds. A type, not an interface: the form needs an index of its fields. */
export type DealValues = {
  accountId: string | null;
  campaignId: string | null;
  leadId: string | null;
  ownerId: string | null;
  name: string;
  value: number | '';
  stage: string;
  /** null: the probability follows the stage. */
  probability: number | null;
  closeDate: string | null;
  lostReason: string | null;
  lostNote: string;
  notes: string;
  /** Not shown, but a PUT replaces the deal whole. */
  openedOn: string | null;
  metadata: Record<string, unknown>;
  externalId: string | null;
};

export function valuesOf(deal: Deal): DealValues {
  return {
    accountId: deal.account.id,
    campaignId: deal.campaign?.id ?? null,
    leadId: deal.lead?.id ?? null,
    ownerId: deal.owner.id,
    name: deal.name,
    value: deal.value,
    stage: deal.stage,
    probability: deal.probabilityOverridden ? deal.probability : null,
    closeDate: deal.closeDate,
    lostReason: deal.lostReason,
    lostNote: deal.lostNote ?? '',
    notes: deal.notes ?? '',
    openedOn: deal.openedOn,
    metadata: deal.metadata,
    externalId: deal.externalId,
  };
}

export interface Prefill {
  accountId?: string | undefined;
  campaignId?: string | undefined;
  leadId?: string | undefined;
  name?: string | undefined;
  stage?: string | undefined;
}

export function blankValues(
  prefill: Prefill,
  pipelines: readonly Pipeline[],
  pipeline: string | undefined,
  me: string,
): DealValues {
  const chosen = pipelines.find((one) => one.key === pipeline) ?? defaultPipeline(pipelines);
  const first = chosen?.stages.find((stage) => stage.kind === 'open');
  return {
    accountId: prefill.accountId ?? null,
    campaignId: prefill.campaignId ?? null,
    leadId: prefill.leadId ?? null,
    ownerId: me,
    name: prefill.name ?? '',
    value: '',
    stage: prefill.stage ?? first?.key ?? '',
    probability: null,
    closeDate: null,
    lostReason: null,
    lostNote: '',
    notes: '',
    openedOn: null,
    metadata: {},
    externalId: null,
  };
}

export function requestOfValues(values: DealValues, isLost: boolean): DealRequest {
  return {
    accountId: values.accountId ?? '',
    campaignId: values.campaignId,
    leadId: values.leadId,
    ownerId: values.ownerId,
    name: values.name.trim(),
    value: values.value === '' ? 0 : values.value,
    stage: values.stage,
    probability: values.probability,
    closeDate: values.closeDate,
    openedOn: values.openedOn,
    lostReason: isLost ? values.lostReason : null,
    lostNote: isLost ? values.lostNote.trim() || null : null,
    notes: values.notes.trim() || null,
    metadata: values.metadata,
    externalId: values.externalId,
  };
}

export const dealSchema = z.object({
  accountId: z.string({ error: 'common:validation.required' }),
  ownerId: z.string({ error: 'common:validation.required' }),
  name: z.string().trim().min(1).max(200),
  value: z.union([z.literal(''), z.number().min(0).max(9_999_999_999.99)]),
  stage: z.string().min(1),
  lostNote: z.string().max(2000),
  notes: z.string().max(20_000),
});

/** What belongs together: a lead's campaign, a campaign's account. */
export interface Ties {
  accountId: string | null;
  campaignId: string | null;
  leadId: string | null;
}

/** Another account leaves its predecessor's campaign and lead behind. */
export function withAccount(ties: Ties, accountId: string | null): Ties {
  return accountId === ties.accountId ? ties : { accountId, campaignId: null, leadId: null };
}

/** A campaign brings its account; the lead stays only if the campaign does. */
export function withCampaign(ties: Ties, campaign: { id: string; accountId: string } | null): Ties {
  if (!campaign) return { ...ties, campaignId: null, leadId: null };
  return {
    accountId: campaign.accountId,
    campaignId: campaign.id,
    leadId: ties.campaignId === campaign.id ? ties.leadId : null,
  };
}

/** A lead brings its campaign and account. */
export function withLead(
  ties: Ties,
  lead: { id: string; campaignId: string; accountId: string } | null,
): Ties {
  if (!lead) return { ...ties, leadId: null };
  return { accountId: lead.accountId, campaignId: lead.campaignId, leadId: lead.id };
}
