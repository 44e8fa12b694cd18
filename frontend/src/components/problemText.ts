import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { asProblem } from '@/api/problem';

/**
 * A refusal in the reader's language: by its code where the texts have one
 * (`common:error.codes.<code>`), else what the server said, else by its status.
 */
export function useProblemText(): (error: unknown) => string {
  const { t, i18n } = useTranslation('common');
  return useCallback(
    (error) => {
      const problem = asProblem(error);
      const byCode = `error.codes.${problem.code}`;
      if (i18n.exists(byCode, { ns: 'common' })) return t(byCode as 'error.title');
      if (problem.status >= 400 && problem.status < 500 && problem.detail) return problem.detail;
      if (problem.isNetwork) return t('error.network');
      if (problem.status === 403) return t('error.forbidden');
      if (problem.status === 404) return t('error.notFound');
      return t('error.unexpected');
    },
    [t, i18n],
  );
}
