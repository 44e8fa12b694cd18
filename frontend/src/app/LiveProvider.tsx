import { useQueryClient } from '@tanstack/react-query';
import {
  createContext,
  type ReactNode,
  useContext,
  useEffect,
  useState,
  useSyncExternalStore,
} from 'react';
import { LiveConnection, type LiveStatus, liveUrl, type PresenceMode } from './live';
import type { PresentPerson } from './liveEvents';
import { LiveInbox } from './liveInvalidation';
import { meQuery } from './session';

// Every feature that wants live updates has a live.ts that calls registerLive.
import.meta.glob('../features/*/live.ts', { eager: true });

const LiveContext = createContext<LiveConnection | null>(null);

export function LiveProvider({ children }: { children: ReactNode }) {
  const client = useQueryClient();
  const [connection] = useState(() => {
    const inbox = new LiveInbox(client);
    return new LiveConnection(liveUrl(window.location), {
      onEvent: (event) => inbox.add(event),
      onResync: () => inbox.resync(),
      // Asking who one is finds out: the answer leads to the login, or to a smaller role.
      onRefused: () => void client.invalidateQueries({ queryKey: meQuery.queryKey }),
    });
  });
  useEffect(() => {
    connection.start();
    return () => connection.stop();
  }, [connection]);
  return <LiveContext value={connection}>{children}</LiveContext>;
}

function useConnection(): LiveConnection {
  const connection = useContext(LiveContext);
  if (!connection) throw new Error('LiveProvider is missing');
  return connection;
}

export function useLiveStatus(): LiveStatus {
  const connection = useConnection();
  return useSyncExternalStore(connection.listen, connection.getStatus);
}

/** What the server has events for. */
export type Topic =
  | 'pipeline'
  | 'me'
  | 'directory'
  | 'lists'
  | 'leases'
  | 'imports'
  | 'tasks'
  | 'mail'
  | 'activities'
  | `campaign:${string}`
  | `record:${string}:${string}`;

/** Asks for the events of these topics while the component is on screen. */
export function useLiveTopics(...topics: Topic[]): void {
  const connection = useConnection();
  const wanted = topics.join(' ');
  useEffect(
    () => connection.subscribe(wanted === '' ? [] : wanted.split(' ')),
    [connection, wanted],
  );
}

/**
 * Tells others that this record is being looked at or edited, and returns who else is there.
 * `record` is `deal:<id>`; null means none.
 */
export function usePresence(
  record: string | null,
  mode: PresenceMode,
  me: string,
): readonly PresentPerson[] {
  const connection = useConnection();
  useEffect(() => {
    if (record) connection.setPresence(record, mode);
  }, [connection, record, mode]);
  useEffect(() => {
    if (!record) return undefined;
    return () => connection.setPresence(record, null);
  }, [connection, record]);
  const people = useSyncExternalStore(connection.listen, () => connection.peopleAt(record ?? ''));
  return people.filter((person) => person.id !== me);
}
