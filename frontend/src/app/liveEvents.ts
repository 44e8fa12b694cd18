/** What the server says over /api/live: facts with id and version, never business data. */
export interface LiveEvent {
  type: 'event';
  event: string;
  entity: string;
  id: string;
  version: number;
  topics?: string[];
}

export interface PresentPerson {
  id: string;
  name: string;
  initials: string;
  mode: 'viewing' | 'editing';
}

export type LiveMessage =
  | LiveEvent
  | { type: 'ready' }
  | { type: 'resync' }
  | { type: 'pong' }
  | { type: 'presence'; record: string; people: PresentPerson[] };

const known = new Set(['event', 'ready', 'resync', 'pong', 'presence']);

/** A message that this client does not know is no error: a newer server may speak. */
export function parseMessage(text: unknown): LiveMessage | null {
  if (typeof text !== 'string') return null;
  try {
    const message: unknown = JSON.parse(text);
    if (!message || typeof message !== 'object' || !('type' in message)) return null;
    return known.has(String(message.type)) ? (message as LiveMessage) : null;
  } catch {
    return null;
  }
}

interface Versions {
  lowest: number;
  highest: number;
}

/** The versions that cached answers hold of the records with these ids. */
export function versionsIn(
  answers: readonly unknown[],
  ids: ReadonlySet<string>,
): Map<string, Versions> {
  const found = new Map<string, Versions>();
  const visit = (value: unknown): void => {
    if (!value || typeof value !== 'object') return;
    if (Array.isArray(value)) {
      for (const item of value) visit(item);
      return;
    }
    const record = value as Record<string, unknown>;
    if (typeof record.id === 'string' && ids.has(record.id) && typeof record.version === 'number') {
      const seen = found.get(record.id);
      found.set(record.id, {
        lowest: Math.min(seen?.lowest ?? record.version, record.version),
        highest: Math.max(seen?.highest ?? record.version, record.version),
      });
    }
    for (const key in record) visit(record[key]);
  };
  for (const answer of answers) visit(answer);
  return found;
}

const VERSIONLESS =
  /\.(deleted|assigned|unassigned|imported|\w+_changed|queue_filled|leased|released|lapsed)$/;
/** About a part of a record that has a version of its own, or none: its settings, its statuses. */
const PART = /\.(\w+_changed|queue_filled)$/;

/**
 * What an event is about: later ones about the same take the place of earlier ones. That records
 * came in by an import says something else than how far the import is.
 */
export function aboutWhat({ event, entity, id }: LiveEvent): string {
  if (event.endsWith('.imported')) return event;
  return PART.test(event) ? `${event}:${id}` : `${entity}:${id}`;
}

/**
 * The events that tell something new. One whose version every cached copy of the record already
 * has is left out: that is how the echo of one's own change stays silent. A deletion always
 * counts, and so does a record that nothing holds yet (it may belong on screen now), or who is
 * assigned to it, which is no part of its version.
 */
export function newsAmong(events: readonly LiveEvent[], answers: readonly unknown[]): LiveEvent[] {
  const latest = new Map<string, LiveEvent>();
  for (const event of events) {
    const key = aboutWhat(event);
    const seen = latest.get(key);
    if (!seen || event.version >= seen.version) latest.set(key, event);
  }
  const batch = [...latest.values()];
  const versions = versionsIn(answers, new Set(batch.map((event) => event.id)));
  return batch.filter((event) => {
    if (VERSIONLESS.test(event.event)) return true;
    const held = versions.get(event.id);
    return !held || held.lowest < event.version;
  });
}

/** Wait before attempt n (from 0): doubling from half a second to 30 s, with full jitter above a quarter. */
export function backOff(attempt: number, random: number = Math.random()): number {
  const ceiling = Math.min(30_000, 500 * 2 ** Math.min(attempt, 10));
  return Math.round(ceiling * (0.25 + 0.75 * random));
}
