import { Store, useStore } from '@/lib/store';
import type { Move } from './board.model';

/**
 * Moves that the server has not answered yet. They are laid over the cached board when it is
 * drawn, never written into it: a refusal is undone by forgetting the move, and a re-read that
 * comes in between cannot throw the card back.
 */
const store = new Store<{ moves: readonly Move[] }>({ moves: [] });

export function holdMove(move: Move): () => void {
  store.set({ moves: [...store.get().moves, move] });
  return () => store.set({ moves: store.get().moves.filter((held) => held !== move) });
}

export function usePendingMoves(): readonly Move[] {
  return useStore(store, (state) => state.moves);
}
