import type { Schema } from '@/api/client';

export type Dashboard = Schema<'Dashboard'>;
export type DashboardScope = Schema<'DashboardScope'>;
export type ForecastMonth = Schema<'ForecastMonth'>;
export type DealSummary = Schema<'DealSummary'>;
export type AttentionList = Schema<'AttentionList'>;

export const attentions = ['overdue', 'rotting', 'no_next_step'] as const;
export type Attention = (typeof attentions)[number];

/** Whose deals, of which pipeline: what every link of the dashboard has to repeat. */
export interface Slice {
  /** The person whose numbers these are; null for the team's. */
  ownerId: string | null;
  pipeline: string | null;
}

type Filter = Record<string, string | null | undefined>;

function address(path: string, filter: Filter): string {
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries(filter)) if (value) query.set(key, value);
  const text = query.toString();
  return text ? `${path}?${text}` : path;
}

/** The pipeline's table with exactly the deals of this slice and filter. */
export function dealsHref({ ownerId, pipeline }: Slice, filter: Filter): string {
  return address('/pipeline', { view: 'table', pipeline, ownerId, ...filter });
}

export function leadsHref({ ownerId }: Slice): string {
  return address('/leads', { ownerId });
}

/** `seesAll`: a BD's own accounts and campaigns are those the lists show anyway. */
export function accountsHref({ ownerId }: Slice, seesAll: boolean): string {
  return address('/accounts', { ownerId: seesAll ? ownerId : null });
}

export function activeCampaignsHref({ ownerId }: Slice, seesAll: boolean): string {
  return address('/campaigns', { status: 'active', assigneeId: seesAll ? ownerId : null });
}

export type ForecastPart = 'overdue' | 'month' | 'later' | 'undated';

/** Which of the nine parts of the forecast this is. */
export function partOf(entry: ForecastMonth): ForecastPart {
  if (entry.overdue) return 'overdue';
  if (entry.month !== null) return 'month';
  return entry.from !== null ? 'later' : 'undated';
}

export function forecastHref(slice: Slice, entry: ForecastMonth): string {
  return dealsHref(slice, {
    kind: 'open',
    closeFrom: entry.from,
    closeTo: entry.to,
    undated: partOf(entry) === 'undated' ? 'true' : null,
  });
}

/** Overdue, later and undated ones are shown only when there are any; the months always. */
export function shownForecast(forecast: readonly ForecastMonth[]): ForecastMonth[] {
  return forecast.filter((entry) => partOf(entry) === 'month' || entry.count > 0);
}

interface StageLike {
  key: string;
  kind: 'open' | 'won' | 'lost';
}

export interface StageRow {
  stage: string;
  count: number;
  value: number;
  weightedValue: number;
}

/** The numbers of the open stages in the order of the board; a stage without deals has zeros. */
export function stageRows(byStage: readonly StageRow[], stages: readonly StageLike[]): StageRow[] {
  const numbers = new Map(byStage.map((row) => [row.stage, row]));
  return stages
    .filter(({ kind }) => kind === 'open')
    .map(({ key }) => numbers.get(key) ?? { stage: key, count: 0, value: 0, weightedValue: 0 });
}

/** Days as people say them: none behind the comma from ten on. */
export function roundedDays(days: number | null): number | null {
  if (days === null) return null;
  return days >= 10 ? Math.round(days) : Math.round(days * 10) / 10;
}
