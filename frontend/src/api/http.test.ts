// @vitest-environment jsdom

import { afterEach, describe, expect, it, vi } from 'vitest';
import { apiFetch, createApi, getJson, idempotencyKey, ifMatch, newKey } from './http';
import { ProblemError } from './problem';
import { navigation, onSessionEnd } from './session';

function answering(status: number, body: unknown, type = 'application/json') {
  const fetched = vi.fn(
    async (_request: Request) =>
      new Response(JSON.stringify(body), { status, headers: { 'content-type': type } }),
  );
  vi.stubGlobal('fetch', fetched);
  return fetched;
}

const request = () => new Request('http://localhost:3000/api/deals');

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('a request', () => {
  it('is marked as coming from JavaScript and in the language of the app', async () => {
    document.documentElement.lang = 'fr';
    const fetched = answering(200, { ok: true });
    await expect(getJson('/api/things')).resolves.toEqual({ ok: true });
    const sent = fetched.mock.calls[0]?.[0];
    expect(sent?.headers.get('X-Requested-With')).toBe('JavaScript');
    expect(sent?.headers.get('Accept-Language')).toBe('fr');
  });

  it('throws what the server refused', async () => {
    answering(403, { code: 'not_yours' }, 'application/problem+json');
    await expect(apiFetch(request())).rejects.toMatchObject({ status: 403, code: 'not_yours' });
  });

  it('throws a network problem when the server cannot be reached', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('offline')));
    await expect(apiFetch(request())).rejects.toMatchObject({ status: 0, isUnanswered: true });
  });

  it('passes an abort on, which is no problem', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new DOMException('stop', 'AbortError')));
    await expect(apiFetch(request())).rejects.not.toBeInstanceOf(ProblemError);
  });

  it('is thrown by the typed client, too', async () => {
    answering(404, {}, 'application/problem+json');
    const client = createApi<{ '/api/x': { get: { responses: { 200: { content: never } } } } }>();
    await expect(client.GET('/api/x')).rejects.toMatchObject({ status: 404 });
  });
});

describe('the end of the session', () => {
  it('is told to those who hold unsaved input, and the answer never comes', async () => {
    answering(499, {});
    const told = vi.fn();
    const left = vi.spyOn(navigation, 'leave').mockReturnValue();
    const stop = onSessionEnd(told);
    let settled = false;
    void apiFetch(request()).finally(() => {
      settled = true;
    });
    await vi.waitFor(() => expect(told).toHaveBeenCalledOnce());
    await new Promise((resolve) => queueMicrotask(() => resolve(undefined)));
    expect(settled).toBe(false);
    expect(left).toHaveBeenCalledExactlyOnceWith('/login?return_to=%2F');
    stop();
  });

  it('is a refusal when the login was left only just before', async () => {
    sessionStorage.setItem('facturix.session-left-at', String(Date.now()));
    answering(401, {});
    await expect(apiFetch(request())).rejects.toMatchObject({ code: 'session_ended' });
  });

  it('may lead to the login again once a request has worked', async () => {
    sessionStorage.setItem('facturix.session-left-at', String(Date.now()));
    answering(200, {});
    await apiFetch(request());
    expect(sessionStorage.getItem('facturix.session-left-at')).toBeNull();
  });
});

describe('the headers of a change', () => {
  it('name the version as a strong ETag', () => {
    expect(ifMatch(7)).toEqual({ 'If-Match': '"7"' });
  });

  it('carry a key that is new each time unless given', () => {
    expect(newKey()).toMatch(/^[0-9a-f]{32}$/);
    expect(idempotencyKey()).not.toEqual(idempotencyKey());
    expect(idempotencyKey('mine')).toEqual({ 'Idempotency-Key': 'mine' });
  });
});
