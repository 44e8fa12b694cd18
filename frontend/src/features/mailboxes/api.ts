import { queryOptions, useQueryClient } from '@tanstack/react-query';
import { ifMatch } from '@/api/http';
import { sendJson } from '@/api/json';
import { asProblem, ProblemError } from '@/api/problem';
import {
  type EmailSettings,
  keptAs,
  listWith,
  type MailboxLine,
  type MailboxRequest,
  type MailboxTest,
  type MailPreset,
  placeIn,
} from './model';

const settingsPath = '/api/users/email-settings';

export const emailSettingsQuery = queryOptions({
  queryKey: ['get', settingsPath],
  queryFn: ({ signal }) => sendJson<EmailSettings>('GET', settingsPath, { signal }),
});

export const presetsQuery = queryOptions({
  queryKey: ['get', `${settingsPath}/presets`],
  queryFn: async ({ signal }) =>
    (await sendJson<{ items: MailPreset[] }>('GET', `${settingsPath}/presets`, { signal })).items,
  // They change with the release.
  staleTime: Number.POSITIVE_INFINITY,
});

/** Mailboxes to choose from: one's own, and for managers everybody's. */
export const mailboxesQuery = queryOptions({
  queryKey: ['get', '/api/mailboxes'],
  queryFn: async ({ signal }) =>
    (await sendJson<{ items: MailboxLine[] }>('GET', '/api/mailboxes', { signal })).items,
});

export const testMailbox = (mailbox: MailboxRequest) =>
  sendJson<MailboxTest>('POST', `${settingsPath}/test`, { body: mailbox });

/** Changes the list of one's mailboxes, which is sent as a whole. */
export function useMailboxList() {
  const cache = useQueryClient();
  const now = () => cache.getQueryData(emailSettingsQuery.queryKey);
  const put = async (mailboxes: MailboxRequest[], version: number) => {
    try {
      const data = await sendJson<EmailSettings>('PUT', settingsPath, {
        headers: ifMatch(version),
        body: { mailboxes },
      });
      cache.setQueryData(emailSettingsQuery.queryKey, data);
      void cache.invalidateQueries({ queryKey: mailboxesQuery.queryKey });
      return data;
    } catch (error) {
      const problem = asProblem(error);
      if (problem.isStale && problem.current) {
        cache.setQueryData(emailSettingsQuery.queryKey, problem.current as EmailSettings);
      }
      throw error;
    }
  };
  return {
    /** Adds the mailbox or puts it in its place; what the server has against it is told of its fields alone. */
    save: async (mailbox: MailboxRequest, version: number) => {
      const list = listWith(now()?.mailboxes ?? [], mailbox);
      const at = `mailboxes[${placeIn(list, mailbox.id ?? null)}].`;
      try {
        return await put(list, version);
      } catch (error) {
        const problem = asProblem(error);
        if (problem.fieldErrors.length === 0) throw error;
        throw new ProblemError(problem.status, {
          code: problem.code,
          ...(problem.detail === undefined ? {} : { detail: problem.detail }),
          errors: problem.fieldErrors.map(({ field, message }) => ({
            field: field.startsWith(at) ? field.slice(at.length) : field,
            message,
          })),
          current: problem.current,
        });
      }
    },
    remove: async (id: string) => {
      const settings = now();
      if (!settings) return;
      const rest = settings.mailboxes.filter((mailbox) => mailbox.id !== id);
      await put(rest.map(keptAs), settings.version);
    },
    makeDefault: async (id: string) => {
      const settings = now();
      const chosen = settings?.mailboxes.find((mailbox) => mailbox.id === id);
      if (!settings || !chosen) return;
      await put(
        listWith(settings.mailboxes, { ...keptAs(chosen), isDefault: true }),
        settings.version,
      );
    },
  };
}
