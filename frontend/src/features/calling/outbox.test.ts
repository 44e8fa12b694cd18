// @vitest-environment jsdom

import { beforeEach, describe, expect, it } from 'vitest';
import { ProblemError } from '@/api/problem';
import type { CallOutcome, OutcomeRequest } from './model';
import { isUnreachable, Outbox, type Waiting } from './outbox';

const entry = (key: string): Waiting => ({
  key,
  owner: 'me',
  leadId: `lead of ${key}`,
  leadName: 'Ada',
  request: { outcome: 'busy', finishAndNext: true } as OutcomeRequest,
  refusal: null,
});
const answer = { activityId: 'a' } as CallOutcome;
const unreachable = new ProblemError(0);

describe('the outbox', () => {
  beforeEach(() => localStorage.clear());

  /** A server that answers as the list says, and notes what it got. */
  function serverThat(...answers: (CallOutcome | ProblemError)[]) {
    const got: Waiting[] = [];
    const send = async (sent: Waiting) => {
      got.push(sent);
      const next = answers.shift() ?? answer;
      if (next instanceof ProblemError) throw next;
      return next;
    };
    return { got, send };
  }

  it('keeps nothing that the server has', async () => {
    const { send } = serverThat(answer);
    const box = new Outbox(send);
    expect(await box.post(entry('1'))).toBe(answer);
    expect(box.store.get().entries).toEqual([]);
  });

  it('keeps what could not be sent, over a reload, and sends it to the letter', async () => {
    const { got, send } = serverThat(unreachable);
    expect(await new Outbox(send).post(entry('1'))).toBeNull();

    const reloaded = new Outbox(send);
    expect(reloaded.store.get().entries).toHaveLength(1);
    const sent: string[] = [];
    await reloaded.flush('me', (one) => sent.push(one.key));

    expect(sent).toEqual(['1']);
    expect(got[1]).toEqual(got[0]);
    expect(reloaded.store.get().entries).toEqual([]);
  });

  it('sends in order, and stops where the network does', async () => {
    const { got, send } = serverThat(unreachable, unreachable, answer, unreachable);
    const box = new Outbox(send);
    await box.post(entry('1'));
    await box.post(entry('2'));
    await box.flush('me', () => undefined);
    expect(got.map(({ key }) => key)).toEqual(['1', '2', '1', '2']);
    expect(box.store.get().entries.map(({ key }) => key)).toEqual(['2']);
  });

  it('sends nothing of somebody else who used this browser', async () => {
    const { got, send } = serverThat(unreachable);
    const box = new Outbox(send);
    await box.post(entry('1'));
    await box.flush('somebody else', () => undefined);
    expect(got).toHaveLength(1);
  });

  it('shows what the server refuses until it is let go, and tries it no more', async () => {
    const { got, send } = serverThat(unreachable, new ProblemError(403, { code: 'forbidden' }));
    const box = new Outbox(send);
    await box.post(entry('1'));
    await box.flush('me', () => undefined);
    await box.flush('me', () => undefined);
    expect(got).toHaveLength(2);
    expect(box.store.get().entries[0]?.refusal).toBe('forbidden');
    box.remove('1');
    expect(box.store.get().entries).toEqual([]);
  });

  it('throws what is refused at once, for the form to say so', async () => {
    const { send } = serverThat(new ProblemError(400, { code: 'invalid_request' }));
    const box = new Outbox(send);
    await expect(box.post(entry('1'))).rejects.toThrow();
    expect(box.store.get().entries).toEqual([]);
  });

  it('runs once at a time', async () => {
    const { got, send } = serverThat(unreachable);
    const box = new Outbox(send);
    await box.post(entry('1'));
    await Promise.all([box.flush('me', () => undefined), box.flush('me', () => undefined)]);
    expect(got).toHaveLength(2);
  });
});

it('no answer is no refusal', () => {
  expect(isUnreachable(unreachable)).toBe(true);
  expect(isUnreachable(new ProblemError(503))).toBe(true);
  expect(isUnreachable(new ProblemError(409, { code: 'in_progress' }))).toBe(true);
  expect(isUnreachable(new ProblemError(409, { code: 'leased' }))).toBe(false);
  expect(isUnreachable(new ProblemError(500))).toBe(false);
});
