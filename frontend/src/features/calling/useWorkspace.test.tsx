// @vitest-environment jsdom

import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, renderHook, waitFor } from '@testing-library/react';
import i18next from 'i18next';
import type { ReactNode } from 'react';
import { initReactI18next } from 'react-i18next';
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { LiveProvider } from '@/app/LiveProvider';
import { meQuery } from '@/app/session';
import calling from '@/locales/en/calling.json';
import { outbox } from './api';
import { keepWrap, readWrap } from './drafts';
import { noteEnd } from './ended';
import { EMPTY_WRAP } from './model';
import { useWorkspace } from './useWorkspace';

const ada = { id: 'ada', fullName: 'Ada', status: 'new' };
const grace = { id: 'grace', fullName: 'Grace', status: 'new' };

interface Sent {
  method: string;
  path: string;
  body: Record<string, unknown> | undefined;
}

let sent: Sent[] = [];
/** What the server says instead of yes, by method and path. */
let says: Record<string, () => Response> = {};
/** The leads that are given out, one after the other; the last one again and again. */
let queue = [ada, grace];
let client: QueryClient;

const refusal = (status: number, code: string) =>
  Response.json(
    { status, code },
    { status, headers: { 'Content-Type': 'application/problem+json' } },
  );

async function server(request: Request): Promise<Response> {
  const { pathname: path } = new URL(request.url);
  const text = await request.text();
  const { method } = request;
  sent.push({ method, path, body: text ? JSON.parse(text) : undefined });
  const said = says[`${method} ${path}`];
  if (said) return said();
  if (path === '/api/leads/next') return Response.json({ lead: queue[0] });
  if (path.endsWith('/lock') && method === 'DELETE') {
    queue = queue.slice(-1);
    return new Response(null, { status: 204 });
  }
  if (path.endsWith('/outcome')) {
    queue = queue.slice(-1);
    return Response.json({ activityId: 'call', lead: ada, next: { lead: grace } });
  }
  return Response.json({ lead: ada });
}

beforeAll(async () => {
  await i18next.use(initReactI18next).init({
    lng: 'en',
    resources: { en: { calling } },
    interpolation: { escapeValue: false },
  });
});

beforeEach(() => {
  sent = [];
  says = {};
  queue = [ada, grace];
  outbox.readAgain();
  vi.stubGlobal('fetch', server);
  vi.stubGlobal(
    'WebSocket',
    class extends EventTarget {
      close() {}
      send() {}
    },
  );
});

/** Beats at once, as the page does now and then. */
function heartbeat(): () => void {
  const intervals = vi.spyOn(globalThis, 'setInterval');
  return () => {
    const beats = intervals.mock.calls.filter(([, every]) => every === 25_000);
    const latest = beats.at(-1)?.[0] as () => void;
    latest();
  };
}

/** A page that is opened anew: what one remembers is in the browser alone. */
function open() {
  client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  client.setQueryData(meQuery.queryKey, { id: 'me', name: 'Me', role: 'bd' } as never);
  return renderHook(() => useWorkspace(null), {
    wrapper: ({ children }: { children: ReactNode }) => (
      <QueryClientProvider client={client}>
        <LiveProvider>{children}</LiveProvider>
      </QueryClientProvider>
    ),
  });
}

async function begin() {
  const page = open();
  act(() => page.result.current.start());
  await waitFor(() => expect(page.result.current.inHand?.lead.id).toBe('ada'));
  return page;
}

const notes = () => sent.filter(({ path }) => path === '/api/activities').map(({ body }) => body);

describe('the note', () => {
  it('is put on the lead that is given back', async () => {
    const { result } = await begin();
    act(() => result.current.change({ note: 'Speaks German' }));
    await act(() => result.current.release('language'));
    expect(notes()).toEqual([{ kind: 'note', leadId: 'ada', body: 'Speaks German', mentions: [] }]);
    expect(result.current.inHand?.lead.id).toBe('grace');
    expect(result.current.left).toEqual([]);
    expect(readWrap('me', 'ada')).toEqual(EMPTY_WRAP);
  });

  it('keeps the lead in hand where it cannot be put there', async () => {
    const { result } = await begin();
    act(() => result.current.change({ note: 'Speaks German' }));
    says['POST /api/activities'] = () => refusal(500, 'unexpected');
    await act(() => result.current.release('language'));
    expect(result.current.inHand?.lead.id).toBe('ada');
    expect(result.current.wrap.note).toBe('Speaks German');
    expect(sent.some(({ method }) => method === 'DELETE')).toBe(false);
  });

  it.each([
    [409, 'leased'],
    [403, 'forbidden'],
    [404, 'not_found'],
  ])('is offered when the lead is lost: %i', async (status, code) => {
    const beat = heartbeat();
    const { result } = await begin();
    act(() => result.current.change({ note: 'Call after the fair' }));
    says['PUT /api/leads/ada/lock'] = () => refusal(status, code);
    queue = [grace];
    act(beat);
    await waitFor(() => expect(result.current.inHand?.lead.id).toBe('grace'));
    const [left] = result.current.left;
    expect(left).toMatchObject({ leadId: 'ada', leadName: 'Ada', note: 'Call after the fair' });

    if (left) await act(() => result.current.saveLeft(left));
    expect(notes()).toMatchObject([{ leadId: 'ada', body: 'Call after the fair' }]);
    expect(result.current.left).toEqual([]);
    expect(readWrap('me', 'ada')).toEqual(EMPTY_WRAP);
  });

  it('is there after logging in again, in the field or, where the lead is gone, beside it', async () => {
    keepWrap('me', ada as never, { ...EMPTY_WRAP, note: 'Of before' });
    keepWrap('me', { id: 'edith', fullName: 'Edith' }, { ...EMPTY_WRAP, note: 'Of yesterday' });
    const { result } = await begin();
    expect(result.current.wrap.note).toBe('Of before');
    await waitFor(() =>
      expect(result.current.left.map(({ leadName }) => leadName)).toEqual(['Edith']),
    );
    act(() => result.current.discardLeft('edith'));
    expect(result.current.left).toEqual([]);
  });
});

describe('the last outcome', () => {
  it('can be taken back after a reload, and what was entered is there again', async () => {
    const before = await begin();
    act(() => before.result.current.change({ outcome: 'busy', note: 'Engaged' }));
    await act(() => before.result.current.finish(true));
    before.unmount();

    const { result } = open();
    expect(result.current.undoable).toBe(true);
    await act(() => result.current.undo());
    expect(sent.filter(({ method }) => method === 'DELETE')).toMatchObject([
      { path: '/api/leads/ada/outcome/call' },
    ]);
    await waitFor(() => expect(result.current.inHand?.lead.id).toBe('ada'));
    expect(result.current.wrap).toMatchObject({ outcome: 'busy', note: 'Engaged' });
    expect(result.current.undoable).toBe(false);
  });

  it('can be taken back when it was sent late', async () => {
    const { result } = await begin();
    act(() => result.current.change({ outcome: 'voicemail' }));
    says['POST /api/leads/ada/outcome'] = () => refusal(503, 'busy');
    await act(() => result.current.finish(true));
    expect(result.current.waiting).toHaveLength(1);
    expect(result.current.undoable).toBe(false);

    says = {};
    act(() => void window.dispatchEvent(new Event('online')));
    await waitFor(() => expect(result.current.waiting).toEqual([]));
    await waitFor(() => expect(result.current.undoable).toBe(true));
  });

  it('is not offered any more once the server will not have it', async () => {
    const { result } = await begin();
    act(() => result.current.change({ outcome: 'busy' }));
    await act(() => result.current.finish(true));
    says['DELETE /api/leads/ada/outcome/call'] = () => refusal(409, 'too_late');
    await act(() => result.current.undo());
    expect(result.current.undoable).toBe(false);
    expect(open().result.current.undoable).toBe(false);
  });
});

describe('a lead that somebody takes out of these hands', () => {
  const released = () =>
    act(() => client.invalidateQueries({ queryKey: ['get', '/api/leads/{id}/lock', 'ada'] }));

  it('is gone at once and not taken again; its note stays, and the next start asks anew', async () => {
    const beat = heartbeat();
    const { result } = await begin();
    act(() => result.current.change({ note: 'Call after the fair' }));
    says['GET /api/leads/ada/lock'] = () => new Response(null, { status: 204 });
    await released();
    await waitFor(() => expect(result.current.working).toBe(false));
    expect(result.current.inHand).toBeNull();
    expect(result.current.left).toMatchObject([{ leadId: 'ada', note: 'Call after the fair' }]);
    act(beat);
    expect(sent.some(({ method }) => method === 'PUT')).toBe(false);

    queue = [grace];
    act(() => result.current.start());
    await waitFor(() => expect(result.current.inHand?.lead.id).toBe('grace'));
  });

  it('stays where it is in hand still', async () => {
    const { result } = await begin();
    says['GET /api/leads/ada/lock'] = () => Response.json({ holder: { id: 'me', name: 'Me' } });
    await released();
    expect(sent.filter(({ path }) => path === '/api/leads/ada/lock')).toHaveLength(1);
    expect(result.current.inHand?.lead.id).toBe('ada');
  });

  it('is followed by the next one where another tab has finished it', async () => {
    const { result } = await begin();
    noteEnd({ lead: ada, leasedAt: undefined } as never);
    queue = [grace];
    says['GET /api/leads/ada/lock'] = () => Response.json({ holder: { id: 'other' } });
    await released();
    await waitFor(() => expect(result.current.inHand?.lead.id).toBe('grace'));
  });
});

it('asks anew after a break', async () => {
  const { result } = await begin();
  await act(() => result.current.release('break'));
  expect(result.current.working).toBe(false);
  act(() => result.current.start());
  await waitFor(() => expect(result.current.inHand?.lead.id).toBe('grace'));
});

it('sends who is named in the note, and the status that was chosen', async () => {
  const { result } = await begin();
  const ann = { id: 'u1', name: 'Ann', initials: 'A' };
  act(() => {
    result.current.change({ named: [ann] });
    result.current.change({ note: 'Ask @Ann', outcome: 'interested', status: 'hot' });
  });
  await act(() => result.current.finish(true));
  expect(sent.find(({ path }) => path === '/api/leads/ada/outcome')?.body).toMatchObject({
    note: 'Ask @Ann',
    mentions: ['u1'],
    status: 'hot',
  });
});
