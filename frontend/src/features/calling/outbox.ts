import { ProblemError } from '@/api/problem';
import { readStored, writeStored } from '@/lib/storage';
import { Store } from '@/lib/store';
import type { CallOutcome, OutcomeRequest, Wrap } from './model';

/** An outcome that has not reached the server yet, or that it refused. */
export interface Waiting {
  /** Its Idempotency-Key: however often it is sent, it is logged once. */
  key: string;
  owner: string;
  leadId: string;
  leadName: string;
  request: OutcomeRequest;
  /** What was entered, for when it is taken back. */
  wrap?: Wrap;
  /** What the server said against it; such a one is kept until its author lets it go. */
  refusal: string | null;
}

type Send = (entry: Waiting) => Promise<CallOutcome>;

const STORED = 'facturix.outcomes';

/**
 * Outcomes on their way. Each is written to this browser before it is sent and forgotten when
 * the server has it: a lost network, a reload or the end of the session lose none.
 */
export class Outbox {
  readonly store: Store<{ entries: readonly Waiting[] }>;
  private sending: Promise<void> | null = null;

  constructor(
    private readonly send: Send,
    private readonly storage: Storage = localStorage,
  ) {
    this.store = new Store<{ entries: readonly Waiting[] }>({
      entries: readStored<Waiting[]>(STORED, [], storage),
    });
  }

  /** Another tab may have put something in, or have sent it. */
  readAgain(): void {
    this.store.set({ entries: readStored<Waiting[]>(STORED, [], this.storage) });
  }

  /** Sends at once where that is possible; null where it has to wait. Throws what the server refuses. */
  async post(entry: Waiting): Promise<CallOutcome | null> {
    this.write([...this.current(), entry]);
    try {
      const answer = await this.send(entry);
      this.remove(entry.key);
      return answer;
    } catch (error) {
      if (isUnreachable(error)) return null;
      this.remove(entry.key);
      throw error;
    }
  }

  /** Sends what waits, in order, until something cannot be sent; one run at a time. */
  flush(owner: string, sent: (entry: Waiting, answer: CallOutcome) => void): Promise<void> {
    this.sending ??= this.sendAll(owner, sent).finally(() => {
      this.sending = null;
    });
    return this.sending;
  }

  remove(key: string): void {
    this.write(this.current().filter((entry) => entry.key !== key));
  }

  private async sendAll(owner: string, sent: (entry: Waiting, answer: CallOutcome) => void) {
    for (const entry of this.current()) {
      if (entry.owner !== owner || entry.refusal !== null) continue;
      try {
        // To the letter what was sent first: under one key the server takes nothing else.
        const answer = await this.send(entry);
        this.remove(entry.key);
        sent(entry, answer);
      } catch (error) {
        if (isUnreachable(error)) return;
        const refusal = error instanceof ProblemError ? (error.code ?? 'refused') : 'refused';
        this.write(
          this.current().map((one) => (one.key === entry.key ? { ...one, refusal } : one)),
        );
      }
    }
  }

  private current(): readonly Waiting[] {
    return readStored<Waiting[]>(STORED, [], this.storage);
  }

  private write(entries: readonly Waiting[]): void {
    writeStored(STORED, entries, this.storage);
    this.store.set({ entries });
  }
}

/** No answer, or one that says nothing about the request: it may be sent again. */
export function isUnreachable(error: unknown): boolean {
  if (!(error instanceof ProblemError)) return !(error instanceof Error);
  return (
    error.status === 0 ||
    error.status === 401 ||
    error.status === 429 ||
    error.status >= 502 ||
    error.code === 'in_progress'
  );
}
