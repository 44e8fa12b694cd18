import createFetchClient, { type Client } from 'openapi-fetch';
import { ProblemError, toProblem } from './problem';
import { endSession, sessionWorks } from './session';

/** 499 is how the server says "log in" to a request marked as coming from JavaScript. */
const SESSION_GONE = new Set([401, 499]);

/** Every request of the app: marked as XHR, refusals thrown as ProblemError. */
export async function apiFetch(request: Request): Promise<Response> {
  request.headers.set('X-Requested-With', 'JavaScript');
  // The server's own messages come in the language of the app, not of the browser.
  request.headers.set('Accept-Language', document.documentElement.lang || 'en');
  let response: Response;
  try {
    response = await fetch(request);
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new ProblemError(0, { detail: error instanceof Error ? error.message : String(error) });
  }
  if (SESSION_GONE.has(response.status)) {
    // The page is being left: an answer that never comes keeps the screen as it is until then.
    if (endSession()) return new Promise<never>(() => {});
    throw new ProblemError(401, { code: 'session_ended' });
  }
  if (!response.ok) throw await toProblem(response);
  sessionWorks();
  return response;
}

/** A typed client over the contract's `paths`. */
export function createApi<Paths extends object>(): Client<Paths> {
  return createFetchClient<Paths>({ baseUrl: window.location.origin, fetch: apiFetch });
}

/** The header that makes a change conditional on the version that was read. */
export function ifMatch(version: number): { 'If-Match': string } {
  return { 'If-Match': `"${version}"` };
}

/**
 * The header that makes a POST safe to repeat. Make the key once per intent (when the dialog
 * opens), not once per attempt: that is what lets a retry find the first attempt's result.
 */
export function idempotencyKey(key: string = newKey()): { 'Idempotency-Key': string } {
  return { 'Idempotency-Key': key };
}

/** A random key. crypto.randomUUID exists only on https and localhost. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** GET of a JSON document outside the typed client. */
export async function getJson<T>(path: string, signal?: AbortSignal): Promise<T> {
  const request = new Request(new URL(path, window.location.origin), {
    headers: { Accept: 'application/json' },
    ...(signal ? { signal } : {}),
  });
  const response = await apiFetch(request);
  return (await response.json()) as T;
}
