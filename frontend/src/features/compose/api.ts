import { queryOptions } from '@tanstack/react-query';
import type { Schema } from '@/api/client';
import { apiFetch, idempotencyKey, ifMatch } from '@/api/http';
import { queryString, sendJson } from '@/api/json';
import { pagesQuery } from '@/api/queries';
import type { SavedAs } from './autosave';
import type { Letter, Mail } from './model';
import type { MailSummary } from './outgoing.model';
import type { MailPerson } from './people.model';

const MAILS = '/api/mails';

export const mailQuery = (id: string) =>
  queryOptions({
    queryKey: ['get', '/api/mails/{id}', id],
    queryFn: ({ signal }) => sendJson<Mail>('GET', `${MAILS}/${id}`, { signal }),
    // A draft is read when it is opened, and written from then on.
    gcTime: 0,
    staleTime: 0,
  });

export const createMail = (letter: Letter, key: string) =>
  sendJson<Mail>('POST', MAILS, { body: letter, headers: idempotencyKey(key) });

export const amendMail = ({ id, version }: SavedAs, letter: Letter) =>
  sendJson<Mail>('PUT', `${MAILS}/${id}`, { body: letter, headers: ifMatch(version) });

export const deleteMail = ({ id, version }: SavedAs) =>
  sendJson<void>('DELETE', `${MAILS}/${id}`, { headers: ifMatch(version) });

export const sendMail = ({ id, version }: SavedAs, sendAt: string | null) =>
  sendJson<Mail>('POST', `${MAILS}/${id}/send`, { body: { sendAt }, headers: ifMatch(version) });

export const recallMail = (id: string) => sendJson<Mail>('POST', `${MAILS}/${id}/recall`);

export const retryMail = (id: string) => sendJson<Mail>('POST', `${MAILS}/${id}/retry`);

export const confirmMail = (id: string) => sendJson<Mail>('POST', `${MAILS}/${id}/confirm`);

export async function attach(id: string, file: File): Promise<Mail> {
  const body = new FormData();
  body.append('file', file, file.name);
  const request = new Request(new URL(`${MAILS}/${id}/attachments`, window.location.origin), {
    method: 'POST',
    body,
  });
  return (await (await apiFetch(request)).json()) as Mail;
}

/** A file of a message, to go on with another mail. */
export async function fileOf(
  messageId: string,
  { position, name }: { position: number; name: string },
): Promise<File> {
  const path = `/api/inbox/messages/${messageId}/attachments/${position}`;
  const answer = await apiFetch(new Request(new URL(path, window.location.origin)));
  return new File([await answer.blob()], name);
}

/** The page that shows a message, with all that it says and nothing that acts. */
export const pageQuery = (messageId: string) =>
  queryOptions({
    queryKey: ['get', '/api/inbox/messages/{id}/body', messageId],
    queryFn: async ({ signal }) => {
      const page = new URL(`/api/inbox/messages/${messageId}/body`, window.location.origin);
      const answer = await apiFetch(
        new Request(page, { headers: { Accept: 'text/html' }, signal }),
      );
      return answer.text();
    },
    // A message never changes.
    staleTime: Number.POSITIVE_INFINITY,
  });

export const detach = (id: string, position: number) =>
  sendJson<Mail>('DELETE', `${MAILS}/${id}/attachments/${position}`);

/** Leads with an address that match what is typed into a line of readers. */
export const peopleQuery = (text: string) =>
  queryOptions({
    queryKey: ['options', 'mail-people', text],
    queryFn: async ({ signal }): Promise<MailPerson[]> => {
      const answer = await sendJson<{ items: Schema<'LeadSummary'>[] }>(
        'GET',
        `/api/leads${queryString({ q: text, limit: 8 })}`,
        { signal },
      );
      return answer.items
        .filter((lead) => lead.email)
        .map((lead) => ({ name: lead.fullName, address: lead.email ?? '' }));
    },
    enabled: text.length > 1,
    staleTime: 30_000,
  });

export const outgoingQuery = (state: 'draft' | 'waiting' | 'failed', text?: string) =>
  pagesQuery<MailSummary>(MAILS, {
    state: state === 'waiting' ? ['waiting', 'sending'] : [state],
    q: text,
    sort: state === 'waiting' ? 'sendAt' : '-updatedAt',
    limit: 50,
  });
