import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { idempotencyKey, ifMatch } from '@/api/http';
import { queryString, sendJson } from '@/api/json';
import { firstRowsQuery, listKey, pagesQuery, recordKey, recordQuery } from '@/api/queries';
import type { Option, OptionSource } from '@/components/SearchSelect';
import { listOf } from '@/lib/searchParams';
import type { Sequence, SequenceState, SequenceSummary, SequenceValues, Step } from './model';
import { requestOf } from './model';
import type {
  Decision,
  Enrolment,
  EnrolmentAction,
  EnrolmentPreview,
  EnrolmentRun,
  Selected,
} from './people.model';
import type {
  AutomationNumbers,
  ResultsSearch,
  SequenceMail,
  SequenceNumbers,
} from './results.model';
import { stepRequests } from './steps.model';

const path = '/api/sequences';
const enrolments = '/api/enrolments';
const automation = '/api/email-automation';
const PAGE = 60;
const CHOICES = 20;

/** The filters of the list, as the address holds them. */
export interface SequenceListSearch {
  q?: string;
  sort?: string;
  state?: string;
  campaignId?: string;
  ownerId?: string;
}

export const sequencesQuery = ({ q, sort, state, campaignId, ownerId }: SequenceListSearch) =>
  pagesQuery<SequenceSummary>(path, {
    q,
    state: listOf(state),
    campaignId: listOf(campaignId),
    ownerId,
    sort: sort ?? '-updatedAt',
    limit: PAGE,
  });

export const sequenceQuery = (id: string) => recordQuery<Sequence>(path, id);

export const createSequence = (values: SequenceValues, key: string) =>
  sendJson<Sequence>('POST', path, { body: requestOf(values), headers: idempotencyKey(key) });

export const amendSequence = (id: string, version: number, values: SequenceValues) =>
  sendJson<Sequence>('PUT', `${path}/${id}`, {
    body: requestOf(values),
    headers: ifMatch(version),
  });

export const deleteSequence = (id: string, version: number) =>
  sendJson<void>('DELETE', `${path}/${id}`, { headers: ifMatch(version) });

const saveSteps = ({ id, version }: Sequence, steps: readonly Step[]) =>
  sendJson<Sequence>('PUT', `${path}/${id}/steps`, {
    body: { steps: stepRequests(steps) },
    headers: ifMatch(version),
  });

const saveState = ({ id, version }: Sequence, state: SequenceState) =>
  sendJson<Sequence>('PUT', `${path}/${id}/state`, { body: { state }, headers: ifMatch(version) });

/** What to read again after one's own change. */
export function useSequencesChanged() {
  const client = useQueryClient();
  const lists = () => {
    void client.invalidateQueries({ queryKey: listKey(path) });
    void client.invalidateQueries({ queryKey: ['options', 'sequences'] });
    void client.invalidateQueries({ queryKey: ['get', automation] });
  };
  return {
    saved: (sequence: Sequence) => {
      client.setQueryData(recordKey(path, sequence.id), sequence);
      lists();
    },
    removed: (id: string) => {
      client.removeQueries({ queryKey: recordKey(path, id) });
      lists();
    },
  };
}

/** Steps are seen as they will be at once, and as they were if the server refuses. */
export function useStepChange(id: string) {
  const client = useQueryClient();
  const key = recordKey(path, id);
  const { saved } = useSequencesChanged();
  return useMutation({
    mutationFn: (steps: Step[]) => {
      const now = client.getQueryData<Sequence>(key);
      if (!now) throw new Error('The sequence has not been read');
      return saveSteps(now, steps);
    },
    scope: { id: `steps:${id}` },
    onMutate: async (steps) => {
      await client.cancelQueries({ queryKey: key });
      const before = client.getQueryData<Sequence>(key);
      client.setQueryData<Sequence>(key, (now) => now && { ...now, steps });
      return { before };
    },
    onError: (_error, _steps, context) => {
      client.setQueryData(key, context?.before);
      void client.invalidateQueries({ queryKey: key });
    },
    onSuccess: saved,
  });
}

export function useStateChange(sequence: Sequence) {
  const { saved } = useSequencesChanged();
  return useMutation({
    mutationFn: (state: SequenceState) => saveState(sequence, state),
    onSuccess: saved,
  });
}

// ── people ──

export interface EnrolmentSearch {
  sequenceId?: string;
  leadId?: string;
  state?: string | undefined;
  reason?: string | undefined;
  q?: string | undefined;
  sort?: string | undefined;
}

export const enrolmentsQuery = ({ sequenceId, leadId, state, reason, q, sort }: EnrolmentSearch) =>
  pagesQuery<Enrolment>(enrolments, {
    sequenceId,
    leadId,
    state: listOf(state),
    reason: listOf(reason),
    q,
    sort: sort ?? '-createdAt',
    limit: PAGE,
  });

export const enrolmentsOfLeadQuery = (leadId: string) =>
  firstRowsQuery<Enrolment>(enrolments, { leadId, limit: CHOICES });

export const enrolmentQuery = (id: string) => recordQuery<Enrolment>(enrolments, id);

export const decisionsQuery = (enrolmentId: string) =>
  firstRowsQuery<Decision>('/api/sequence-decisions', { enrolmentId, limit: 100 });

/** Why a mail was sent. */
export const decisionsOfMailQuery = (mailId: string) =>
  firstRowsQuery<Decision>('/api/sequence-decisions', { mailId, limit: 5 });

/** Pauses, resumes or stops people, and reads again what shows them. */
export function useEnrolmentAction() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ ids, action }: { ids: string[]; action: EnrolmentAction }) =>
      sendJson<{ changed: number; refused: number }>('POST', `${enrolments}/actions`, {
        body: { ids, action },
      }),
    onSettled: () => {
      void client.invalidateQueries({ queryKey: listKey(enrolments) });
      void client.invalidateQueries({ queryKey: ['get', `${enrolments}/{id}`] });
      void client.invalidateQueries({ queryKey: ['get', `${path}/{id}`] });
    },
  });
}

export interface EnrolWish {
  selection: Selected;
  mailboxId: string | null;
  again: boolean;
}

export const enrolPreviewQuery = (sequenceId: string | null, wish: EnrolWish) =>
  queryOptions({
    queryKey: ['get', `${path}/{id}/preview`, sequenceId, wish],
    queryFn: ({ signal }) =>
      sendJson<EnrolmentPreview>('POST', `${path}/${sequenceId}/enrolments/preview`, {
        body: wish,
        signal,
      }),
    enabled: sequenceId !== null,
    staleTime: 0,
    gcTime: 0,
  });

export const enrol = (sequenceId: string, wish: EnrolWish, key: string) =>
  sendJson<EnrolmentRun>('POST', `${path}/${sequenceId}/enrolments`, {
    body: wish,
    headers: idempotencyKey(key),
  });

/** A run as it goes on; live news says when to look again. */
export const enrolmentRunQuery = (id: string) =>
  recordQuery<EnrolmentRun>('/api/enrolment-runs', id);

// ── numbers ──

export const sequenceNumbersQuery = (id: string, { from, to }: ResultsSearch) =>
  queryOptions({
    queryKey: ['get', `${path}/{id}/numbers`, id, from, to],
    queryFn: ({ signal }) =>
      sendJson<SequenceNumbers>('GET', `${path}/${id}/numbers${queryString({ from, to })}`, {
        signal,
      }),
  });

export const automationQuery = ({ from, to }: ResultsSearch) =>
  queryOptions({
    queryKey: ['get', automation, 'numbers', from, to],
    queryFn: ({ signal }) =>
      sendJson<AutomationNumbers>('GET', `${automation}/numbers${queryString({ from, to })}`, {
        signal,
      }),
  });

export const sequenceMailsQuery = (search: ResultsSearch) =>
  pagesQuery<SequenceMail>(`${automation}/mails`, { ...search, limit: PAGE });

// ── choosers ──

const toOption = ({ id, name, campaign }: Pick<Sequence, 'id' | 'name' | 'campaign'>): Option => ({
  value: id,
  label: name,
  description: campaign?.name,
});

/** Sequences that are at work, in a chooser. */
export const sequenceSource: OptionSource = {
  name: 'sequences',
  search: async (q, signal) => {
    const query = queryString({
      q,
      state: ['active', 'paused', 'draft'],
      sort: 'name',
      limit: CHOICES,
    });
    const page = await sendJson<{ items: SequenceSummary[] }>('GET', path + query, { signal });
    return page.items.map(toOption);
  },
  find: async (id, signal) =>
    toOption(await sendJson<Sequence>('GET', `${path}/${id}`, { signal })),
};

export const templateSource: OptionSource = {
  name: 'mail-templates',
  search: async (q, signal) => {
    const query = queryString({ q, limit: CHOICES });
    const page = await sendJson<{ items: { id: string; name: string; subject: string }[] }>(
      'GET',
      `/api/templates${query}`,
      { signal },
    );
    return page.items.map(({ id, name, subject }) => ({
      value: id,
      label: name,
      description: subject,
    }));
  },
  find: async (id, signal) => {
    const { name } = await sendJson<{ name: string }>('GET', `/api/templates/${id}`, { signal });
    return { value: id, label: name };
  },
};

export const mailTokensQuery = queryOptions({
  queryKey: ['get', '/api/templates/tokens'],
  queryFn: ({ signal }) =>
    sendJson<{ items: string[] }>('GET', '/api/templates/tokens', { signal }),
  staleTime: Number.POSITIVE_INFINITY,
});
