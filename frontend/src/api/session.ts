/**
 * The end of a session in mid-work. Who holds unsaved input registers a listener, which runs
 * before the browser leaves for the login page; `return_to` brings it back to this address.
 */
type Listener = () => void;

/** How the page is left; an object, so that a test can stay. */
export const navigation = { leave: (url: string) => window.location.assign(url) };

const listeners = new Set<Listener>();
const LAST_LEFT = 'facturix.session-left-at';
const LOOP_MS = 10_000;

export function onSessionEnd(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function loginUrl(location: Pick<Location, 'pathname' | 'search' | 'hash'>): string {
  const here = location.pathname + location.search + location.hash;
  return `/login?return_to=${encodeURIComponent(here)}`;
}

/** True when we came back from the login only just now: going there again would never end. */
export function isLoginLoop(lastLeft: string | null, now: number): boolean {
  const at = Number(lastLeft);
  return lastLeft !== null && Number.isFinite(at) && now - at < LOOP_MS;
}

let loggingOutAt = Number.NEGATIVE_INFINITY;

/**
 * The browser is on its way to end both sessions. This page lives until the login server has
 * answered, and a request that is refused meanwhile must not turn it around to the login page:
 * the login server would still know the person and let them in again.
 */
export function loggingOut(now: number = Date.now()): void {
  loggingOutAt = now;
}

/**
 * Leaves for the login page. Returns false when that has just been tried, so that the caller
 * shows the refusal instead.
 */
export function endSession(now: number = Date.now()): boolean {
  if (now - loggingOutAt < LOOP_MS) return true;
  if (isLoginLoop(sessionStorage.getItem(LAST_LEFT), now)) return false;
  for (const listener of listeners) listener();
  sessionStorage.setItem(LAST_LEFT, String(now));
  navigation.leave(loginUrl(window.location));
  return true;
}

/** The session works (again): a later end may go to the login page at once. */
export function sessionWorks(): void {
  if (sessionStorage.getItem(LAST_LEFT) !== null) sessionStorage.removeItem(LAST_LEFT);
}
