import type { Stage } from '@/features/pipelines/public';
import type { Board } from './board.model';
import type { DealSummary } from './model';

export const stages: Record<string, Stage> = {
  prospecting: stage('prospecting', 'open', 10),
  proposal: stage('proposal', 'open', 50),
  closed_won: stage('closed_won', 'won', 100),
  closed_lost: stage('closed_lost', 'lost', 0),
};
export const stageOf = (key: string) => stages[key];

export function stage(key: string, kind: Stage['kind'], probability: number): Stage {
  return { key, kind, probability, label: { en: key, fr: key }, rottingDays: 10, position: 1 };
}

export function card(id: string, at: string, patch: Partial<DealSummary> = {}): DealSummary {
  const place = stages[at];
  return {
    id,
    name: `Deal ${id}`,
    account: { id: 'acc', name: 'Account' },
    campaign: null,
    owner: { id: 'own', name: 'Owner', initials: 'O' },
    value: 100,
    stage: at,
    stageKind: place?.kind ?? 'open',
    probability: place?.probability ?? 0,
    closeDate: null,
    closedAt: null,
    daysInStage: 5,
    rotting: true,
    overdue: true,
    nextStepAt: null,
    mayEdit: true,
    version: 1,
    createdAt: '2026-01-01T00:00:00Z',
    updatedAt: '2026-01-01T00:00:00Z',
    ...patch,
  };
}

/** A board of `ids` per stage; counts and sums are of the cards plus what is not loaded. */
export function board(columns: Record<string, DealSummary[]>, unloaded = 0): Board {
  return {
    pipeline: 'sales',
    columns: Object.entries(columns).map(([at, cards]) => ({
      stage: at,
      count: cards.length + unloaded,
      value: cards.reduce((sum, one) => sum + one.value, 0) + unloaded * 10,
      weightedValue: cards.reduce((sum, one) => sum + (one.value * one.probability) / 100, 0),
      cards,
      nextCursor: unloaded > 0 ? 'next' : null,
    })),
  };
}

export function column(of: Board, at: string) {
  const found = of.columns.find((candidate) => candidate.stage === at);
  if (!found) throw new Error(`no column ${at}`);
  return found;
}

export const idsOf = (of: Board, at: string) => column(of, at).cards.map((one) => one.id);

export const three = () =>
  board({
    prospecting: [
      card('a', 'prospecting'),
      card('b', 'prospecting', { value: 50 }),
      card('c', 'prospecting'),
    ],
    proposal: [card('x', 'proposal'), card('y', 'proposal')],
    closed_lost: [],
  });
