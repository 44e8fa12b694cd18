import { queryOptions } from '@tanstack/react-query';
import { sendJson } from '@/api/json';
import { recordKey } from '@/api/queries';
import type { MailTracking } from './model';

const path = '/api/email/tracking';

export const trackingKey = (mailId: string) => recordKey(path, mailId);

/** Everything that was asked for one mail, with the verdicts and what they stand on. */
export function trackingQuery(mailId: string) {
  return queryOptions({
    queryKey: trackingKey(mailId),
    queryFn: ({ signal }) => sendJson<MailTracking>('GET', `${path}/${mailId}`, { signal }),
  });
}
