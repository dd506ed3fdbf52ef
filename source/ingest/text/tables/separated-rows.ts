import type { Range } from '../../../issue/index.ts'

/** A mark between cells, and how far it proves a table by itself. */
interface Separator {
  readonly mark: string
  /** What parts a row: the mark, or several of it. */
  readonly by: RegExp
  /** Whether nobody writes it in a text: then cells of words alone are a table too, if there are three in a row. */
  readonly isOnlyInTables: boolean
}

const SEPARATORS: readonly Separator[] = [
  { mark: '\t', by: /\t/g, isOnlyInTables: true },
  { mark: '\t', by: /\t+/g, isOnlyInTables: true },
  { mark: '\u3000', by: /\u3000+/g, isOnlyInTables: false },
  { mark: ',', by: /,/g, isOnlyInTables: false },
]

const MIN_ROWS = 3
/** The longest cell and the longest mean of all cells, in code units. */
const MAX_CELL = 24
const MAX_MEAN = 12
/** Rows that tell whether there is a table, and the most of one; a longer table is divided. */
const SAMPLE = 40
const MAX_ROWS = 1000

/** What has one is a sentence. */
const SENTENCE = /[。！？；…]|[.!?]$/
const FIGURE = /[-+−]?[\d０-９][\d０-９.,．]*/g

/** The cells of a row as offsets, without space and quotation marks at their ends. */
const cellsOf = (text: string, by: RegExp): Range[] => {
  const marks = [...text.matchAll(by)].map(({ 0: mark, index }): Range => [index, index + mark.length])
  const isQuoted = (from: number, to: number): boolean =>
    to - from > 1 && text[from] === '"' && text[to - 1] === '"'
  return [...marks, [text.length, text.length] as const].map(([end], index): Range => {
    const from = marks[index - 1]?.[1] ?? 0
    const words = text.slice(from, end)
    const start = from + words.length - words.trimStart().length
    const to = Math.max(start, from + words.trimEnd().length)
    return isQuoted(start, to) ? [start + 1, to - 1] : [start, to]
  })
}

interface Row {
  readonly text: string
  readonly cells: readonly Range[]
}

const wordsOf = ({ text, cells }: Row): string[] => cells.map(([from, to]) => text.slice(from, to))

const isRow = (row: Row): boolean =>
  row.cells.length > 1 &&
  row.text.length <= row.cells.length * (MAX_CELL + 1) &&
  row.cells.every(([from, to]) => to - from <= MAX_CELL) &&
  !SENTENCE.test(row.text)

/** A page at which something stands: rows with it are pointers, not a table. */
const PAGE = /版$/

/** Whether a column below the head has figures of one form: times, prices, counts. Lines of a masthead have no two alike. */
const hasFigures = (cells: readonly string[]): boolean => {
  const forms = cells.flatMap((cell) => {
    const form = cell.replace(FIGURE, '9')
    return form.includes('9') && !PAGE.test(form) ? [form] : []
  })
  return (
    forms.length >= MIN_ROWS - 1 &&
    forms.length * 2 >= cells.length &&
    new Set(forms).size * 2 <= forms.length
  )
}

const areTable = (rows: readonly Row[], { isOnlyInTables }: Separator): boolean => {
  if (rows.length < MIN_ROWS) return false
  const words = rows.map(wordsOf)
  const lengths = words.flat().map(({ length }) => length)
  if (lengths.reduce((sum, length) => sum + length, 0) > lengths.length * MAX_MEAN) return false
  const columns = words[0]?.length ?? 0
  if (isOnlyInTables && columns > 2) return true
  return (
    words[0]?.some((_, column) => column > 0 && hasFigures(words.slice(1).map((row) => row[column] ?? ''))) ??
    false
  )
}

/**
 * The cells of each row of a table whose cells have a mark between them: a tab, an ideographic space, a comma. Each row has as many,
 * and one column has figures of one form. Empty if there is no table at `from`.
 * @param textAt the printed line, without spaces at its ends; undefined where an empty row is above
 */
export const separatedRows = (
  textAt: (index: number) => string | undefined,
  from: number,
): readonly (readonly Range[])[] => {
  for (const separator of SEPARATORS) {
    if (!textAt(from)?.includes(separator.mark)) continue
    const rows: Row[] = []
    const extend = (most: number): void => {
      for (
        let text = textAt(from + rows.length);
        text !== undefined && rows.length < most;
        text = textAt(from + rows.length)
      ) {
        const row = { text, cells: cellsOf(text, separator.by) }
        if (!isRow(row) || (rows[0] && rows[0].cells.length !== row.cells.length)) return
        rows.push(row)
      }
    }
    extend(SAMPLE)
    if (!areTable(rows, separator)) continue
    extend(MAX_ROWS)
    return rows.map(({ cells }) => cells)
  }
  return []
}
