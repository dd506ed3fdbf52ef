/** The text of some lines without white space and punctuation, which copies of one text may differ in. */
export const lettersOf = (lines: readonly string[]): string => lines.join('').replace(/[\s\p{P}]+/gu, '')
