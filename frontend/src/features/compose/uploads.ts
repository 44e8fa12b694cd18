/** A file that is to go with a mail: its name, and where its content comes from. */
export interface Coming {
  name: string;
  content: () => Promise<File>;
}

/** A file on its way to the server. */
export interface Upload {
  key: number;
  name: string;
}

/** A file that did not come to the mail, and why. */
export interface Refused {
  name: string;
  error: unknown;
}

/** How far it is: the files still to come, and whether anything at all is being done with files. */
export interface Underway {
  uploads: readonly Upload[];
  busy: boolean;
}

export const NOTHING_UNDERWAY: Underway = { uploads: [], busy: false };

/**
 * What is done with the files of a draft, one thing after the other, because each makes a newer
 * version of it. A file that is refused does not stop those behind it.
 */
export class Uploads {
  private last: Promise<unknown> = Promise.resolve();
  private uploads: readonly Upload[] = [];
  private open = 0;
  private count = 0;
  private stopped = false;

  constructor(private readonly onChange: (underway: Underway) => void) {}

  /** True from the moment that a file was chosen until the server has it, or has refused it. */
  get busy(): boolean {
    return this.open > 0;
  }

  /** Resolves, when the last of these files is there, to those that are not. */
  async add(files: readonly Coming[], put: (file: File) => Promise<void>): Promise<Refused[]> {
    const refused: Refused[] = [];
    const coming = files.map((file) => ({ ...file, key: this.count++ }));
    this.uploads = [...this.uploads, ...coming.map(({ key, name }) => ({ key, name }))];
    const turns = coming.map(({ key, name, content }) =>
      this.inTurn(async () => {
        try {
          if (!this.stopped) await put(await content());
        } catch (error) {
          refused.push({ name, error });
        } finally {
          this.uploads = this.uploads.filter((one) => one.key !== key);
        }
      }),
    );
    await Promise.all(turns);
    return refused;
  }

  /** Does something when what was begun before is done. */
  async inTurn<T>(work: () => Promise<T>): Promise<T> {
    this.open += 1;
    this.tell();
    const turn = this.last.then(work).finally(() => {
      this.open -= 1;
      this.tell();
    });
    this.last = turn.catch(() => undefined);
    return turn;
  }

  /** Nothing more is sent. Resolves when what is under way has ended. */
  async stop(): Promise<void> {
    this.stopped = true;
    await this.last;
  }

  private tell(): void {
    this.onChange({ uploads: this.uploads, busy: this.busy });
  }
}
