import { type Icon, IconBuilding, IconTargetArrow, IconUser } from '@tabler/icons-react';
import { client, type Schema } from '@/api/client';

/** A record that the palette found. */
export interface FoundRecord {
  id: string;
  kind: 'deal' | 'account' | 'lead';
  label: string;
  description: string | null;
  icon: Icon;
  href: string;
}

export const SEARCH_LIMIT = 8;

const found =
  (kind: FoundRecord['kind'], icon: Icon, path: string) =>
  ({ id, name, hint }: Schema<'SearchHit'>): FoundRecord => ({
    id,
    kind,
    label: name,
    description: hint,
    icon,
    href: `${path}/${id}`,
  });

/** The hits of all kinds as one list; the pages that show them are named by their paths. */
export function foundRecords(answer: Schema<'SearchResult'>): FoundRecord[] {
  return [
    ...answer.deals.map(found('deal', IconTargetArrow, '/pipeline')),
    ...answer.accounts.map(found('account', IconBuilding, '/accounts')),
    ...answer.leads.map(found('lead', IconUser, '/leads')),
  ];
}

export async function searchRecords(text: string, signal: AbortSignal): Promise<FoundRecord[]> {
  const query = { q: text, limit: SEARCH_LIMIT };
  const { data } = await client.GET('/api/search', { params: { query }, signal });
  return data ? foundRecords(data) : [];
}
