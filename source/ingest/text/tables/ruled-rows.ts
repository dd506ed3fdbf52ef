/** A line of a grid: `+-----+-----+`, drawn with box characters, `├─────┼─────┤`, or above and below columns, `====  ====`. */
const GRID_RULE = /^\+(?:[-=:]+\+)+$/
const DRAWN_RULE = /^[\u2500-\u257f ]{3,}$/
const DASHES = /^(?:-{3,}|={3,})(?: +(?:-{3,}|={3,}))*$/
const DRAWN_LINE = /[─━═┄┅┈┉]{2}/

/** The characters that divide the cells of a row in a grid. */
export const BARS = '|│┃║｜'
const DRAWN_BAR = /[│┃║｜]/

export const isRule = (text: string): boolean =>
  GRID_RULE.test(text) || DASHES.test(text) || (DRAWN_RULE.test(text) && DRAWN_LINE.test(text))

const isBarred = (text: string): boolean =>
  DRAWN_BAR.test(text) || (text.startsWith('|') && text.endsWith('|'))

const columnsOf = (text: string): number => {
  const inner = text.replace(/^[|│┃║｜]|[|│┃║｜]$/g, '')
  return inner.split(/[|│┃║｜]/).length
}

/** The fewest rows of a table with lines between them, and of one without. */
const MIN_RULED = 2
const MIN_ROWS = 3

/**
 * How many of the lines from `from` on are a table that is drawn: rows of two cells or more with bars between them, and lines above,
 * below or between the rows. A frame around one column is none.
 * @param textAt the printed line, without spaces at its ends; undefined where an empty row is above
 */
export const ruledRows = (textAt: (index: number) => string | undefined, from: number): number => {
  let [count, rows, rules, columns] = [0, 0, 0, 0]
  for (let text = textAt(from); text !== undefined; text = textAt(from + ++count)) {
    if (isRule(text)) {
      if (++rules > rows + 1) break
      continue
    }
    if (!isBarred(text) || (rules === 0 && !DRAWN_BAR.test(text))) break
    // In a grid a cell may span several columns.
    const own = columnsOf(text)
    if (rules === 0 && columns > 0 && own !== columns) break
    if (columns === 1 && own === 1 && rows >= MIN_ROWS) break
    rows++
    columns = Math.max(columns, own)
  }
  return columns > 1 && rows >= (rules > 0 ? MIN_RULED : MIN_ROWS) ? count : 0
}
