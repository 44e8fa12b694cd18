import type { Schema } from '@/api/client';
import type { Stage } from '@/features/pipelines/public';

/** A deal as a card or a row shows it. */
export type DealSummary = Schema<'DealSummary'>;
export type Deal = Schema<'Deal'>;
export type DealStats = Schema<'DealStats'>;

/** What a deal's editor sends, with every field said: a PUT replaces the deal whole. */
export type DealRequest = Required<Schema<'DealRequest'>>;

export interface LostAnswer {
  lostReason: string;
  lostNote: string | null;
}

/** What comes next for a deal, as Pipedrive taught sales people to see it at a glance. */
export type NextSign = 'overdue' | 'today' | 'planned' | 'none';

/** `nextStepAt` is an instant: which day it falls on is the reader's calendar's business. */
export function nextSign(nextStepAt: string | null, now: Date = new Date()): NextSign {
  if (!nextStepAt) return 'none';
  const at = new Date(nextStepAt);
  if (at.getTime() < now.getTime()) return 'overdue';
  return at.toDateString() === now.toDateString() ? 'today' : 'planned';
}

/** The probability that the server will give a deal that moves from one stage to another. */
export function probabilityAfter(
  probability: number,
  from: Stage | undefined,
  to: Stage | undefined,
): number {
  if (!to || from?.key === to.key) return probability;
  if (to.kind !== 'open') return to.probability;
  // Somebody's own estimate outlives the move; a stage's default does not.
  const estimated = from?.kind === 'open' && probability !== from.probability;
  return estimated ? probability : to.probability;
}

export function cents(amount: number): number {
  return Math.round(amount * 100) / 100;
}

/** A PUT replaces the deal whole: what an inline edit leaves alone is sent as it was. */
export function requestOf(deal: Deal, patch: Partial<DealRequest> = {}): DealRequest {
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
    openedOn: deal.openedOn,
    lostReason: deal.lostReason,
    lostNote: deal.lostNote,
    notes: deal.notes,
    metadata: deal.metadata,
    externalId: deal.externalId,
    ...patch,
  };
}

/** The card of a deal that was read whole. */
export function summaryOf(deal: Deal): DealSummary {
  return {
    id: deal.id,
    name: deal.name,
    account: deal.account,
    campaign: deal.campaign,
    owner: deal.owner,
    value: deal.value,
    stage: deal.stage,
    stageKind: deal.stageKind,
    probability: deal.probability,
    closeDate: deal.closeDate,
    closedAt: deal.closedAt,
    daysInStage: deal.daysInStage,
    rotting: deal.rotting,
    overdue: deal.overdue,
    nextStepAt: deal.nextStep?.dueAt ?? null,
    mayEdit: deal.may.edit,
    version: deal.version,
    createdAt: deal.createdAt,
    updatedAt: deal.updatedAt,
  };
}
