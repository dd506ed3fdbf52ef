import type { Range } from '../../../issue/index.ts'
import type { TableRow } from './table-lines.ts'

const BEGIN = /^\\begin\{(?:tabular|tabularx|longtable|array)\*?\}/
const END = /^\\end\{(?:tabular|tabularx|longtable|array)\*?\}/
/** The most rows of a table, rules included. */
const MAX_ROWS = 400
const ROW_END = /\s*\\\\(?:\[[^\]]*\])?(?:\s*\\hline)?\s*$/

/** The cells of a row, between its `&`, as offsets in it; none for a rule. */
const latexCells = (text: string): Range[] => {
  const row = text.replace(ROW_END, '')
  const first = /^(?:\\hline\s*)+/.exec(row)?.[0].length ?? 0
  if (
    /^\\(?:hline|toprule|midrule|bottomrule|cline\b.*|begin\{.*|end\{.*)$/.test(row) ||
    first === row.length
  )
    return []
  const ends = [...row.matchAll(/(?<!\\)&/g)].map(({ index }) => index)
  return [first - 1, ...ends].map((at, order): Range => {
    const [from, to] = [at + 1, ends[order] ?? row.length]
    const words = row.slice(from, to)
    const start = from + words.length - words.trimStart().length
    return [start, Math.max(start, from + words.trimEnd().length)]
  })
}

/** The lines from `from` on that are a table of LaTeX, from `\begin{tabular}` to its end; empty if there is none. */
export const latexLines = (
  textAt: (index: number) => string | undefined,
  from: number,
): readonly TableRow[] => {
  if (!BEGIN.test(textAt(from) ?? '')) return []
  const lines: TableRow[] = ['rule']
  while (lines.length < MAX_ROWS) {
    const text = textAt(from + lines.length)
    if (text === undefined) return []
    if (END.test(text)) return [...lines, 'rule']
    const cells = latexCells(text)
    lines.push(cells.length === 0 ? 'rule' : cells)
  }
  return []
}
