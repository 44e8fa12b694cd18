import { createContext, useContext } from 'react';
import { Store, useStore } from '@/lib/store';
import type { Part } from '../../board.model';

interface State {
  /** The card in the hand, and the column it would fall into. */
  active: string | null;
  over: Part | null;
  byKeyboard: boolean;
  /** The card that gets the focus as soon as it is drawn. */
  focus: string | null;
  /** What a screen reader says next. */
  said: string;
}

export class TaskBoardSession {
  readonly store = new Store<State>({
    active: null,
    over: null,
    byKeyboard: false,
    focus: null,
    said: '',
  });
  readonly columns = new Map<string, { frame: HTMLElement; scroller: HTMLElement }>();
}

const SessionContext = createContext<TaskBoardSession | null>(null);

export const TaskBoardProvider = SessionContext.Provider;

export function useTaskBoardSession(): TaskBoardSession {
  const session = useContext(SessionContext);
  if (!session) throw new Error('a task outside of a board');
  return session;
}

export function useTaskBoardState<S>(select: (state: State) => S): S {
  return useStore(useTaskBoardSession().store, select);
}
