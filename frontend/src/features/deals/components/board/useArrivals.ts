import { useEffect, useRef, useState } from 'react';
import { arrivals } from '../../answers.model';
import type { DealSummary } from '../../model';

const NOBODY: ReadonlySet<string> = new Set();
/** As long as the animation of Card.module.css. */
const SHOWN_MS = 1400;

/** The cards that have just come into a column, by whomever: they are pointed at for a moment. */
export function useArrivals(cards: readonly DealSummary[]): ReadonlySet<string> {
  const before = useRef(cards);
  const [shown, setShown] = useState(NOBODY);
  useEffect(() => {
    const ids = arrivals(before.current, cards);
    before.current = cards;
    if (ids.length > 0) setShown(new Set(ids));
  }, [cards]);
  useEffect(() => {
    if (shown.size === 0) return undefined;
    const timer = setTimeout(() => setShown(NOBODY), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [shown]);
  return shown;
}
