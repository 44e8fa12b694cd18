import type { StageKind } from '@/features/pipelines/public';

export const attentions = ['overdue', 'rotting', 'no_next_step'] as const;
export type Attention = (typeof attentions)[number];

/**
 * The filter of the pipeline page as the address holds it. Lists are joined by commas
 * (`ownerId=a,b`), so that an address stays readable.
 */
export interface DealSearch {
  pipeline?: string;
  stage?: string;
  ownerId?: string;
  accountId?: string;
  campaignId?: string;
  leadId?: string;
  closeFrom?: string;
  closeTo?: string;
  closedFrom?: string;
  closedTo?: string;
  q?: string;
  attention?: Attention;
  kind?: string;
  valueMin?: number;
  valueMax?: number;
  /** Only deals without an expected close date. */
  undated?: true;
}

export interface PipelineSearch extends DealSearch {
  view?: 'board' | 'table';
  sort?: string;
}

const kinds: readonly StageKind[] = ['open', 'won', 'lost'];
const lists = ['stage', 'ownerId', 'accountId', 'campaignId', 'leadId'] as const;
const dates = ['closeFrom', 'closeTo', 'closedFrom', 'closedTo'] as const;
const amounts = ['valueMin', 'valueMax'] as const;
const sorts = ['value', 'closeDate', 'name', 'createdAt', 'updatedAt', 'closedAt', 'rank'];

function text(value: unknown): string | undefined {
  if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') {
    return undefined;
  }
  const trimmed = String(value).trim();
  return trimmed === '' ? undefined : trimmed;
}

/** `a,b`, repeated (`x=a&x=b`) or one value, as a list without blanks and doubles. */
function list(value: unknown): string[] {
  const parts = Array.isArray(value) ? value : [value];
  const all = parts.flatMap((part) => (text(part) ?? '').split(','));
  return [...new Set(all.map((part) => part.trim()).filter((part) => part !== ''))];
}

function isDate(value: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const parsed = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(value);
}

/** What an address says, whatever somebody typed into it: odd values are left out. */
export function readSearch(raw: Record<string, unknown>): PipelineSearch {
  const search: PipelineSearch = {};
  if (raw.view === 'board' || raw.view === 'table') search.view = raw.view;
  const pipeline = text(raw.pipeline);
  if (pipeline) search.pipeline = pipeline;
  const q = text(raw.q);
  if (q) search.q = q.slice(0, 200);
  for (const key of lists) {
    const values = list(raw[key]);
    if (values.length > 0) search[key] = values.join(',');
  }
  const chosenKinds = list(raw.kind).filter((kind) => kinds.includes(kind as StageKind));
  if (chosenKinds.length > 0) search.kind = chosenKinds.join(',');
  for (const key of dates) {
    const value = text(raw[key]);
    if (value && isDate(value)) search[key] = value;
  }
  const attention = attentions.find((one) => one === raw.attention);
  if (attention) search.attention = attention;
  for (const key of amounts) {
    const value = Number(text(raw[key]));
    if (text(raw[key]) !== undefined && Number.isFinite(value) && value >= 0) search[key] = value;
  }
  if (text(raw.undated) === 'true') search.undated = true;
  const sort = text(raw.sort);
  if (sort && sorts.includes(sort.replace(/^-/, ''))) search.sort = sort;
  return search;
}

/** The query parameters of `/api/deals…` that a search stands for. */
export interface DealFilter {
  pipeline?: string;
  stage?: string[];
  ownerId?: string[];
  accountId?: string[];
  campaignId?: string[];
  leadId?: string[];
  closeFrom?: string;
  closeTo?: string;
  closedFrom?: string;
  closedTo?: string;
  q?: string;
  attention?: Attention;
  kind?: StageKind[];
  valueMin?: number;
  valueMax?: number;
  undated?: true;
}

export function filterOf(search: DealSearch): DealFilter {
  const filter: DealFilter = {};
  for (const key of lists) if (search[key]) filter[key] = list(search[key]);
  if (search.kind) filter.kind = list(search.kind) as StageKind[];
  if (search.pipeline) filter.pipeline = search.pipeline;
  if (search.q) filter.q = search.q;
  if (search.attention) filter.attention = search.attention;
  for (const key of dates) if (search[key]) filter[key] = search[key];
  for (const key of amounts) if (search[key] !== undefined) filter[key] = search[key];
  if (search.undated) filter.undated = true;
  return filter;
}

/** True when something besides the pipeline narrows what is shown. */
export function isNarrowed(search: DealSearch): boolean {
  const { pipeline: _pipeline, ...rest } = filterOf(search);
  return Object.keys(rest).length > 0;
}

export type Tile = 'total' | 'forecast' | 'won' | 'lost';

const tileKinds: Record<Tile, StageKind> = {
  total: 'open',
  forecast: 'open',
  won: 'won',
  lost: 'lost',
};

/** The tiles count deals of each kind, so a filter by kind does not narrow them. */
export function tilesFilter(search: DealSearch): DealFilter {
  const { kind: _kind, ...rest } = filterOf(search);
  return rest;
}

/** The address that lists exactly the rows that a tile counts. */
export function tileSearch(search: DealSearch, tile: Tile): PipelineSearch {
  return { ...readSearch({ ...search }), view: 'table', kind: tileKinds[tile] };
}

export function addressOf(search: PipelineSearch): string {
  const params = new URLSearchParams();
  for (const [key, value] of Object.entries(search)) {
    if (value !== undefined) params.set(key, String(value));
  }
  const query = params.toString();
  return query === '' ? '/pipeline' : `/pipeline?${query}`;
}
