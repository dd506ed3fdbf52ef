import type { Range } from '../../../issue/index.ts'

const BEGIN = /^\\begin\{(?:tabular|tabularx|longtable|array)\*?\}/
const END = /^\\end\{(?:tabular|tabularx|longtable|array)\*?\}/
/** The most rows of a table, rules included. */
const MAX_ROWS = 400
const ROW_END = /\s*\\\\(?:\[[^\]]*\])?(?:\s*\\hline)?\s*$/

/** The cells of a row, between its `&`, as offsets in it; none for a rule. */
export const latexCells = (text: string): Range[] => {
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

/** How many lines from `from` on are a table of LaTeX, from `\begin{tabular}` to its end. */
export const latexRows = (textAt: (index: number) => string | undefined, from: number): number => {
  if (!BEGIN.test(textAt(from) ?? '')) return 0
  for (let count = 1; count < MAX_ROWS; count++) {
    const text = textAt(from + count)
    if (text === undefined) return 0
    if (END.test(text)) return count + 1
  }
  return 0
}
