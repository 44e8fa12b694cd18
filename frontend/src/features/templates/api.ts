import { keepPreviousData, queryOptions, useQueryClient } from '@tanstack/react-query';
import { idempotencyKey, ifMatch } from '@/api/http';
import { queryString, sendJson } from '@/api/json';
import { firstRowsQuery, listKey, pagesQuery, recordKey, recordQuery } from '@/api/queries';
import { listOf } from '@/lib/searchParams';
import type {
  MailLanguage,
  Template,
  TemplateMail,
  TemplatePreview,
  TemplateRequest,
  TemplateResults,
} from './model';

const path = '/api/templates';
const PAGE = 60;
const CHOICES = 30;

/** The filters of the page, as the address holds them. */
export interface TemplateSearch {
  q?: string;
  sort?: string;
  language?: string;
  scope?: string;
  archived?: string;
  tab?: 'results';
  from?: string;
  to?: string;
  /** The number whose rows are open: `opened:<id of the template>`. */
  rows?: string;
}

export const templatesQuery = ({ q, sort, language, scope, archived }: TemplateSearch) =>
  pagesQuery<Template>(path, {
    q,
    language: listOf(language),
    scope,
    archived: archived === 'true' ? true : undefined,
    sort: sort ?? 'name',
    limit: PAGE,
    include: 'total',
  });

export const templateQuery = (id: string) => recordQuery<Template>(path, id);

/** The best matches in a chooser. */
export const templateChoicesQuery = (q: string, language: string | null) =>
  firstRowsQuery<Template>(path, { q, language: listOf(language ?? undefined), limit: CHOICES });

export const tokensQuery = queryOptions({
  queryKey: ['get', `${path}/tokens`],
  queryFn: ({ signal }) => sendJson<{ items: string[] }>('GET', `${path}/tokens`, { signal }),
  // The list is the server's code.
  staleTime: Number.POSITIVE_INFINITY,
});

export interface Written {
  subject: string;
  body: string;
  language: MailLanguage;
}

/** For whom a text is filled. */
export interface About {
  leadId?: string | null;
  dealId?: string | null;
}

export const fillTemplate = (written: Written, about: About, signal?: AbortSignal) =>
  sendJson<TemplatePreview>('POST', `${path}/preview`, {
    body: { ...written, leadId: about.leadId ?? null, dealId: about.dealId ?? null },
    ...(signal ? { signal } : {}),
  });

export const previewQuery = (written: Written, about: About) =>
  queryOptions({
    queryKey: ['get', `${path}/preview`, written, about],
    queryFn: ({ signal }) => fillTemplate(written, about, signal),
    placeholderData: keepPreviousData,
    staleTime: 10_000,
  });

export const createTemplate = (template: TemplateRequest, key: string) =>
  sendJson<Template>('POST', path, { body: template, headers: idempotencyKey(key) });

export const amendTemplate = (id: string, version: number, template: TemplateRequest) =>
  sendJson<Template>('PUT', `${path}/${id}`, { body: template, headers: ifMatch(version) });

export const deleteTemplate = (id: string, version: number) =>
  sendJson<void>('DELETE', `${path}/${id}`, { headers: ifMatch(version) });

/** What to read again after one's own change. */
export function useTemplatesChanged() {
  const client = useQueryClient();
  const lists = () => client.invalidateQueries({ queryKey: listKey(path) });
  return {
    saved: (template: Template) => {
      client.setQueryData(recordKey(path, template.id), template);
      void lists();
    },
    removed: (id: string) => {
      client.removeQueries({ queryKey: recordKey(path, id) });
      void lists();
    },
  };
}

interface Period {
  from?: string | undefined;
  to?: string | undefined;
}

export const resultsQuery = ({ from, to }: Period) =>
  queryOptions({
    queryKey: [...listKey(path), 'analytics', from, to],
    queryFn: ({ signal }) =>
      sendJson<{ items: TemplateResults[] }>(
        'GET',
        `${path}/analytics${queryString({ from, to })}`,
        { signal },
      ),
    placeholderData: keepPreviousData,
  });

/** `id`: null for those of all templates. */
export const templateMailsQuery = (id: string | null, what: string, { from, to }: Period) =>
  pagesQuery<TemplateMail>(id === null ? `${path}/mails` : `${path}/${id}/mails`, {
    what,
    from,
    to,
    limit: 40,
    include: 'total',
  });
