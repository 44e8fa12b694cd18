import { readStored, removeStored, writeStored } from './storage';

/**
 * Half-filled forms that outlive the end of a session. An open form registers where its values
 * are; when the session ends they go to sessionStorage (this tab only), and the form that opens
 * under the same key after the login takes them back, once, and only for the same person.
 */
interface Draft {
  owner: string | null;
  values: unknown;
}

const prefix = 'facturix.draft:';
const open = new Map<string, () => unknown>();
let owner: string | null = null;

/** Whose drafts these are: the id of the person logged in. */
export function setDraftOwner(id: string | null): void {
  owner = id;
}

/** `values` returns undefined when there is nothing worth keeping. */
export function registerDraft(key: string, values: () => unknown): () => void {
  open.set(key, values);
  return () => {
    if (open.get(key) === values) open.delete(key);
  };
}

export function keepDrafts(): void {
  for (const [key, values] of open) {
    const kept = values();
    if (kept !== undefined) writeStored(prefix + key, { owner, values: kept }, sessionStorage);
  }
}

export function peekDraft<T>(key: string): T | undefined {
  const draft = readStored<Draft | null>(prefix + key, null, sessionStorage);
  if (!draft || (draft.owner !== null && owner !== null && draft.owner !== owner)) return undefined;
  return draft.values as T;
}

export function dropDraft(key: string): void {
  removeStored(prefix + key, sessionStorage);
}
