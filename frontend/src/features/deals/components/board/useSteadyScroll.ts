import { type RefObject, useLayoutEffect, useRef } from 'react';
import { anchorShift } from '../../answers.model';
import type { DealSummary } from '../../model';
import { PITCH } from './sizes';

/**
 * Cards that come or go above what the reader looks at do not move it: the column scrolls by as
 * many rows, without the slide that a card's change of place has otherwise.
 */
export function useSteadyScroll(
  cards: readonly DealSummary[],
  scroller: RefObject<HTMLElement | null>,
  list: RefObject<HTMLElement | null>,
): void {
  const before = useRef(cards);
  useLayoutEffect(() => {
    const old = before.current;
    before.current = cards;
    const box = scroller.current;
    const rows = list.current;
    if (old === cards || !box || !rows) return undefined;
    // At the top one wants to see what arrives there.
    if (box.scrollTop < PITCH / 2) return undefined;
    const shift = anchorShift(old, cards, Math.floor(box.scrollTop / PITCH));
    if (shift === 0) return undefined;
    rows.dataset.still = 'true';
    box.scrollTop += shift * PITCH;
    const frame = requestAnimationFrame(() => {
      delete rows.dataset.still;
    });
    return () => {
      cancelAnimationFrame(frame);
      delete rows.dataset.still;
    };
  }, [cards, scroller, list]);
}
