/**
 * One message about one field of what was sent; `field` is a path such as `items[0].name`. With a
 * `reason`, which is stable, the texts may have words of their own, in which `value` stands.
 */
export interface FieldError {
  field: string;
  message: string;
  reason?: string;
  value?: string;
}

interface ProblemBody {
  type?: string;
  title?: string;
  status?: number;
  detail?: string;
  code?: string;
  errors?: FieldError[];
  current?: unknown;
}

/** What the server answered instead of success (RFC 9457), or why no answer came. */
export class ProblemError extends Error {
  readonly status: number;
  readonly code: string;
  readonly detail: string | undefined;
  readonly fieldErrors: readonly FieldError[];
  /** With 412: the record as it stands now on the server. */
  readonly current: unknown;

  constructor(status: number, body: ProblemBody = {}) {
    super(body.title ?? body.detail ?? `HTTP ${status}`);
    this.name = 'ProblemError';
    this.status = status;
    this.code = body.code ?? (status === 0 ? 'network' : `http_${status}`);
    this.detail = body.detail;
    this.fieldErrors = Array.isArray(body.errors) ? body.errors : [];
    this.current = body.current;
  }

  /** No answer is known: sent again it may help, and under the same key it happens once. */
  get isUnanswered(): boolean {
    return this.status === 0;
  }

  get isStale(): boolean {
    return this.status === 412;
  }
}

/** Reads a refusal. A body that is no problem document (a proxy's HTML page) still counts. */
export async function toProblem(response: Response): Promise<ProblemError> {
  const type = response.headers.get('content-type') ?? '';
  if (!type.includes('json')) return new ProblemError(response.status);
  try {
    const body: unknown = await response.json();
    return new ProblemError(response.status, body && typeof body === 'object' ? body : {});
  } catch {
    return new ProblemError(response.status);
  }
}

/** What is no refusal and no lost connection is a fault of ours, and is told as one. */
export function asProblem(error: unknown): ProblemError {
  if (error instanceof ProblemError) return error;
  const detail = error instanceof Error ? error.message : String(error);
  return new ProblemError(0, { code: 'unexpected', detail });
}

/**
 * Messages by field, as @mantine/form wants them; `items[0].name` becomes `items.0.name`, and what is wrong with one of
 * a list of plain values, `tags[0]`, is said at the field that holds them all.
 */
export function fieldMessages(problem: ProblemError): Record<string, string> {
  const messages: Record<string, string> = {};
  for (const { field, message } of problem.fieldErrors) {
    const path = field.replace(/\[\d+\]$/, '').replace(/\[(\d+)\]/g, '.$1');
    messages[path] = messages[path] ? `${messages[path]} ${message}` : message;
  }
  return messages;
}
