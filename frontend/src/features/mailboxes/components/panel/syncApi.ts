import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { queryString, sendJson } from '@/api/json';
import { pagesQuery } from '@/api/queries';
import type { FoundMessages, MailboxSkip, MailboxSync } from './syncModel';

/** Events of mailboxes make all that begins like this out of date. */
const mailboxes = '/api/mailboxes';

export const syncQuery = (mailboxId: string) =>
  queryOptions({
    queryKey: ['get', mailboxes, mailboxId, 'sync'],
    queryFn: ({ signal }) =>
      sendJson<MailboxSync>('GET', `${mailboxes}/${mailboxId}/sync`, { signal }),
  });

export const skipsQuery = (mailboxId: string) =>
  pagesQuery<MailboxSkip>(`${mailboxes}/${mailboxId}/skips`, { limit: 20 });

export const findQuery = (mailboxId: string, by: string, text: string) =>
  queryOptions({
    queryKey: ['get', mailboxes, mailboxId, 'find', by, text],
    queryFn: ({ signal }) =>
      sendJson<FoundMessages>(
        'GET',
        `${mailboxes}/${mailboxId}/find${queryString({ [by]: text })}`,
        {
          signal,
        },
      ),
    enabled: text !== '',
  });

/** Has what was skipped tried again, as far as that can change anything. */
export function useRetrySkips(mailboxId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => sendJson<MailboxSync>('POST', `${mailboxes}/${mailboxId}/skips/retry`),
    onSettled: () => client.invalidateQueries({ queryKey: syncQuery(mailboxId).queryKey }),
  });
}

/** Has the mailbox read now. */
export function useSyncNow(mailboxId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => sendJson<MailboxSync>('POST', `${mailboxes}/${mailboxId}/sync`),
    onSettled: () => client.invalidateQueries({ queryKey: syncQuery(mailboxId).queryKey }),
  });
}
