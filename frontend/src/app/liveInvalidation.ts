import type { QueryClient, QueryKey } from '@tanstack/react-query';
import { aboutWhat, type LiveEvent, newsAmong } from './liveEvents';

/** Which queries an event makes out of date; key prefixes such as ['get', '/api/deals']. */
export type KeysOf = (event: LiveEvent) => QueryKey[];

const registry = new Map<string, KeysOf[]>();

/** A feature says once, in its live.ts, which of its queries an entity's events concern. */
export function registerLive(entity: string, keysOf: KeysOf): void {
  registry.set(entity, [...(registry.get(entity) ?? []), keysOf]);
}

export function keysFor(events: readonly LiveEvent[]): QueryKey[] {
  const keys = new Map<string, QueryKey>();
  for (const event of events) {
    for (const keysOf of registry.get(event.entity) ?? []) {
      for (const key of keysOf(event)) keys.set(JSON.stringify(key), key);
    }
  }
  return [...keys.values()];
}

/**
 * Re-reads a query key at most once at a time: while one re-read is under way, however many
 * events come, exactly one more is owed. A burst therefore costs two reads, and no timer.
 */
export class Refresher {
  private readonly underWay = new Map<string, { owed: boolean }>();

  constructor(private readonly client: QueryClient) {}

  async refresh(key: QueryKey): Promise<void> {
    const hash = JSON.stringify(key);
    const running = this.underWay.get(hash);
    if (running) {
      running.owed = true;
      return;
    }
    const state = { owed: false };
    this.underWay.set(hash, state);
    try {
      do {
        state.owed = false;
        // What is being read for the first time is not read anew by this, and may have been read before the news.
        const early = this.beingReadFirst(key);
        await this.client.invalidateQueries({ queryKey: key });
        if (early.size > 0) {
          await this.client.invalidateQueries({
            queryKey: key,
            predicate: ({ queryHash }) => early.has(queryHash),
          });
        }
      } while (state.owed);
    } finally {
      this.underWay.delete(hash);
    }
  }

  private beingReadFirst(key: QueryKey): Set<string> {
    const reading = this.client
      .getQueryCache()
      .findAll({ queryKey: key, fetchStatus: 'fetching' })
      .filter((query) => query.state.data === undefined);
    return new Set(reading.map(({ queryHash }) => queryHash));
  }
}

/** Beyond this many records in one go it is cheaper to re-read what is on screen. */
const FLOOD = 500;

/** Gathers events until the next frame, then re-reads what they concern. */
export class LiveInbox {
  private readonly waiting = new Map<string, LiveEvent>();
  private flooded = false;
  private scheduled = false;
  private readonly refresher: Refresher;

  constructor(
    private readonly client: QueryClient,
    private readonly schedule: (run: () => void) => void = nextFrame,
  ) {
    this.refresher = new Refresher(client);
  }

  add(event: LiveEvent): void {
    // An import tells once that any number of records is new, not each of them.
    if (event.event.endsWith('.imported')) this.flooded = true;
    const key = aboutWhat(event);
    const seen = this.waiting.get(key);
    if (!seen || event.version >= seen.version) this.waiting.set(key, event);
    if (this.waiting.size > FLOOD) {
      this.flooded = true;
      this.waiting.clear();
    }
    if (this.scheduled) return;
    this.scheduled = true;
    this.schedule(() => this.flush());
  }

  /** Everything on screen may be out of date: after a reconnect, or when the server says so. */
  resync(): void {
    this.waiting.clear();
    void this.client.invalidateQueries();
  }

  private flush(): void {
    this.scheduled = false;
    const events = [...this.waiting.values()];
    this.waiting.clear();
    if (this.flooded) {
      this.flooded = false;
      this.resync();
      return;
    }
    const answers = this.client
      .getQueryCache()
      .getAll()
      .map((query) => query.state.data);
    for (const key of keysFor(newsAmong(events, answers))) void this.refresher.refresh(key);
  }
}

/** A hidden page gets no frames, but its badge and title should still be right. */
function nextFrame(run: () => void): void {
  if (document.hidden) queueMicrotask(run);
  else requestAnimationFrame(run);
}
