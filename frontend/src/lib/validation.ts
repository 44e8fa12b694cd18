import type { z } from 'zod';

type Issue = z.core.$ZodIssue;

/** What a validation issue says, as a key of `common:validation` with its numbers. */
export interface IssueText {
  key: string;
  params: Record<string, string | number>;
}

/** A schema may give a locale key as its own message: `z.string().refine(…, 'leads:phoneOdd')`. */
const localeKey = /^[\w-]+:[\w.-]+$/;

export function issueText(issue: Issue): IssueText {
  if (localeKey.test(issue.message)) return { key: issue.message, params: {} };
  switch (issue.code) {
    case 'too_small': {
      if (issue.origin === 'string') {
        return Number(issue.minimum) <= 1
          ? { key: 'common:validation.required', params: {} }
          : { key: 'common:validation.tooShort', params: { count: Number(issue.minimum) } };
      }
      return { key: 'common:validation.tooLow', params: { minimum: String(issue.minimum) } };
    }
    case 'too_big':
      return issue.origin === 'string'
        ? { key: 'common:validation.tooLong', params: { count: Number(issue.maximum) } }
        : { key: 'common:validation.tooHigh', params: { maximum: String(issue.maximum) } };
    case 'invalid_format':
      if (issue.format === 'email') return { key: 'common:validation.email', params: {} };
      if (issue.format === 'url') return { key: 'common:validation.url', params: {} };
      return { key: 'common:validation.invalid', params: {} };
    case 'invalid_type':
      return issue.input === null || issue.input === undefined || issue.input === ''
        ? { key: 'common:validation.required', params: {} }
        : { key: 'common:validation.invalid', params: {} };
    default:
      return { key: 'common:validation.invalid', params: {} };
  }
}

/** The first issue of each field, by the field's path (`contacts.0.email`). */
export function issuesByField(issues: readonly Issue[]): Record<string, IssueText> {
  const byField: Record<string, IssueText> = {};
  for (const issue of issues) {
    const path = issue.path.map(String).join('.');
    byField[path] ??= issueText(issue);
  }
  return byField;
}
