import { Button, Code, Container } from '@mantine/core';
import { IconCompass } from '@tabler/icons-react';
import { useQueryErrorResetBoundary } from '@tanstack/react-query';
import { type ErrorComponentProps, Link, useRouter } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { asProblem } from '@/api/problem';
import { EmptyState } from '@/components/EmptyState';
import { ErrorState } from '@/components/ErrorState';

export function NotFoundPage() {
  const { t } = useTranslation('common');
  useEffect(() => {
    document.title = `${t('notFound.title')} · Facturix CRM`;
  }, [t]);
  return (
    <EmptyState
      icon={IconCompass}
      title={t('notFound.title')}
      hint={t('notFound.hint')}
      action={
        <Button component={Link} to="/">
          {t('notFound.home')}
        </Button>
      }
    />
  );
}

/** Whatever a page throws ends here, never in an empty window. */
export function RouteError({ error, reset }: ErrorComponentProps) {
  const router = useRouter();
  const { reset: resetQueries } = useQueryErrorResetBoundary();
  const { t } = useTranslation('common');
  const again = () => {
    resetQueries();
    reset();
    void router.invalidate();
  };
  const problem = asProblem(error);
  if (problem.status === 404) return <NotFoundPage />;
  return (
    <Container size="sm">
      <ErrorState error={error} onRetry={again} />
      {problem.code === 'unexpected' && (
        // For whoever is asked for help.
        <Code display="block" ta="center">
          {problem.detail}
        </Code>
      )}
      {problem.code === 'session_ended' && (
        <Button component="a" href="/login?return_to=%2F" display="block" mx="auto" w="fit-content">
          {t('logIn')}
        </Button>
      )}
    </Container>
  );
}
