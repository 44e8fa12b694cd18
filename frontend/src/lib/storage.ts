/** Values kept in the browser. Storage can be refused or full: the app works without it. */
export function readStored<T>(key: string, fallback: T, storage: Storage = localStorage): T {
  try {
    const text = storage.getItem(key);
    return text === null ? fallback : (JSON.parse(text) as T);
  } catch {
    return fallback;
  }
}

export function writeStored(key: string, value: unknown, storage: Storage = localStorage): void {
  try {
    storage.setItem(key, JSON.stringify(value));
  } catch {
    // Nothing depends on it being kept.
  }
}

export function removeStored(key: string, storage: Storage = localStorage): void {
  try {
    storage.removeItem(key);
  } catch {
    // As above.
  }
}

/** The keys that begin like this. */
export function storedKeys(prefix: string, storage: Storage = localStorage): string[] {
  try {
    return Object.keys(storage).filter((key) => key.startsWith(prefix));
  } catch {
    return [];
  }
}
