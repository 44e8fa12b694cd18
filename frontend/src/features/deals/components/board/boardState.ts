import { createContext, useContext } from 'react';
import { Store, useStore } from '@/lib/store';
import type { Target } from '../../places.model';

export interface BoardState {
  /** The card under the pointer or lifted by keyboard. */
  active: string | null;
  /** All cards that travel with it. */
  moving: ReadonlySet<string>;
  target: Target | null;
  byKeyboard: boolean;
  selected: ReadonlySet<string>;
  /** Where a range with Shift starts. */
  anchor: string | null;
  /** The card that gets the focus as soon as it is drawn. */
  focus: string | null;
  /** What a screen reader says next. */
  said: string;
}

const NOBODY: ReadonlySet<string> = new Set();

export const AT_REST = {
  active: null,
  moving: NOBODY,
  target: null,
  byKeyboard: false,
} satisfies Partial<BoardState>;

/** A column as the drag sees it: its cards' box, its window, and how to bring a row into view. */
export interface ColumnHandle {
  frame: HTMLElement;
  scroller: HTMLElement;
  list: HTMLElement;
  reveal: (row: number) => void;
}

export class BoardSession {
  readonly store = new Store<BoardState>({
    ...AT_REST,
    selected: NOBODY,
    anchor: null,
    focus: null,
    said: '',
  });
  readonly columns = new Map<string, ColumnHandle>();

  select(ids: Iterable<string>, anchor: string | null): void {
    this.store.set({ selected: new Set(ids), anchor });
  }

  toggle(id: string): void {
    const selected = new Set(this.store.get().selected);
    if (!selected.delete(id)) selected.add(id);
    this.store.set({ selected, anchor: id });
  }

  clearSelection = (): void => {
    if (this.store.get().selected.size > 0) this.store.set({ selected: NOBODY, anchor: null });
  };
}

const SessionContext = createContext<BoardSession | null>(null);

export const BoardSessionProvider = SessionContext.Provider;

export function useBoardSession(): BoardSession {
  const session = useContext(SessionContext);
  if (!session) throw new Error('a card outside of a board');
  return session;
}

export function useBoardState<S>(select: (state: BoardState) => S): S {
  return useStore(useBoardSession().store, select);
}
