import { useEffect, useState } from 'react';
import { keepUndoable, readUndoable, type Undoable } from './undo';

/** The last outcome while it can be taken back: after a reload, too. */
export function useUndoable(owner: string) {
  const [undoable, setUndoable] = useState(() => readUndoable(owner));
  useEffect(() => {
    if (!undoable) return undefined;
    const timer = setTimeout(() => setUndoable(null), undoable.until - Date.now());
    return () => clearTimeout(timer);
  }, [undoable]);
  return {
    undoable,
    keep: (outcome: Omit<Undoable, 'until'>) => {
      const kept = keepUndoable(owner, outcome);
      setUndoable(kept);
      return kept;
    },
    clear: () => setUndoable(null),
    look: () => setUndoable(readUndoable(owner)),
  };
}
