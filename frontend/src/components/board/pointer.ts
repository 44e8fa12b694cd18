/** Within this many pixels of an edge the board or column scrolls, faster the nearer. */
const EDGE = 64;
const FASTEST = 20;
/** How far outside of the board a drop still counts. */
const REACH = 80;

export interface Point {
  x: number;
  y: number;
}

/** Pixels to scroll in one frame for a pointer at `at` in a window from `from` to `to`. */
function pull(at: number, from: number, to: number): number {
  const edge = Math.min(EDGE, (to - from) / 4);
  const fastest = Math.min(FASTEST, (to - from) / 40);
  if (at < from + edge) return -fastest * Math.min(1, (from + edge - at) / edge);
  if (at > to - edge) return fastest * Math.min(1, (at - to + edge) / edge);
  return 0;
}

/** The column whose box is at or nearest to the pointer; null where it has left the board. */
export function columnAt(
  point: Point,
  board: HTMLElement | null,
  columns: Iterable<[string, { frame: HTMLElement }]>,
): string | null {
  const frame = board?.getBoundingClientRect();
  if (!frame || point.y < frame.top - REACH || point.y > frame.bottom + REACH) return null;
  let nearest: { key: string; distance: number } | null = null;
  for (const [key, handle] of columns) {
    const { left, right } = handle.frame.getBoundingClientRect();
    const distance = Math.max(left - point.x, point.x - right, 0);
    if (!nearest || distance < nearest.distance) nearest = { key, distance };
  }
  return nearest && nearest.distance <= REACH ? nearest.key : null;
}

/**
 * Follows a pointer that holds a card, frame by frame: scrolls the board at its edges, asks what is
 * under the pointer, and scrolls the list that `onMove` answers. Returns how to stop.
 */
export function followPointer(
  start: Point,
  board: () => HTMLElement | null,
  onMove: (at: Point) => HTMLElement | null | undefined,
): () => void {
  const at = { ...start };
  let frame = 0;
  const onMouse = (event: MouseEvent) => {
    at.x = event.clientX;
    at.y = event.clientY;
  };
  const onTouch = (event: TouchEvent) => {
    const touch = event.touches[0];
    if (!touch) return;
    at.x = touch.clientX;
    at.y = touch.clientY;
  };
  const tick = () => {
    const outer = board();
    if (outer) {
      const box = outer.getBoundingClientRect();
      outer.scrollLeft += pull(at.x, box.left, box.right);
    }
    const inner = onMove(at);
    if (inner) {
      const box = inner.getBoundingClientRect();
      inner.scrollTop += pull(at.y, box.top, box.bottom);
    }
    frame = requestAnimationFrame(tick);
  };
  window.addEventListener('mousemove', onMouse, { passive: true });
  window.addEventListener('touchmove', onTouch, { passive: true });
  frame = requestAnimationFrame(tick);
  return () => {
    cancelAnimationFrame(frame);
    window.removeEventListener('mousemove', onMouse);
    window.removeEventListener('touchmove', onTouch);
  };
}

export function pointOf(event: Event | null): Point | null {
  if (event instanceof MouseEvent) return { x: event.clientX, y: event.clientY };
  if (window.TouchEvent && event instanceof TouchEvent) {
    const touch = event.touches[0];
    return touch ? { x: touch.clientX, y: touch.clientY } : null;
  }
  return null;
}

/** The click that ends a drag is no click on the card's link. */
export function swallowClick(): void {
  const swallow = (event: MouseEvent) => {
    event.preventDefault();
    event.stopPropagation();
  };
  window.addEventListener('click', swallow, { capture: true, once: true });
  // Without a click (dropped elsewhere) the next one is a real one again.
  requestAnimationFrame(() =>
    requestAnimationFrame(() => window.removeEventListener('click', swallow, { capture: true })),
  );
}
