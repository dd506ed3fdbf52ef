/**
 * npm run bench: compares the reader with less, w3m, newsboat and plain Ink, each in a pty of 80x24, by turns in one run.
 * Writes bench/READER.md. Arguments: the number of rounds (default 5), and the `dist/cli.js` of another commit, whose ways
 * in are then measured in the same run.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, release, tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as rest } from 'node:timers/promises'
import { type Arrival, type Program, startProgram } from './program.ts'
import { makeSubjects, type Size, type Subject } from './subjects.ts'
import type { Way } from './ways.ts'

const ROUNDS = Number(process.argv[2] ?? 5)
const BEFORE = process.argv[3]
/** Lines scrolled down and up again: enough that the new rows average out, whatever the page size of the program. */
const LINES = { '3 KB': 6, '3 MB': 30 } as const
/** A slow line: ms each way, bytes a second (9,600 bit/s, ten bits a byte). */
const LATENCY = 300
const RATE = 960

const samples = new Map<string, Map<string, number[]>>()
const note = (measure: string, subject: string, value: number): void => {
  const of = samples.get(measure) ?? new Map<string, number[]>()
  samples.set(measure, of)
  of.set(subject, [...(of.get(subject) ?? []), value])
}

/** Seconds from typing the command until the output received here would have arrived over the slow line. */
const overSlowLine = (arrivals: readonly Arrival[]): number =>
  arrivals.reduce((end, { at, bytes }) => Math.max(end, at + 2 * LATENCY) + (bytes / RATE) * 1000, 0) / 1000

const using = async <Result>(
  program: Program,
  use: (program: Program) => Promise<Result>,
): Promise<Result> => {
  try {
    return await use(program)
  } finally {
    await program.stop()
  }
}

const measureStart = (subject: Subject): Promise<void> =>
  using(subject.start(), async (program) => {
    note('start to first paint, ms', subject.name, await program.until(subject.painted))
    const [key, shows] = subject.firstKey
    const answered = program.until(shows)
    void program.press(key)
    note('start to first answered key, ms', subject.name, await answered)
  })

/** Like the start, but waits until the output stops: counts the bytes for a slow line, and those written when idle. */
const measureRest = (subject: Subject): Promise<void> =>
  using(subject.start(), async (program) => {
    await program.until(subject.painted)
    await rest(500)
    note('seconds until readable at 300 ms, 9,600 bit/s', subject.name, overSlowLine(program.arrivals))
    const before = program.arrivals.length
    await rest(500)
    note(
      'bytes when idle',
      subject.name,
      program.arrivals.slice(before).reduce((sum, { bytes }) => sum + bytes, 0),
    )
    note('memory, MB', subject.name, program.usage().memory)
  })

const press = async (
  program: Program,
  measure: string,
  name: string,
  keys: readonly string[],
): Promise<void> => {
  for (const key of keys) {
    const { bytes, first } = await program.press(key)
    if (bytes === 0) continue
    note(`bytes, ${measure}`, name, bytes)
    note(`ms to first byte, ${measure}`, name, first)
  }
}

const measureList = async ({ name, list, open }: Subject): Promise<void> => {
  if (!list) return
  await using(list.start(), async (program) => {
    await program.until(list.shown)
    await rest(300)
    if (name === 'newsboat') await program.press('\r')
    const [down, up] = list.move
    await program.press(down)
    await program.press(up)
    await press(program, 'list move', name, [down, up, down, up])
    if (!open) return
    await press(program, 'open', name, [open[0]])
    await press(program, 'close', name, [open[1]])
  })
}

const measureArticle = async ({ name, article, open }: Subject, size: Size): Promise<void> => {
  if (!article) return
  await using(article.start(size), async (program) => {
    await program.until(article.shown)
    await rest(300)
    if (name === 'newsboat') await program.press('\r')
    if (open) await program.press(open[0], 200)
    const [down, up] = article.line
    // Warm-up: the first keys include compilation, which a user feels only once.
    for (const key of [down, down, up, up]) await program.press(key)
    const before = program.usage().cpu
    const lines = LINES[size]
    await press(program, `line, ${size}`, name, [...Array(lines).fill(down), ...Array(lines).fill(up)])
    note(`ms of processor a line, ${size}`, name, (program.usage().cpu - before) / (2 * lines))
    note(`memory, MB, ${size}`, name, program.usage().memory)
    if (size === '3 MB')
      await press(program, 'page', name, article.page.flatMap((key) => [key, key]).slice(0, 2))
    if (article.next) await press(program, 'next article', name, [article.next])
  })
}

/** Time until the screen can be read, for one way in and one build. */
const measureWay = (way: Way, name: string, program: string): Promise<void> =>
  using(way.start(program), async (running) =>
    note(`first paint, ms: ${way.name}`, name, await running.until(way.painted)),
  )

/** From Enter on a search result until the article can be read, and until its first line moves. */
const measureHit = (way: Way, name: string, program: string): Promise<void> =>
  using(way.start(program), async (running) => {
    await running.until(way.painted)
    await rest(500)
    await running.press('s', 300)
    await running.press('/', 100)
    const found = running.until(/1\/50/)
    void running.press('努力交出')
    await found
    await running.press('\r', 300)
    const opened = running.until(/本报讯/)
    const pressed = running.now()
    void running.press('\r')
    note('first paint, ms: a search hit', name, (await opened) - pressed)
  })

const folder = mkdtempSync(join(tmpdir(), 'baolan-bench-'))
const { subjects, ways, cli } = await makeSubjects(folder, BEFORE)
const nodeLine = join(folder, 'line.cjs')
writeFileSync(nodeLine, "process.stdout.write('one line\\n')")
const floor: Subject = {
  name: 'Node, one line',
  painted: /one line/,
  start: () => startProgram([process.execPath, nodeLine]),
  firstKey: ['', /./],
}
// The first start fills the compile cache for all others.
for (const subject of subjects)
  await using(subject.start(), async (program) => {
    await program.until(subject.painted)
    await program.press('j', 300)
    await program.press('q', 300)
    await program.press('y', 300)
  })
for (let round = 0; round < ROUNDS; round++) {
  for (let again = 0; again < 4; again++) {
    await using(floor.start(), async (program) =>
      note('start to first paint, ms', floor.name, await program.until(floor.painted)),
    )
    for (const subject of subjects) await measureStart(subject)
  }
  const builds = [['baolan', cli], ...(BEFORE ? [['the commit before', BEFORE]] : [])] as const
  for (let again = 0; again < 4; again++)
    for (const way of ways)
      for (const [name = '', program = ''] of builds) await measureWay(way, name, program)
  const shelf = ways.at(-1)
  if (shelf) for (const [name = '', program = ''] of builds) await measureHit(shelf, name, program)
  for (const subject of subjects) await measureRest(subject)
  for (const subject of subjects) await measureList(subject)
  for (const size of ['3 KB', '3 MB'] as const)
    for (const subject of subjects) await measureArticle(subject, size)
  console.error(`round ${round + 1} of ${ROUNDS}`)
}
rmSync(folder, { recursive: true })

const quantile = (values: readonly number[], part: number): number => {
  const sorted = values.toSorted((one, other) => one - other)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN
}
const written = (value: number): string => (value >= 99.5 ? value.toFixed(0) : value.toPrecision(2))
const cell = (values: readonly number[] | undefined): string => {
  if (!values) return '–'
  const [low, middle, high] = [0.1, 0.5, 0.9].map((part) => written(quantile(values, part)))
  return low === high ? `${middle}` : `${middle} (${low}–${high})`
}
const of = (measure: string, subject: string): readonly number[] => samples.get(measure)?.get(subject) ?? []
const median = (measure: string, subject: string): number => quantile(of(measure, subject), 0.5)

const names = [floor.name, ...subjects.map(({ name }) => name), ...(BEFORE ? ['the commit before'] : [])]
const table = [
  `| | ${names.join(' | ')} |`,
  `|---|${names.map(() => '---|').join('')}`,
  ...[...samples].map(
    ([measure, by]) => `| ${measure} | ${names.map((name) => cell(by.get(name))).join(' | ')} |`,
  ),
]

interface Wanted {
  readonly what: string
  readonly value: number
  readonly most: number
}
const paint = 'first paint, ms: nothing'
const nodeLineMs = median('start to first paint, ms', floor.name)
const lineMs = (size: Size, part: number): number =>
  quantile(of(`ms to first byte, line, ${size}`, 'baolan'), part)
const wanted: readonly Wanted[] = [
  {
    what: 'bytes of a scrolled line in 3 MB, times less’s',
    value: median('bytes, line, 3 MB', 'baolan') / median('bytes, line, 3 MB', 'less'),
    most: 1,
  },
  { what: 'bytes of a list move', value: median('bytes, list move', 'baolan'), most: 90 },
  { what: 'bytes when idle', value: median('bytes when idle', 'baolan'), most: 0 },
  { what: 'ms to the first byte, median, 3 KB', value: lineMs('3 KB', 0.5), most: 5 },
  { what: 'ms to the first byte, 99th percentile, 3 KB', value: lineMs('3 KB', 0.99), most: 12 },
  { what: 'ms to the first byte, median, 3 MB', value: lineMs('3 MB', 0.5), most: 5 },
  { what: 'ms to the first byte, 99th percentile, 3 MB', value: lineMs('3 MB', 0.99), most: 12 },
  {
    what: 'ms of processor a line, 3 KB',
    value: median('ms of processor a line, 3 KB', 'baolan'),
    most: 7,
  },
  {
    what: 'ms of processor a line, 3 MB',
    value: median('ms of processor a line, 3 MB', 'baolan'),
    most: 7,
  },
  {
    what: 'first paint with no argument, times the commit before',
    value: median(paint, 'baolan') / median(paint, 'the commit before'),
    most: 1.05,
  },
  {
    what: 'first answered key, times Node’s one line',
    value: median('start to first answered key, ms', 'baolan') / nodeLineMs,
    most: 6,
  },
  { what: 'memory, MB: the first screen', value: median('memory, MB', 'baolan'), most: 80 },
  {
    what: 'memory, MB: after scrolling an article of 3 KB',
    value: median('memory, MB, 3 KB', 'baolan'),
    most: 105,
  },
]
const verdicts = wanted
  .filter(({ value }) => !Number.isNaN(value))
  .map(
    ({ what, value, most }) => `| ${what} | ${written(value)} | ${most} | ${value <= most ? 'yes' : 'no'} |`,
  )

const [processor] = cpus()
const report = `# The reader beside its peers

Written by \`npm run bench\` (${ROUNDS} rounds in turns; each figure is the median with the 10th and 90th percentile). Node
${process.versions.node}, Linux ${release()}, ${processor?.model.trim()}, 80x24, a pty that answers as xterm does. “Ink alone” is
Ink as it comes, bundled for production, drawing the same rows. newsboat opens on its list of feeds from its cache. Times
of other days and machines do not compare; the ratios do.

${table.join('\n')}

| wanted | here | at most | reached |
|---|---|---|---|
${verdicts.join('\n')}
`
writeFileSync(join(import.meta.dirname, '../READER.md'), report)
console.log(report)
