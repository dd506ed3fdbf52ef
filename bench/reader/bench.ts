/**
 * npm run bench: compares the reader with less, w3m, newsboat and plain Ink, each in a pty of 80x24, in turn in one run.
 * Writes bench/READER.md. Arguments: the number of rounds (default 5), and the `dist/cli.js` of another commit, whose
 * startups are then measured in the same run.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as rest } from 'node:timers/promises'
import { type ArticleSize, makeMaterial } from './material.ts'
import { Measurements } from './measurements.ts'
import { type Chunk, Program } from './program.ts'
import { ONE_LINE, PREVIOUS, reportOf } from './report.ts'
import { makeStartups, type Startup } from './startups.ts'
import { makeSubjects, type Subject } from './subjects.ts'

const ROUNDS = Number(process.argv[2] ?? 5)
const PREVIOUS_CLI = process.argv[3]
/** Starts of each program in a round. */
const STARTS = 4
/** Lines scrolled down and up again: enough that the new rows average out, whatever the page size of the program. */
const LINES = { '3 KB': 6, '3 MB': 30 } as const
/** A slow line: ms each way, bytes a second (9,600 bit/s, ten bits a byte). */
const LATENCY = 300
const RATE = 960

const measurements = new Measurements()

/** Seconds from typing the command until this output would have arrived over the slow line. */
const overSlowLine = (chunks: readonly Chunk[]): number =>
  chunks.reduce((end, { time, bytes }) => Math.max(end, time + 2 * LATENCY) + (bytes / RATE) * 1000, 0) / 1000

/** Stops the program when `use` has ended, however it ends. */
const using = async (program: Program, use: (program: Program) => Promise<void>): Promise<void> => {
  try {
    await use(program)
  } finally {
    await program.stop()
  }
}

const measureStart = (subject: Subject): Promise<void> =>
  using(subject.start(), async (program) => {
    measurements.add('start to first paint, ms', subject.name, await program.until(subject.painted))
    const [key, shows] = subject.firstKey
    const answered = program.until(shows)
    void program.press(key)
    measurements.add('start to first answered key, ms', subject.name, await answered)
  })

/** Counts the bytes until the first screen is complete, for a slow line, and those written when idle. */
const measureIdle = ({ name, start, painted }: Subject): Promise<void> =>
  using(start(), async (program) => {
    await program.until(painted)
    await rest(500)
    measurements.add('seconds until readable at 300 ms, 9,600 bit/s', name, overSlowLine(program.chunks))
    const index = program.chunks.length
    await rest(500)
    measurements.add('bytes when idle', name, program.bytesFrom(index))
    measurements.add('memory, MB', name, program.usage().memory)
  })

const measureKeys = async (
  program: Program,
  measure: string,
  name: string,
  keys: readonly string[],
): Promise<void> => {
  for (const key of keys) {
    const { bytes, first } = await program.press(key)
    if (bytes === 0) continue
    measurements.add(`bytes, ${measure}`, name, bytes)
    measurements.add(`ms to first byte, ${measure}`, name, first)
  }
}

/** Waits for the first screen; newsboat then has to open its only feed. */
const ready = async (program: Program, { name, painted }: Subject): Promise<void> => {
  await program.until(painted)
  await rest(300)
  if (name === 'newsboat') await program.press('\r')
}

const measureList = async (subject: Subject): Promise<void> => {
  const { name, list, open } = subject
  if (!list) return
  await using(subject.start(), async (program) => {
    await ready(program, subject)
    const [down, up] = list.move
    await program.press(down)
    await program.press(up)
    await measureKeys(program, 'list move', name, [down, up, down, up])
    if (!open) return
    await measureKeys(program, 'open', name, [open[0]])
    await measureKeys(program, 'close', name, [open[1]])
  })
}

const measureArticle = async (subject: Subject, size: ArticleSize): Promise<void> => {
  const { name, article, open } = subject
  if (!article) return
  await using(article.start(size), async (program) => {
    await ready(program, subject)
    if (open) await program.press(open[0], 200)
    const [down, up] = article.line
    // Warm-up: the first keys include compilation, which a user feels only once.
    for (const key of [down, down, up, up]) await program.press(key)
    const cpu = program.usage().cpu
    const lines = LINES[size]
    const keys = [...Array(lines).fill(down), ...Array(lines).fill(up)]
    await measureKeys(program, `line, ${size}`, name, keys)
    measurements.add(`ms of processor a line, ${size}`, name, (program.usage().cpu - cpu) / keys.length)
    measurements.add(`memory, MB, ${size}`, name, program.usage().memory)
    if (size === '3 MB') await measureKeys(program, 'page', name, [article.pageDown, article.pageDown])
    if (article.next) await measureKeys(program, 'next article', name, [article.next])
  })
}

/** Measures the time until the screen can be read, for one startup of one build. */
const measureStartup = (startup: Startup, name: string, cli: string): Promise<void> =>
  using(startup.start(cli), async (program) =>
    measurements.add(`first paint, ms: ${startup.name}`, name, await program.until(startup.painted)),
  )

/** Measures the time from Enter on a search result until the article can be read. */
const measureHit = (startup: Startup, name: string, cli: string): Promise<void> =>
  using(startup.start(cli), async (program) => {
    await program.until(startup.painted)
    await rest(500)
    await program.press('s', 300)
    await program.press('/', 100)
    const found = program.until(/1\/50/)
    void program.press('努力交出')
    await found
    await program.press('\r', 300)
    const opened = program.until(/本报讯/)
    const pressed = program.now()
    void program.press('\r')
    measurements.add('first paint, ms: a search hit', name, (await opened) - pressed)
  })

const folder = mkdtempSync(join(tmpdir(), 'baolan-bench-'))
const material = await makeMaterial(folder)
const subjects = makeSubjects(material)
const builds: readonly (readonly [name: string, cli: string])[] = [
  ['baolan', material.cli],
  ...(PREVIOUS_CLI ? [[PREVIOUS, PREVIOUS_CLI] as const] : []),
]
const startups = makeStartups(
  folder,
  material.issue,
  builds.map(([, cli]) => cli),
  material.env,
)
const shelf = startups.at(-1)
const oneLine = join(folder, 'line.cjs')
writeFileSync(oneLine, "process.stdout.write('one line\\n')")

// The first start fills the compile cache for all others.
for (const subject of subjects)
  await using(subject.start(), async (program) => {
    await program.until(subject.painted)
    await program.press('j', 300)
    await program.press('q', 300)
    await program.press('y', 300)
  })
for (let round = 1; round <= ROUNDS; round++) {
  for (let start = 0; start < STARTS; start++) {
    await using(new Program([process.execPath, oneLine]), async (program) =>
      measurements.add('start to first paint, ms', ONE_LINE, await program.until(/one line/)),
    )
    for (const subject of subjects) await measureStart(subject)
  }
  for (let start = 0; start < STARTS; start++)
    for (const startup of startups) for (const [name, cli] of builds) await measureStartup(startup, name, cli)
  if (shelf) for (const [name, cli] of builds) await measureHit(shelf, name, cli)
  for (const subject of subjects) await measureIdle(subject)
  for (const subject of subjects) await measureList(subject)
  for (const size of ['3 KB', '3 MB'] as const)
    for (const subject of subjects) await measureArticle(subject, size)
  console.error(`round ${round} of ${ROUNDS}`)
}
rmSync(folder, { recursive: true })

const programs = [ONE_LINE, ...subjects.map(({ name }) => name), ...(PREVIOUS_CLI ? [PREVIOUS] : [])]
const report = reportOf(measurements, programs, ROUNDS)
writeFileSync(join(import.meta.dirname, '../READER.md'), report)
console.log(report)
