import { describe, expect, it, vi } from 'vitest';
import { type Coming, type Underway, Uploads } from './uploads';

const file = (name: string): Coming => ({ name, content: async () => new File([name], name) });

describe('files on their way to a draft', () => {
  it('go one after the other, and are under way from the moment they are chosen', async () => {
    const seen: Underway[] = [];
    const uploads = new Uploads((underway) => seen.push(underway));
    let running = 0;
    const put = vi.fn(async (_: File) => {
      running += 1;
      expect(running).toBe(1);
      await Promise.resolve();
      running -= 1;
    });
    const done = Promise.all([
      uploads.add([file('a'), file('b')], put),
      uploads.add([file('c')], put),
    ]);
    expect(uploads.busy).toBe(true);
    expect(seen.at(-1)?.uploads.map(({ name }) => name)).toEqual(['a', 'b', 'c']);
    expect(await done).toEqual([[], []]);
    expect(put.mock.calls.map(([{ name }]) => name)).toEqual(['a', 'b', 'c']);
    expect(uploads.busy).toBe(false);
    expect(seen.at(-1)).toEqual({ uploads: [], busy: false });
  });

  it('are each refused for themselves, by name', async () => {
    const uploads = new Uploads(() => undefined);
    const there: string[] = [];
    const refused = await uploads.add([file('a'), file('virus.exe'), file('c')], async (one) => {
      if (one.name.endsWith('.exe')) throw new Error('a program');
      there.push(one.name);
    });
    expect(there).toEqual(['a', 'c']);
    expect(refused).toEqual([{ name: 'virus.exe', error: new Error('a program') }]);
  });

  it('that cannot be read do not stop the others', async () => {
    const uploads = new Uploads(() => undefined);
    const gone: Coming = { name: 'gone', content: () => Promise.reject(new Error('404')) };
    const put = vi.fn(() => Promise.resolve());
    const refused = await uploads.add([gone, file('b')], put);
    expect(refused.map(({ name }) => name)).toEqual(['gone']);
    expect(put).toHaveBeenCalledTimes(1);
  });

  it('are not sent any more once their mail is thrown away', async () => {
    const uploads = new Uploads(() => undefined);
    const put = vi.fn(async (_: File) => undefined);
    const done = uploads.add([file('a'), file('b')], put);
    await uploads.stop();
    expect(await done).toEqual([]);
    expect(put).not.toHaveBeenCalled();
    expect(uploads.busy).toBe(false);
  });

  it('are taken away in their turn, and a failure is told to who asked', async () => {
    const uploads = new Uploads(() => undefined);
    const order: string[] = [];
    const added = uploads.add([file('a')], async ({ name }) => void order.push(name));
    const failed = uploads.inTurn(async () => {
      order.push('removed');
      throw new Error('gone');
    });
    await expect(failed).rejects.toThrow('gone');
    await added;
    expect(order).toEqual(['a', 'removed']);
    expect(await uploads.add([file('b')], () => Promise.resolve())).toEqual([]);
  });
});
