import { describe, expect, it } from 'vitest';
import { dueOn, findTask, neighbour, planned, type TaskBoard, without } from './board.model';
import type { Task } from './model';

function task(id: string, due: Date): Task {
  return {
    id,
    title: id,
    dueAt: due.toISOString(),
    priority: 'normal',
    assignee: { id: 'u', name: 'Ada', initials: 'A' },
    deal: null,
    lead: null,
    campaign: null,
    account: null,
    notes: null,
    reminderMinutes: null,
    repeat: null,
    doneAt: null,
    overdue: false,
    may: { edit: true, delete: true, assign: true },
    version: 0,
    createdAt: due.toISOString(),
    updatedAt: due.toISOString(),
  };
}

// Wednesday the 18th, by the clocks of whoever runs the test.
const day = (date: number, hour = 0) => new Date(2026, 10, date, hour);
const now = day(18, 10);

function board(): TaskBoard {
  return {
    columns: [
      {
        key: 'overdue',
        from: null,
        to: day(18).toISOString(),
        count: 1,
        cards: [task('late', day(16, 9))],
        nextCursor: null,
      },
      {
        key: 'today',
        from: day(18).toISOString(),
        to: day(19).toISOString(),
        count: 5,
        cards: [task('noon', day(18, 12))],
        nextCursor: null,
      },
      {
        key: 'week',
        from: day(19).toISOString(),
        to: day(23).toISOString(),
        count: 0,
        cards: [],
        nextCursor: null,
      },
      {
        key: 'later',
        from: day(23).toISOString(),
        to: null,
        count: 1,
        cards: [task('far', day(30, 8))],
        nextCursor: null,
      },
    ],
  };
}

const column = (key: string) => {
  const found = board().columns.find((one) => one.key === key);
  if (!found) throw new Error(key);
  return found;
};

describe('planning by columns', () => {
  it('keeps the time of day', () => {
    expect(dueOn(column('week'), task('a', day(16, 9)), now)).toEqual(day(19, 9));
    expect(dueOn(column('later'), task('a', day(16, 9)), now)).toEqual(day(23, 9));
    expect(dueOn(column('today'), task('a', day(16, 14)), now)).toEqual(day(18, 14));
  });

  it('takes the next half hour today where that time has passed', () => {
    expect(dueOn(column('today'), task('a', day(16, 9)), now)).toEqual(
      new Date(2026, 10, 18, 10, 30),
    );
  });

  it('stays within today however late it is', () => {
    const late = new Date(2026, 10, 18, 23, 50);
    expect(dueOn(column('today'), task('a', day(16, 9)), late)).toEqual(
      new Date(2026, 10, 18, 23, 59),
    );
  });

  it('passes over a weekend while the column has a working day', () => {
    const saturday = { ...column('later'), from: day(21).toISOString() };
    expect(dueOn(saturday, task('a', day(16, 9)), now)).toEqual(day(23, 9));
    const weekend = { ...column('week'), from: day(21).toISOString() };
    expect(dueOn(weekend, task('a', day(16, 9)), now)).toEqual(day(21, 9));
  });

  it('plans nothing into the past, and nothing that is there already', () => {
    expect(dueOn(column('overdue'), task('a', day(30)), now)).toBeNull();
    expect(dueOn(column('later'), task('a', day(30)), now)).toBeNull();
  });

  it('knows the columns beside one', () => {
    expect(neighbour(board(), 'today', 1)).toBe('week');
    expect(neighbour(board(), 'today', -1)).toBeNull();
    expect(neighbour(board(), 'later', 1)).toBeNull();
  });
});

describe('the board after a change', () => {
  it('has the card in the column of its day, by time', () => {
    const next = planned(board(), 'late', day(18, 11).toISOString());
    expect(next.columns.map((one) => one.count)).toEqual([0, 6, 0, 1]);
    expect(next.columns[1]?.cards.map((one) => one.id)).toEqual(['late', 'noon']);
    expect(findTask(next, 'late')?.part).toBe('today');
  });

  it('lacks what is done', () => {
    const next = without(board(), 'noon');
    expect(next.columns.map((one) => one.count)).toEqual([1, 4, 0, 1]);
    expect(findTask(next, 'noon')).toBeNull();
  });

  it('is the same where the card is not on it', () => {
    const before = board();
    expect(planned(before, 'nobody', day(18).toISOString())).toBe(before);
  });
});
