import { readStored, writeStored } from '@/lib/storage';

const KEY = 'facturix.reloaded-at';
const PAUSE_MS = 30_000;

/** Whether to reload for a missing file: not again and again, and not without a network. */
export function shouldReload(lastReload: number, now: number, online: boolean): boolean {
  return online && now - lastReload > PAUSE_MS;
}

/**
 * A page opened before an upgrade asks for files that the new build no longer has. Loading it
 * anew gets the new build; where that does not help, the error page is shown.
 */
export function reloadOnStaleBuild(): void {
  window.addEventListener('vite:preloadError', (event) => {
    const last = readStored(KEY, 0, sessionStorage);
    if (!shouldReload(last, Date.now(), navigator.onLine)) return;
    event.preventDefault();
    writeStored(KEY, Date.now(), sessionStorage);
    window.location.reload();
  });
}
