import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { describe, expect, it, vi } from 'vitest';
import type { LiveEvent } from './liveEvents';
import { keysFor, LiveInbox, Refresher, registerLive } from './liveInvalidation';

const event = (id: string, version: number): LiveEvent => ({
  type: 'event',
  event: 'widget.changed',
  entity: 'widget',
  id,
  version,
});

registerLive('widget', () => [['get', '/api/widgets']]);
registerLive('widget', ({ id }) => [
  ['get', '/api/widgets'],
  ['get', '/api/widgets/one', id],
]);

/** A query on screen whose reads are answered by hand. */
function onScreen(data: unknown) {
  const client = new QueryClient();
  const answers: (() => void)[] = [];
  const read = vi.fn(
    () =>
      new Promise<unknown>((resolve) => answers.push(() => resolve(structuredClone(data) ?? []))),
  );
  client.setQueryData(['get', '/api/widgets'], data);
  const observer = new QueryObserver(client, {
    queryKey: ['get', '/api/widgets'],
    queryFn: read,
    staleTime: Number.POSITIVE_INFINITY,
  });
  observer.subscribe(() => undefined);
  return { client, read, answer: () => answers.shift()?.() };
}

describe('the registry', () => {
  it('gives each key once', () => {
    expect(keysFor([event('a', 1), event('b', 1)])).toEqual([
      ['get', '/api/widgets'],
      ['get', '/api/widgets/one', 'a'],
      ['get', '/api/widgets/one', 'b'],
    ]);
    expect(keysFor([{ ...event('a', 1), entity: 'unknown' }])).toEqual([]);
  });
});

describe('re-reading', () => {
  it('costs two reads for a burst of any size', async () => {
    const { client, read, answer } = onScreen([{ id: 'a', version: 1 }]);
    const refresher = new Refresher(client);
    const key = ['get', '/api/widgets'];
    const first = refresher.refresh(key);
    for (let more = 0; more < 20; more++) void refresher.refresh(key);
    await vi.waitFor(() => expect(read).toHaveBeenCalledTimes(1));
    answer();
    await vi.waitFor(() => expect(read).toHaveBeenCalledTimes(2));
    answer();
    await first;
    expect(read).toHaveBeenCalledTimes(2);
  });
});

describe('what is being read for the first time when news comes', () => {
  it('is read once more: its first answer may be older than the news', async () => {
    const { client, read, answer } = onScreen(undefined);
    const refreshed = new Refresher(client).refresh(['get', '/api/widgets']);
    expect(read).toHaveBeenCalledTimes(1);
    answer();
    await vi.waitFor(() => expect(read).toHaveBeenCalledTimes(2));
    answer();
    await refreshed;
    expect(read).toHaveBeenCalledTimes(2);
  });
});

describe('the inbox', () => {
  function inbox(data: unknown) {
    const screen = onScreen(data);
    const frames: (() => void)[] = [];
    const box = new LiveInbox(screen.client, (run) => frames.push(run));
    const frame = () => {
      for (const run of frames.splice(0)) run();
    };
    return { ...screen, box, frames, frame };
  }

  it('re-reads once per frame, however many events came', async () => {
    const { box, frames, frame, read } = inbox([{ id: 'a', version: 1 }]);
    box.add(event('a', 2));
    box.add(event('b', 1));
    box.add(event('a', 3));
    expect(frames).toHaveLength(1);
    expect(read).not.toHaveBeenCalled();
    frame();
    await vi.waitFor(() => expect(read).toHaveBeenCalledTimes(1));
  });

  it('stays silent on the echo of what the screen already shows', () => {
    const { box, frame, client } = inbox([{ id: 'a', version: 4 }]);
    const invalidated = vi.spyOn(client, 'invalidateQueries');
    box.add(event('a', 4));
    frame();
    expect(invalidated).not.toHaveBeenCalled();
  });

  it('re-reads everything on screen when records were imported', () => {
    const { box, frame, client } = inbox([]);
    const invalidated = vi.spyOn(client, 'invalidateQueries');
    box.add({ ...event('run', 1), event: 'widgets.imported' });
    frame();
    expect(invalidated).toHaveBeenCalledExactlyOnceWith();
  });

  it('re-reads everything on screen after a flood or a resync', async () => {
    const { box, frame, client } = inbox([]);
    const invalidated = vi.spyOn(client, 'invalidateQueries');
    for (let id = 0; id <= 500; id++) box.add(event(`w${id}`, 1));
    frame();
    expect(invalidated).toHaveBeenCalledExactlyOnceWith();
    box.resync();
    expect(invalidated).toHaveBeenCalledTimes(2);
  });
});
