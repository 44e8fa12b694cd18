// @vitest-environment jsdom

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { LiveConnection, liveUrl } from './live';

class Socket {
  static all: Socket[] = [];
  static readonly OPEN = 1;
  readyState = Socket.OPEN;
  sent: unknown[] = [];
  onmessage: ((message: { data: string }) => void) | null = null;
  onclose: ((event: { code: number }) => void) | null = null;
  constructor(readonly url: string) {
    Socket.all.push(this);
  }
  send(text: string) {
    this.sent.push(JSON.parse(text));
  }
  close(code = 1006) {
    this.readyState = 3;
    this.onclose?.({ code });
  }
  says(message: object) {
    this.onmessage?.({ data: JSON.stringify(message) });
  }
}

const socket = () => Socket.all.at(-1) as Socket;
const handlers = { onEvent: vi.fn(), onResync: vi.fn(), onRefused: vi.fn() };
let connection: LiveConnection;

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('WebSocket', Socket);
  Socket.all = [];
  handlers.onEvent.mockClear();
  handlers.onResync.mockClear();
  connection = new LiveConnection('ws://test/api/live', handlers);
  connection.start();
});

afterEach(() => {
  connection.stop();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

describe('the live connection', () => {
  it('asks for the wanted topics once the server is ready, each once', () => {
    connection.subscribe(['pipeline']);
    const stop = connection.subscribe(['pipeline', 'me']);
    expect(socket().sent).toEqual([]);
    socket().says({ type: 'ready' });
    expect(socket().sent).toEqual([{ type: 'subscribe', topics: ['pipeline', 'me'] }]);
    stop();
    expect(socket().sent.at(-1)).toEqual({ type: 'unsubscribe', topics: ['me'] });
  });

  it('hands events on', () => {
    socket().says({ type: 'ready' });
    const event = { type: 'event', event: 'deal.won', entity: 'deal', id: 'd', version: 2 };
    socket().says(event);
    expect(handlers.onEvent).toHaveBeenCalledWith(event);
  });

  it('reconnects after a loss, tells everything again and has the screen re-read', () => {
    socket().says({ type: 'ready' });
    connection.subscribe(['pipeline']);
    connection.setPresence('deal:1', 'editing');
    expect(handlers.onResync).not.toHaveBeenCalled();
    const first = socket();
    first.close();
    expect(connection.getStatus()).toBe('offline');
    vi.advanceTimersByTime(600);
    expect(socket()).not.toBe(first);
    socket().says({ type: 'ready' });
    expect(connection.getStatus()).toBe('live');
    expect(socket().sent).toEqual([
      { type: 'subscribe', topics: ['pipeline'] },
      { type: 'presence', record: 'deal:1', mode: 'editing' },
    ]);
    expect(handlers.onResync).toHaveBeenCalledOnce();
  });

  it('waits longer after each failure and tries at once when the network is back', () => {
    for (let failure = 0; failure < 5; failure++) {
      socket().close();
      vi.advanceTimersByTime(30_000);
    }
    const tries = Socket.all.length;
    socket().close();
    vi.advanceTimersByTime(500);
    expect(Socket.all.length).toBe(tries);
    window.dispatchEvent(new Event('online'));
    expect(Socket.all.length).toBe(tries + 1);
  });

  it('gives a silent connection up when it does not answer a ping', () => {
    socket().says({ type: 'ready' });
    const first = socket();
    vi.advanceTimersByTime(25_000);
    expect(first.sent).toEqual([{ type: 'ping' }]);
    first.says({ type: 'pong' });
    vi.advanceTimersByTime(20_000);
    expect(connection.getStatus()).toBe('live');
    vi.advanceTimersByTime(15_000);
    expect(connection.getStatus()).toBe('offline');
  });

  it('knows who is at a record, until the connection is lost', () => {
    const changed = vi.fn();
    connection.listen(changed);
    socket().says({ type: 'ready' });
    const people = [{ id: 'u2', name: 'Alex', initials: 'A', mode: 'viewing' }];
    socket().says({ type: 'presence', record: 'deal:1', people });
    expect(connection.peopleAt('deal:1')).toEqual(people);
    expect(changed).toHaveBeenCalled();
    socket().close();
    expect(connection.peopleAt('deal:1')).toEqual([]);
  });

  it('says that one has left, and says nothing twice', () => {
    socket().says({ type: 'ready' });
    connection.setPresence('deal:1', 'viewing');
    connection.setPresence('deal:1', 'viewing');
    connection.setPresence('deal:1', null);
    connection.setPresence('deal:1', null);
    expect(socket().sent).toEqual([
      { type: 'presence', record: 'deal:1', mode: 'viewing' },
      { type: 'presence', record: 'deal:1', mode: 'gone' },
    ]);
  });

  it('has the screen re-read when the server dropped messages', () => {
    socket().says({ type: 'ready' });
    socket().says({ type: 'resync' });
    expect(handlers.onResync).toHaveBeenCalledOnce();
  });

  it('says when the person may no longer be here', () => {
    socket().says({ type: 'ready' });
    socket().close();
    expect(handlers.onRefused).not.toHaveBeenCalled();
    vi.advanceTimersByTime(600);
    socket().close(4401);
    expect(handlers.onRefused).toHaveBeenCalledOnce();
  });

  it('stays closed once stopped', () => {
    connection.stop();
    vi.advanceTimersByTime(60_000);
    expect(Socket.all).toHaveLength(1);
  });
});

describe('its address', () => {
  it('is encrypted where the page is', () => {
    expect(liveUrl({ protocol: 'https:', host: 'crm.test' })).toBe('wss://crm.test/api/live');
    expect(liveUrl({ protocol: 'http:', host: 'localhost:8080' })).toBe(
      'ws://localhost:8080/api/live',
    );
  });
});
