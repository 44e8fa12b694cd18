import { describe, expect, it } from 'vitest';
import { backOff, type LiveEvent, newsAmong, parseMessage, versionsIn } from './liveEvents';

const event = (id: string, version: number, name = 'deal.placed'): LiveEvent => ({
  type: 'event',
  event: name,
  entity: 'deal',
  id,
  version,
});

describe('a message', () => {
  it('is read when it is known, and ignored when it is not', () => {
    expect(parseMessage('{"type":"ready"}')).toEqual({ type: 'ready' });
    expect(parseMessage('{"type":"party"}')).toBeNull();
    expect(parseMessage('not json')).toBeNull();
    expect(parseMessage('null')).toBeNull();
    expect(parseMessage(new Blob())).toBeNull();
  });
});

describe('the versions on screen', () => {
  it('are found wherever an answer holds the record', () => {
    const board = { columns: [{ cards: [{ id: 'a', version: 3 }] }] };
    const list = { pages: [{ items: [{ id: 'a', version: 5, owner: { id: 'b', version: 1 } }] }] };
    const found = versionsIn([board, list, null, 'text'], new Set(['a', 'b']));
    expect(found.get('a')).toEqual({ lowest: 3, highest: 5 });
    expect(found.get('b')).toEqual({ lowest: 1, highest: 1 });
  });
});

describe('news', () => {
  const held = [{ id: 'a', version: 7 }];

  it('leaves out the echo of a change that every copy already has', () => {
    expect(newsAmong([event('a', 7)], held)).toEqual([]);
    expect(newsAmong([event('a', 6)], held)).toEqual([]);
  });

  it('counts as soon as one copy is older', () => {
    expect(newsAmong([event('a', 7)], [...held, { id: 'a', version: 6 }])).toHaveLength(1);
    expect(newsAmong([event('a', 8)], held)).toHaveLength(1);
  });

  it('counts for a record that nothing holds, and for every deletion', () => {
    expect(newsAmong([event('new', 1)], held)).toHaveLength(1);
    expect(newsAmong([event('a', 7, 'deal.deleted')], held)).toHaveLength(1);
  });

  it('counts when people are assigned, which changes no version', () => {
    expect(newsAmong([event('a', 7, 'account.assigned')], held)).toHaveLength(1);
    expect(newsAmong([event('a', 7, 'campaign.unassigned')], held)).toHaveLength(1);
  });

  it('tells of imported records beside how far the import is, whoever imported them', () => {
    const arrived = { ...event('run', 3, 'deals.imported'), entity: 'import' };
    const completed = { ...event('run', 4, 'import.completed'), entity: 'import' };
    expect(newsAmong([arrived, completed], [{ id: 'run', version: 4 }])).toEqual([arrived]);
  });

  it('is told once per record, by its latest event', () => {
    expect(newsAmong([event('a', 9), event('a', 8)], held)).toEqual([event('a', 9)]);
  });
});

describe('the wait before reconnecting', () => {
  it('doubles to half a minute and never falls below a quarter of its ceiling', () => {
    expect(backOff(0, 1)).toBe(500);
    expect(backOff(1, 1)).toBe(1000);
    expect(backOff(50, 1)).toBe(30_000);
    expect(backOff(3, 0)).toBe(1000);
  });
});

it('a change of a part of a record counts whatever version the record itself has', () => {
  const settings = event('a', 1, 'campaign.settings_changed');
  const amended = event('a', 7, 'campaign.amended');
  expect(newsAmong([settings, amended], [{ id: 'a', version: 7 }])).toEqual([settings]);
});
