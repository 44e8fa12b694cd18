import { backOff, type LiveEvent, type PresentPerson, parseMessage } from './liveEvents';

export type LiveStatus = 'connecting' | 'live' | 'offline';
export type PresenceMode = 'viewing' | 'editing';

interface Handlers {
  onEvent: (event: LiveEvent) => void;
  /** Messages may have been missed: what is on screen has to be read again. */
  onResync: () => void;
  /** The server let the connection go because its person may no longer be here. */
  onRefused: () => void;
}

/** Silence after which the connection is asked for a sign of life, and then taken for dead. */
const PING_MS = 25_000;
const PONG_MS = 10_000;

/** Close code: the person was deactivated or demoted, or the session has ended. */
const REFUSED = 4401;

/**
 * The one WebSocket to /api/live. Topics and presence are counted, so that two components may
 * ask for the same one; all of them are told again after a reconnect.
 */
export class LiveConnection {
  private socket: WebSocket | null = null;
  private readonly topics = new Map<string, number>();
  private readonly presence = new Map<string, PresenceMode>();
  private readonly people = new Map<string, PresentPerson[]>();
  private readonly listeners = new Set<() => void>();
  private status: LiveStatus = 'connecting';
  private attempt = 0;
  private everReady = false;
  private stopped = true;
  private retry: ReturnType<typeof setTimeout> | undefined;
  private watch: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly url: string,
    private readonly handlers: Handlers,
  ) {}

  start(): void {
    if (!this.stopped) return;
    this.stopped = false;
    window.addEventListener('online', this.retryNow);
    document.addEventListener('visibilitychange', this.retryWhenSeen);
    this.connect();
  }

  stop(): void {
    this.stopped = true;
    window.removeEventListener('online', this.retryNow);
    document.removeEventListener('visibilitychange', this.retryWhenSeen);
    clearTimeout(this.retry);
    clearTimeout(this.watch);
    this.socket?.close();
    this.socket = null;
  }

  getStatus = (): LiveStatus => this.status;

  peopleAt = (record: string): readonly PresentPerson[] => this.people.get(record) ?? NOBODY;

  /** For useSyncExternalStore: called when the status or the people present change. */
  listen = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  subscribe(topics: readonly string[]): () => void {
    const fresh = topics.filter((topic) => !this.topics.has(topic));
    for (const topic of topics) this.topics.set(topic, (this.topics.get(topic) ?? 0) + 1);
    if (fresh.length > 0) this.send({ type: 'subscribe', topics: fresh });
    return () => {
      const left = topics.filter((topic) => {
        const count = (this.topics.get(topic) ?? 1) - 1;
        if (count > 0) this.topics.set(topic, count);
        else this.topics.delete(topic);
        return count <= 0;
      });
      if (left.length > 0) this.send({ type: 'unsubscribe', topics: left });
    };
  }

  setPresence(record: string, mode: PresenceMode | null): void {
    if (mode === null) {
      if (!this.presence.delete(record)) return;
      this.people.delete(record);
      this.send({ type: 'presence', record, mode: 'gone' });
      return;
    }
    if (this.presence.get(record) === mode) return;
    this.presence.set(record, mode);
    this.send({ type: 'presence', record, mode });
  }

  private connect(): void {
    if (this.stopped) return;
    clearTimeout(this.retry);
    const socket = new WebSocket(this.url);
    this.socket = socket;
    socket.onmessage = (message) => {
      if (this.socket === socket) this.receive(message.data);
    };
    socket.onclose = ({ code }) => {
      if (this.socket !== socket) return;
      this.lost();
      if (code === REFUSED) this.handlers.onRefused();
    };
  }

  private receive(data: unknown): void {
    const message = parseMessage(data);
    this.expectLife();
    if (!message) return;
    switch (message.type) {
      case 'ready':
        this.ready();
        break;
      case 'event':
        this.handlers.onEvent(message);
        break;
      case 'presence':
        this.people.set(message.record, message.people);
        this.changed();
        break;
      case 'resync':
        this.handlers.onResync();
        break;
      case 'pong':
        break;
    }
  }

  private ready(): void {
    this.attempt = 0;
    this.setStatus('live');
    if (this.topics.size > 0) this.send({ type: 'subscribe', topics: [...this.topics.keys()] });
    for (const [record, mode] of this.presence) this.send({ type: 'presence', record, mode });
    if (this.everReady) this.handlers.onResync();
    this.everReady = true;
  }

  private lost(): void {
    this.socket = null;
    clearTimeout(this.watch);
    this.people.clear();
    if (this.stopped) return;
    this.setStatus('offline');
    clearTimeout(this.retry);
    this.retry = setTimeout(() => this.connect(), backOff(this.attempt++));
  }

  private readonly retryNow = () => {
    if (this.socket || this.stopped) return;
    this.attempt = 0;
    this.connect();
  };

  private readonly retryWhenSeen = () => {
    if (!document.hidden) this.retryNow();
  };

  /** A dead network gives no close event: ask after silence, and give up on no answer. */
  private expectLife(): void {
    clearTimeout(this.watch);
    this.watch = setTimeout(() => {
      this.send({ type: 'ping' });
      this.watch = setTimeout(() => {
        const dead = this.socket;
        this.lost();
        dead?.close();
      }, PONG_MS);
    }, PING_MS);
  }

  private send(message: object): void {
    // Before "ready" nothing is sent: ready() tells everything that is wanted by then.
    if (this.status === 'live' && this.socket?.readyState === WebSocket.OPEN) {
      this.socket.send(JSON.stringify(message));
    }
  }

  private setStatus(status: LiveStatus): void {
    if (this.status === status) return;
    this.status = status;
    this.changed();
  }

  private changed(): void {
    for (const listener of this.listeners) listener();
  }
}

const NOBODY: readonly PresentPerson[] = [];

export function liveUrl(location: Pick<Location, 'protocol' | 'host'>): string {
  return `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/api/live`;
}
