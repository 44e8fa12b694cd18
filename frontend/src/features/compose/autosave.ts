import { asProblem } from '@/api/problem';
import type { Letter, Mail } from './model';

/** What is known of the draft on the server. */
export interface SavedAs {
  id: string;
  version: number;
}

interface Server {
  create: (letter: Letter) => Promise<Mail>;
  amend: (saved: SavedAs, letter: Letter) => Promise<Mail>;
}

/**
 * Keeps a draft on the server up to what was written last: one request at a time, the newest text
 * only. A newer version from another window gives way to what is written here.
 */
export class Autosave {
  private wanted: Letter | null = null;
  private running: Promise<void> | null = null;
  private failure: unknown = null;

  constructor(
    private readonly server: Server,
    private saved: SavedAs | null,
    private readonly onSaved: (mail: Mail) => void,
  ) {}

  get known(): SavedAs | null {
    return this.saved;
  }

  /** The draft changed in another way, such as by a file. What is known to be newer stays. */
  learn(mail: Mail): void {
    if (this.saved?.id === mail.id && mail.version < this.saved.version) return;
    this.saved = { id: mail.id, version: mail.version };
    this.onSaved(mail);
  }

  change(letter: Letter): void {
    this.wanted = letter;
  }

  /** Resolves when everything is saved; throws what kept it from being saved. */
  async flush(): Promise<SavedAs> {
    while (this.wanted || this.running) {
      this.running ??= this.run().finally(() => {
        this.running = null;
      });
      await this.running;
      if (this.failure) {
        const failure = this.failure;
        this.failure = null;
        throw failure;
      }
    }
    if (!this.saved) throw new Error('Nothing was written');
    return this.saved;
  }

  private async run(): Promise<void> {
    const letter = this.wanted;
    if (!letter) return;
    this.wanted = null;
    try {
      this.learn(await this.save(letter));
    } catch (error) {
      // Newer text may have come meanwhile; else this is still to be saved.
      this.wanted ??= letter;
      this.failure = error;
    }
  }

  private async save(letter: Letter): Promise<Mail> {
    if (!this.saved) return this.server.create(letter);
    try {
      return await this.server.amend(this.saved, letter);
    } catch (error) {
      const problem = asProblem(error);
      const current = problem.current as Mail | undefined;
      if (problem.status !== 412 || !current) throw error;
      return this.server.amend({ id: current.id, version: current.version }, letter);
    }
  }
}
