/**
 * The few signs on a card, drawn once and referred to: hundreds of cards would otherwise bring
 * thousands of nodes of the same outlines.
 */
const outlines = {
  dots: 'M5 12h.01M12 12h.01M19 12h.01',
  clock: 'M12 21a9 9 0 1 0 0-18a9 9 0 0 0 0 18M12 7v5l3 2',
  alert: 'M12 21a9 9 0 1 0 0-18a9 9 0 0 0 0 18M12 8v4.5M12 16h.01',
  calendar: 'M5 6h14v14H5zM16 3v4M8 3v4M5 11h14',
  warning: 'M12 4L3 19.5h18zM12 10v4M12 17h.01',
  hourglass: 'M7 3h10M7 21h10M8 3v4l4 5l4 -5v-4M8 21v-4l4 -5l4 5v4',
} as const;

export type GlyphName = keyof typeof outlines;

export function Glyphs() {
  return (
    <svg width="0" height="0" style={{ position: 'absolute' }} aria-hidden="true">
      {Object.entries(outlines).map(([name, path]) => (
        <symbol key={name} id={`deal-${name}`} viewBox="0 0 24 24">
          <path
            d={path}
            fill="none"
            stroke="currentColor"
            strokeWidth={name === 'dots' ? 3 : 2}
            strokeLinecap="round"
            strokeLinejoin="round"
          />
        </symbol>
      ))}
    </svg>
  );
}

export function Glyph({ name, size = 14 }: { name: GlyphName; size?: number }) {
  return (
    <svg width={size} height={size} aria-hidden="true" style={{ flex: 'none' }}>
      <use href={`#deal-${name}`} />
    </svg>
  );
}
