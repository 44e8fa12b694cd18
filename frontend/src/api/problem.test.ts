import { describe, expect, it } from 'vitest';
import { asProblem, fieldMessages, ProblemError, toProblem } from './problem';

const answer = (status: number, body: BodyInit | null, type: string) =>
  new Response(body, { status, headers: { 'content-type': type } });

describe('a refusal', () => {
  it('carries code, detail, field messages and the current record', async () => {
    const body = {
      title: 'Stale',
      status: 412,
      code: 'stale_version',
      detail: 'Changed since',
      errors: [{ field: 'name', message: 'taken' }],
      current: { id: 'd1', version: 8 },
    };
    const problem = await toProblem(answer(412, JSON.stringify(body), 'application/problem+json'));
    expect(problem.isStale).toBe(true);
    expect(problem.code).toBe('stale_version');
    expect(problem.detail).toBe('Changed since');
    expect(problem.fieldErrors).toEqual([{ field: 'name', message: 'taken' }]);
    expect(problem.current).toEqual({ id: 'd1', version: 8 });
  });

  it('is still a problem when a proxy answers with a page', async () => {
    const problem = await toProblem(answer(502, '<h1>Bad gateway</h1>', 'text/html'));
    expect(problem).toMatchObject({ status: 502, code: 'http_502', fieldErrors: [] });
  });

  it('survives a body that claims to be JSON and is not', async () => {
    const problem = await toProblem(answer(500, '{"title":', 'application/problem+json'));
    expect(problem.status).toBe(500);
  });

  it('says whether it was answered, and takes no fault of ours for the network’s', () => {
    expect(new ProblemError(0)).toMatchObject({ code: 'network', isUnanswered: true });
    expect(asProblem(new TypeError('x is null'))).toMatchObject({
      code: 'unexpected',
      isUnanswered: true,
    });
    const known = new ProblemError(403);
    expect(asProblem(known)).toBe(known);
  });

  it('gives its messages by form path, joined where a field has several', () => {
    const problem = new ProblemError(422, {
      errors: [
        { field: 'contacts[0].email', message: 'not an address' },
        { field: 'name', message: 'too short' },
        { field: 'name', message: 'taken' },
        { field: 'tags[1]', message: 'too long' },
      ],
    });
    expect(fieldMessages(problem)).toEqual({
      'contacts.0.email': 'not an address',
      name: 'too short taken',
      tags: 'too long',
    });
  });
});
