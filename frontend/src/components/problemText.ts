import type { TFunction } from 'i18next';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { asProblem } from '@/api/problem';

/**
 * A refusal in the reader's language: by its code where the texts have one
 * (`common:error.codes.<code>`), else what the server said, else by its status.
 */
export function problemText(
  error: unknown,
  t: TFunction,
  exists: (key: string) => boolean,
): string {
  const problem = asProblem(error);
  const byCode = `common:error.codes.${problem.code}`;
  if (exists(byCode)) return t(byCode);
  if (problem.isNetwork) return t('common:error.network');
  if (problem.status < 500 && problem.detail) return problem.detail;
  if (problem.status === 403) return t('common:error.forbidden');
  if (problem.status === 404) return t('common:error.notFound');
  if (problem.status === 412) return t('common:error.stale');
  return t('common:error.unexpected');
}

export function useProblemText(): (error: unknown) => string {
  const { t, i18n } = useTranslation();
  return useCallback((error) => problemText(error, t, (key) => i18n.exists(key)), [t, i18n]);
}
