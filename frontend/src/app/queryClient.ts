import { QueryClient } from '@tanstack/react-query';
import { asProblem } from '@/api/problem';

/** A refusal will be refused again; only what never arrived or broke on the way is retried. */
export function worthRetrying(failures: number, error: unknown): boolean {
  const { status } = asProblem(error);
  return failures < 2 && (status === 0 || status === 502 || status === 503 || status === 504);
}

export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        // Live events say when data is out of date; the age only covers a lost connection.
        staleTime: 30_000,
        retry: worthRetrying,
        refetchOnWindowFocus: true,
      },
      mutations: { retry: false },
    },
  });
}
