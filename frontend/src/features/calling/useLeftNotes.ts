import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { newKey } from '@/api/http';
import { saveNote } from './api';
import { dropWrap, type LeftNote, leftNotes } from './drafts';

/** What was written about leads that are not in hand any more, once it is known which one is. */
export function useLeftNotes(owner: string, inHand: string | null, known: boolean) {
  const [notes, setNotes] = useState<LeftNote[]>([]);
  // The same words under the same key: an answer that got lost does not make two notes of one.
  const keys = useRef(new Map<string, string>());
  const look = useEffectEvent(() => setNotes(known ? leftNotes(owner, inHand) : []));
  // biome-ignore lint/correctness/useExhaustiveDependencies: another lead in hand leaves other notes behind
  useEffect(() => look(), [owner, inHand, known]);
  return {
    notes,
    look: () => setNotes(leftNotes(owner, inHand)),
    drop: (leadId: string) => {
      dropWrap(owner, leadId);
      setNotes((now) => now.filter((one) => one.leadId !== leadId));
    },
    put: async (note: LeftNote) => {
      const words = `${note.leadId} ${note.note}`;
      const key = keys.current.get(words) ?? newKey();
      keys.current.set(words, key);
      await saveNote(note, key);
      keys.current.delete(words);
    },
  };
}
