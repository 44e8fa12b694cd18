import { useQuery } from '@tanstack/react-query';
import { useFormat } from '@/components/reader';
import { leadCountQuery } from '../api';
import type { LeadListSearch } from '../search.model';

/** How many leads a list has; "about" where there are too many to count in passing. */
export function LeadCount({ search }: { search: LeadListSearch }) {
  const format = useFormat();
  const { data } = useQuery(leadCountQuery(search));
  return data ? (data.exact ? '' : '≈ ') + format.number(data.count) : '…';
}
