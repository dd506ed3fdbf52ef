import LineBreaker from 'linebreak'
import type { LineBreakLevel } from './line.ts'

/** What a place between two code units is to a line's end; the higher, the better a break. */
export const Break = {
  /** Inside a grapheme. */
  never: 0,
  /** A rule forbids it. */
  forbidden: 1,
  /** Inside a word, a number or a URL that may be wider than the line. */
  word: 2,
  /** Between a number and its unit. */
  soft: 3,
  allowed: 4,
  required: 5,
} as const
export type Break = (typeof Break)[keyof typeof Break]

/** UAX #14 with Chinese quotation marks: the text with each mark changed for one of the same length that UAX #14 treats so. */
const tailor = (text: string): string =>
  text
    .replace(/(?<!\p{Script=Latin})’|’(?!\p{Script=Latin})|”/gu, '）')
    .replace(/[“‘]/g, '（')
    .replace(/[·‧～／]|(?<!—)—(?!—)/g, '・')

/** Writes into `breaks` (one more than the text has code units; holding `never` or `forbidden`) where a line may end. */
export const markOpportunities = (text: string, _level: LineBreakLevel, breaks: Uint8Array): void => {
  const breaker = new LineBreaker(tailor(text))
  for (let next = breaker.nextBreak(); next; next = breaker.nextBreak())
    if (breaks[next.position] !== Break.never)
      breaks[next.position] = next.required ? Break.required : Break.allowed
  for (const { index, 0: joint } of text.matchAll(/[\p{L}\p{N}](?=[\p{L}\p{N}])/gu)) {
    const at = index + joint.length
    if (breaks[at] === Break.forbidden) breaks[at] = Break.word
  }
}
