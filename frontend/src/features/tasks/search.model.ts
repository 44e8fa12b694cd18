import { listOf, textParams } from '@/lib/searchParams';

const texts = ['assigneeId', 'priority', 'accountId', 'campaignId', 'q', 'sort'] as const;
const sorts = ['dueAt', '-dueAt', 'createdAt', '-createdAt'];

/** The tasks page as the address holds it; without `scope` it shows one's own tasks. */
export interface TaskSearch {
  view?: 'list';
  scope?: 'all';
  done?: true;
  assigneeId?: string;
  priority?: string;
  accountId?: string;
  campaignId?: string;
  q?: string;
  sort?: string;
}

/** What an address says; odd values are left out. */
export function readTaskSearch(raw: Record<string, unknown>): TaskSearch {
  const search: TaskSearch = textParams(raw, texts);
  if (raw.view === 'list') search.view = 'list';
  if (raw.scope === 'all') search.scope = 'all';
  if (raw.done === true || raw.done === 'true') search.done = true;
  if (search.sort && !sorts.includes(search.sort)) delete search.sort;
  return search;
}

/** The query parameters of `/api/tasks…` that a search stands for. */
export interface TaskFilter {
  assigneeId?: string[];
  priority?: string[];
  accountId?: string;
  campaignId?: string;
  q?: string;
}

export function filterOf(search: TaskSearch, me: string): TaskFilter {
  const assignees = search.scope === 'all' ? listOf(search.assigneeId) : [me];
  const priority = listOf(search.priority);
  return {
    ...(assignees ? { assigneeId: assignees } : {}),
    ...(priority ? { priority } : {}),
    ...(search.accountId ? { accountId: search.accountId } : {}),
    ...(search.campaignId ? { campaignId: search.campaignId } : {}),
    ...(search.q ? { q: search.q } : {}),
  };
}

/** True when something besides whose they are narrows what is shown. */
export function isNarrowed({
  priority,
  accountId,
  campaignId,
  q,
  assigneeId,
}: TaskSearch): boolean {
  return [priority, accountId, campaignId, q, assigneeId].some((value) => value !== undefined);
}
