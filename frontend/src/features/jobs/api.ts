import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { sendJson } from '@/api/json';
import type { Job, JobList } from './model';

const path = '/api/jobs';

export const jobsKey = ['get', path] as const;

export const jobsQuery = queryOptions({
  queryKey: jobsKey,
  queryFn: ({ signal }) => sendJson<JobList>('GET', path, { signal }),
});

/** Has failed work tried again, or puts it aside. */
export function useJobChanges() {
  const client = useQueryClient();
  const onSettled = () => client.invalidateQueries({ queryKey: jobsKey });
  const at = ({ name, id }: Job) => `${path}/${encodeURIComponent(name)}/${encodeURIComponent(id)}`;
  const retry = useMutation({
    mutationFn: (job: Job) => sendJson<void>('POST', `${at(job)}/retry`),
    onSettled,
  });
  const discard = useMutation({
    mutationFn: (job: Job) => sendJson<void>('DELETE', at(job)),
    onSettled,
  });
  return { retry, discard };
}
