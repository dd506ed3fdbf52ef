/** How well a line may end between two characters: the higher, the better. */
export const Break = {
  /** Inside a grapheme. */
  never: 0,
  /** A rule forbids it; used only if a line has no other place to end. */
  forbidden: 1,
  /** Inside a word, a number or a URL; used if that is wider than a line. */
  word: 2,
  /** Between a number and its unit, or after a solidus; used if the two are wider than a line. */
  soft: 3,
  allowed: 4,
  required: 5,
} as const
export type Break = (typeof Break)[keyof typeof Break]
