/** What a place between two characters is to a line's end: the higher, the better a break. */
export const Break = {
  /** Inside a grapheme. */
  never: 0,
  /** A rule forbids it: only where one grapheme after the other is all that fits. */
  forbidden: 1,
  /** Inside a word, a number or a URL: where that is wider than a line. */
  word: 2,
  /** Between a number and its unit, or behind a solidus: where the two are wider than a line. */
  soft: 3,
  allowed: 4,
  required: 5,
} as const
export type Break = (typeof Break)[keyof typeof Break]
