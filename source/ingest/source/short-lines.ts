/** Lines with fewer characters are short: names, figures, the ends of paragraphs. */
const SHORT = 8
/** A line may have so many code units with the spaces around its text. A longer one takes more of the file than of memory. */
const LONGEST = 64

/** How many lines of a text are short, empty ones not counted. */
export const countShortLines = (text: string): number => {
  let count = 0
  for (let from = 0; from < text.length; ) {
    const newline = text.indexOf('\n', from)
    const end = newline < 0 ? text.length : newline
    if (end > from && end - from <= LONGEST) {
      const { length } = text.slice(from, end).trim()
      if (length > 0 && length < SHORT) count++
    }
    from = end + 1
  }
  return count
}
