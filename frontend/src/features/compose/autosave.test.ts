import { describe, expect, it, vi } from 'vitest';
import { ProblemError } from '@/api/problem';
import { Autosave } from './autosave';
import type { Letter, Mail } from './model';

const letter = (subject: string) => ({ subject }) as Letter;
const mail = (version: number) => ({ id: 'm', version }) as Mail;

describe('a draft that saves itself', () => {
  it('is made once, then amended with the newest text only', async () => {
    let release: (mail: Mail) => void = () => undefined;
    const create = vi.fn(
      () =>
        new Promise<Mail>((resolve) => {
          release = resolve;
        }),
    );
    const amend = vi.fn((_: unknown, __: Letter) => Promise.resolve(mail(2)));
    const saving = new Autosave({ create, amend }, null, () => undefined);
    saving.change(letter('a'));
    const first = saving.flush();
    saving.change(letter('ab'));
    saving.change(letter('abc'));
    release(mail(1));
    await first;
    expect(create).toHaveBeenCalledTimes(1);
    expect(amend.mock.calls).toEqual([[{ id: 'm', version: 1 }, letter('abc')]]);
    expect(saving.known).toEqual({ id: 'm', version: 2 });
  });

  it('keeps what could not be saved for the next try', async () => {
    const amend = vi.fn().mockRejectedValueOnce(new ProblemError(0, {})).mockResolvedValue(mail(5));
    const create = vi.fn();
    const saving = new Autosave({ create, amend }, { id: 'm', version: 4 }, () => undefined);
    saving.change(letter('a'));
    await expect(saving.flush()).rejects.toBeInstanceOf(ProblemError);
    await expect(saving.flush()).resolves.toEqual({ id: 'm', version: 5 });
    expect(amend).toHaveBeenCalledTimes(2);
  });

  it('goes on from the version that another window left', async () => {
    const amend = vi
      .fn()
      .mockRejectedValueOnce(new ProblemError(412, { code: 'stale', current: mail(9) }))
      .mockResolvedValue(mail(10));
    const saving = new Autosave(
      { create: vi.fn(), amend },
      { id: 'm', version: 4 },
      () => undefined,
    );
    saving.change(letter('a'));
    await saving.flush();
    expect(amend).toHaveBeenLastCalledWith({ id: 'm', version: 9 }, letter('a'));
  });

  it('does not fall back behind what it knows when an older answer comes last', async () => {
    const seen: number[] = [];
    const saving = new Autosave(
      { create: vi.fn(), amend: vi.fn() },
      { id: 'm', version: 4 },
      ({ version }) => seen.push(version),
    );
    saving.learn(mail(6));
    saving.learn(mail(5));
    expect(saving.known).toEqual({ id: 'm', version: 6 });
    expect(seen).toEqual([6]);
  });
});
