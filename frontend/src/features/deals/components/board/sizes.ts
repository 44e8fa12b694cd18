/**
 * Cards are all of one height: where a drop falls and which cards are drawn is arithmetic.
 * Board.module.css has the same numbers as --card and --gap.
 */
export const CARD = 134;
export const GAP = 8;
export const PITCH = CARD + GAP;
