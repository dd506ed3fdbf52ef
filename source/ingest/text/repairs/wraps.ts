import type { Line } from '../line.ts'

/** The widest measure that text is hard-wrapped to, in characters. */
const WIDEST = 60
const NARROWEST = 6
/** How far a full line may stay behind the measure: a mark that must not begin a line takes its neighbour along. */
const SLACK = 2
const SHARE = 0.6

/**
 * The measure to which a run of adjacent rows is hard-wrapped, in characters; undefined where its lines end for
 * another reason. Full lines are of one length, and there are more of them than short ones.
 */
export const measureOf = (run: readonly Line[]): number | undefined => {
  if (run.length < 3) return undefined
  const measure = Math.max(...run.map(({ text }) => text.length))
  if (measure > WIDEST || measure < NARROWEST) return undefined
  const full = run.filter(({ text }) => text.length >= measure - SLACK).length
  return full / run.length >= SHARE ? measure : undefined
}

/** The lines after which, in hard-wrapped runs, the paragraph goes on. */
export const findWraps = (lines: readonly Line[]): ReadonlySet<Line> => {
  const wrapped = new Set<Line>()
  for (let from = 0; from < lines.length; ) {
    let to = from + 1
    while (to < lines.length && (lines[to]?.row ?? 0) === (lines[to - 1]?.row ?? 0) + 1) to++
    const run = lines.slice(from, to)
    const measure = measureOf(run.slice(0, 2000))
    if (measure !== undefined)
      for (const [index, line] of run.entries()) {
        const next = run[index + 1]
        if (next && line.text.length >= measure - SLACK && next.indent <= line.indent) wrapped.add(line)
      }
    from = to
  }
  return wrapped
}
