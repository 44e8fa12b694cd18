import type { TFunction } from 'i18next';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { asProblem, type FieldError, type ProblemError } from '@/api/problem';

/**
 * What is wrong with one field, in the reader's language: by its reason where the texts have one
 * (`common:error.reasons.<code>.<reason>`), else what the server said.
 */
export function fieldText(
  { code }: Pick<ProblemError, 'code'>,
  { message, reason, value }: FieldError,
  t: TFunction,
  exists: (key: string) => boolean,
): string {
  const byReason = `common:error.reasons.${code}.${reason}`;
  return reason && exists(byReason) ? t(byReason, { value }) : message;
}

/**
 * A refusal in the reader's language: by the reasons of its fields or by its code where the texts
 * have one (`common:error.codes.<code>`), else what the server said, else by its status.
 */
export function problemText(
  error: unknown,
  t: TFunction,
  exists: (key: string) => boolean,
): string {
  const problem = asProblem(error);
  const { code } = problem;
  const reasons = problem.fieldErrors
    .filter(({ reason }) => reason && exists(`common:error.reasons.${code}.${reason}`))
    .map((fault) => fieldText(problem, fault, t, exists));
  if (reasons.length > 0) return reasons.join(' ');
  const byCode = `common:error.codes.${code}`;
  if (exists(byCode)) return t(byCode);
  if (code === 'network') return t('common:error.network');
  if (problem.status > 0 && problem.status < 500 && problem.detail) return problem.detail;
  if (problem.status === 403) return t('common:error.forbidden');
  if (problem.status === 404) return t('common:error.notFound');
  if (problem.status === 412) return t('common:error.stale');
  return t('common:error.unexpected');
}

export function useProblemText(): (error: unknown) => string {
  const { t, i18n } = useTranslation();
  return useCallback((error) => problemText(error, t, (key) => i18n.exists(key)), [t, i18n]);
}
