import { apiFetch } from './http';

export type QueryValue = string | number | boolean | null | undefined | readonly string[];

/** `{ ownerId: ['a', 'b'], q: 'x' }` → `ownerId=a&ownerId=b&q=x`; empty values are left out. */
export function queryString(query: Readonly<Record<string, QueryValue>>): string {
  const params = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) {
    if (value === null || value === undefined || value === '') continue;
    if (typeof value === 'object') for (const one of value) params.append(key, one);
    else params.append(key, String(value));
  }
  const text = params.toString();
  return text === '' ? '' : `?${text}`;
}

/** One JSON request; an answer without a body gives undefined. */
export async function sendJson<T>(
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  path: string,
  options: { body?: unknown; headers?: Record<string, string>; signal?: AbortSignal } = {},
): Promise<T> {
  const response = await apiFetch(
    new Request(new URL(path, window.location.origin), {
      method,
      headers: {
        Accept: 'application/json',
        ...(options.body === undefined ? {} : { 'Content-Type': 'application/json' }),
        ...options.headers,
      },
      ...(options.body === undefined ? {} : { body: JSON.stringify(options.body) }),
      ...(options.signal ? { signal: options.signal } : {}),
    }),
  );
  const text = await response.text();
  return (text === '' ? undefined : JSON.parse(text)) as T;
}
