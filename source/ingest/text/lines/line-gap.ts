/** What is between two printed lines of one paragraph. */
const WORD_END = /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Hangul}\d][.,;:!?)\]'"%]*$/u
const WORD_START = /^['"([]*[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Hangul}\d]/u
const DIVIDED_WORD = /\p{Ll}-$/u
const LOWER_CASE = /^\p{Ll}/u

/** Whether a word is divided by a hyphen at the end of a line, so that the hyphen is not its own. */
export const isDivided = (above: string, below: string): boolean =>
  DIVIDED_WORD.test(above.slice(-3)) && LOWER_CASE.test(below.slice(0, 2))

/** The space between words that a line end stands for. Between two figures it stands for none: a number was cut. */
export const gapBetween = (above: string, below: string): '' | ' ' => {
  if (/\d$/.test(above) && /^\d/.test(below)) return ''
  return WORD_END.test(above.slice(-6)) && WORD_START.test(below.slice(0, 6)) && !isDivided(above, below)
    ? ' '
    : ''
}

/** The text of a paragraph's lines, with the spaces and without the hyphens that line ends stand for. */
export const joinedText = (lines: readonly string[]): string => {
  const [only = ''] = lines
  if (lines.length === 1) return only
  return lines
    .map((line, index) => {
      const below = lines[index + 1]
      if (below === undefined) return line
      return isDivided(line, below) ? line.slice(0, -1) : line + gapBetween(line, below)
    })
    .join('')
}
