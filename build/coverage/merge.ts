/** Of istanbul's report of a file, what is needed here: its statements, and how often each ran. */
export interface FileReport {
  readonly path: string
  readonly statementMap: Readonly<Record<string, { readonly start: { readonly line: number } }>>
  readonly s: Readonly<Record<string, number>>
}

export interface LineCoverage {
  /** Number of lines on which a statement begins. */
  readonly lines: number
  /** Those of which nothing ran, in order. */
  readonly uncovered: readonly number[]
}

/** Merges what ran in vitest with the lines that ran in other processes. Only a line on which a statement begins counts. */
export const mergeLines = (
  { statementMap, s }: FileReport,
  runElsewhere: ReadonlySet<number> = new Set(),
): LineCoverage => {
  const run = new Map<number, boolean>()
  for (const [id, { start }] of Object.entries(statementMap))
    run.set(start.line, run.get(start.line) || (s[id] ?? 0) > 0 || runElsewhere.has(start.line))
  const uncovered = [...run].filter(([, ran]) => !ran).map(([line]) => line)
  return { lines: run.size, uncovered: uncovered.sort((a, b) => a - b) }
}
