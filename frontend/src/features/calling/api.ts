import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { Schema } from '@/api/client';
import { idempotencyKey } from '@/api/http';
import { queryString, sendJson } from '@/api/json';
import type { KeysetAnswer } from '@/api/queries';
import { mentionsIn } from '@/features/activities/public';
import type { LeftNote } from './drafts';
import type {
  Absence,
  CallOutcome,
  CallQueue,
  Lease,
  QueueGroup,
  QueueRow,
  ReturnReason,
} from './model';
import { Outbox } from './outbox';

/** The lead in hand: asking again gives the same one, in whichever tab. Null: nothing to call now. */
export const leaseQuery = (campaignId: string | null) =>
  queryOptions({
    queryKey: ['lease', campaignId],
    queryFn: async ({ signal }) =>
      (await sendJson<Lease | undefined>('POST', '/api/leads/next', {
        body: { campaignId },
        signal,
      })) ?? null,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    retry: false,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });

/** Whether the lead is in one's hands still, as it was when it was given. */
export const stillHeldQuery = (me: string, leadId: string, since: string) =>
  queryOptions({
    queryKey: ['get', '/api/leads/{id}/lock', leadId, since],
    queryFn: async ({ signal }) => {
      const path = `/api/leads/${leadId}/lock`;
      const lock = await sendJson<Schema<'LeadLock'> | undefined>('GET', path, { signal });
      return lock?.holder.id === me;
    },
    initialData: true,
    staleTime: Number.POSITIVE_INFINITY,
  });

export const queueQuery = (campaignId: string) =>
  queryOptions({
    queryKey: ['get', '/api/campaigns/{id}/queue', campaignId],
    queryFn: ({ signal }) =>
      sendJson<CallQueue>('GET', `/api/campaigns/${campaignId}/queue`, { signal }),
  });

/** The leads behind one of the queue's counts, in the order in which they came. */
export const queueLeadsQuery = (campaignId: string, group: QueueGroup) =>
  infiniteQueryOptions({
    queryKey: ['get', '/api/campaigns/{id}/queue', campaignId, 'leads', group],
    queryFn: ({ pageParam, signal }) =>
      sendJson<KeysetAnswer<QueueRow>>(
        'GET',
        `/api/campaigns/${campaignId}/queue/leads${queryString({ group, limit: 50, cursor: pageParam })}`,
        { signal },
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  });

/** The campaigns one works, as far as a chooser and an empty queue need them. */
export const activeCampaignsQuery = queryOptions({
  queryKey: ['get', '/api/campaigns', 'first', { status: 'active', limit: 100 }],
  queryFn: ({ signal }) =>
    sendJson<{ items: Schema<'CampaignSummary'>[] }>(
      'GET',
      `/api/campaigns${queryString({ status: 'active', sort: 'name', limit: 100 })}`,
      { signal },
    ),
  select: (answer) => answer.items,
});

export const scriptQuery = (leadId: string) =>
  queryOptions({
    queryKey: ['get', '/api/leads/{id}/script', leadId],
    queryFn: ({ signal }) =>
      sendJson<Schema<'CallScript'>>('GET', `/api/leads/${leadId}/script`, { signal }),
    staleTime: 60_000,
  });

export const keepLead = (id: string) => sendJson<Lease>('PUT', `/api/leads/${id}/lock`);

export const giveBack = (id: string, reason: ReturnReason) =>
  sendJson<void>('DELETE', `/api/leads/${id}/lock${queryString({ reason })}`);

/** Puts what was written about a lead that is not called after all on its timeline. */
export const saveNote = ({ leadId, note, named }: LeftNote, key: string) =>
  sendJson<void>('POST', '/api/activities', {
    body: {
      kind: 'note',
      leadId,
      body: note.trim(),
      mentions: mentionsIn(note, named).map(({ id }) => id),
    },
    headers: idempotencyKey(key),
  });

export const takeOutcomeBack = (leadId: string, activityId: string) =>
  sendJson<Lease>('DELETE', `/api/leads/${leadId}/outcome/${activityId}`);

export const outbox = new Outbox((entry) =>
  sendJson<CallOutcome>('POST', `/api/leads/${entry.leadId}/outcome`, {
    body: entry.request,
    headers: idempotencyKey(entry.key),
  }),
);

export const absencesQuery = queryOptions({
  queryKey: ['get', '/api/absences'],
  queryFn: ({ signal }) => sendJson<{ items: Absence[] }>('GET', '/api/absences', { signal }),
  select: (answer) => answer.items,
});

export const planAbsence = (absence: Schema<'AbsenceRequest'>, key: string) =>
  sendJson<Absence>('POST', '/api/absences', { body: absence, headers: idempotencyKey(key) });

export const cancelAbsence = (id: string) => sendJson<void>('DELETE', `/api/absences/${id}`);
