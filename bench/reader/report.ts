import { cpus, release } from 'node:os'
import { markdownTable } from '../figures.ts'
import type { Measurements } from './measurements.ts'

export const ONE_LINE = 'Node, one line'
export const PREVIOUS = 'previous commit'

const rounded = (value: number): string => (value >= 99.5 ? value.toFixed(0) : value.toPrecision(2))

/** Median, and the 10th and 90th percentile where they differ. */
const cell = (measurements: Measurements, measure: string, program: string): string => {
  const [low, median, high] = [0.1, 0.5, 0.9].map((share) => measurements.quantile(measure, program, share))
  if (low === undefined || median === undefined || high === undefined) return '–'
  const [from, to] = [rounded(low), rounded(high)]
  return from === to ? rounded(median) : `${rounded(median)} (${from}–${to})`
}

/** The measures that have a limit; NaN where one was not taken. */
const limits = (
  measurements: Measurements,
): readonly (readonly [what: string, value: number, atMost: number])[] => {
  const at = (measure: string, share = 0.5, program = 'baolan'): number =>
    measurements.quantile(measure, program, share) ?? Number.NaN
  const startup = 'first paint, ms: nothing'
  return [
    [
      'bytes of a scrolled line in 3 MB, times less’s',
      at('bytes, line, 3 MB') / at('bytes, line, 3 MB', 0.5, 'less'),
      1,
    ],
    ['bytes of a list move', at('bytes, list move'), 90],
    ['bytes when idle', at('bytes when idle'), 0],
    ['ms to the first byte, median, 3 KB', at('ms to first byte, line, 3 KB'), 5],
    ['ms to the first byte, 99th percentile, 3 KB', at('ms to first byte, line, 3 KB', 0.99), 12],
    ['ms to the first byte, median, 3 MB', at('ms to first byte, line, 3 MB'), 5],
    ['ms to the first byte, 99th percentile, 3 MB', at('ms to first byte, line, 3 MB', 0.99), 12],
    ['ms of processor a line, 3 KB', at('ms of processor a line, 3 KB'), 7],
    ['ms of processor a line, 3 MB', at('ms of processor a line, 3 MB'), 7],
    [
      'first paint with no argument, times the previous commit’s',
      at(startup) / at(startup, 0.5, PREVIOUS),
      1.05,
    ],
    [
      'first answered key, times Node’s one line',
      at('start to first answered key, ms') / at('start to first paint, ms', 0.5, ONE_LINE),
      6,
    ],
    ['memory, MB: the first screen', at('memory, MB'), 80],
    ['memory, MB: after scrolling an article of 3 KB', at('memory, MB, 3 KB'), 105],
  ]
}

/** The text of bench/READER.md. */
export const reportOf = (measurements: Measurements, programs: readonly string[], rounds: number): string => {
  const measured = measurements
    .measures()
    .map((measure) => [measure, ...programs.map((program) => cell(measurements, measure, program))])
  const verdicts = limits(measurements)
    .filter(([, value]) => !Number.isNaN(value))
    .map(([what, value, atMost]) => [what, rounded(value), String(atMost), value <= atMost ? 'yes' : 'no'])
  return `# The reader beside its peers

\`npm run bench\` writes this file (${rounds} rounds, the programs in turn; each figure is the median with the 10th and 90th
percentile). Node ${process.versions.node}, Linux ${release()}, ${cpus()[0]?.model.trim()}, 80x24, a pty that answers as xterm does.
“Ink alone” is unmodified Ink, bundled for production, drawing the same rows. newsboat opens on its list of feeds from its
cache. Figures from other days and machines cannot be compared, only their ratios.

${markdownTable(['', ...programs], measured)}

${markdownTable(['limit', 'measured', 'at most', 'kept'], verdicts)}
`
}
