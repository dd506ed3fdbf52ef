/**
 * `node bench/shelf/bench.ts [ARTICLES] [FOLDER]`: measures the shelf with invented articles and prints Markdown tables. Each
 * search is compared with a plain scan of the same texts in memory, in the same run.
 */
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { bundle } from '../../build/bundle.ts'
import { fold } from '../../source/issue/index.ts'
import { openShelf, type Shelf } from '../../source/shelf/index.ts'
import { Random } from '../../test/editions/random.ts'
import { markdownTable, quantile } from '../figures.ts'
import { dateOf, idOf, NAME, Press, textOf } from './press.ts'

const ARTICLES = Number(process.argv[2] ?? 200_000)
const PER_ISSUE = 40
const ISSUES = Math.ceil(ARTICLES / PER_ISSUE)
const QUERIES = 100
/** Articles that a search returns at most. */
const NEWEST = 50
const OPENINGS = 1000

const folder = process.argv[3] ?? mkdtempSync(join(tmpdir(), 'baolan-bench-'))
const printed = join(folder, 'printed')
const data = join(folder, 'shelf')

const megabytes = (bytes: number): string => (bytes / 1e6).toFixed(0)
const ms = (value: number): string => value.toFixed(value < 10 ? 2 : 0)
const sizeOf = (path: string): number => {
  const stats = statSync(path)
  return stats.isDirectory()
    ? readdirSync(path).reduce((sum, name) => sum + sizeOf(join(path, name)), 0)
    : stats.size
}

/** Writes the issues to disk. Returns the folded texts for the scan, oldest first, and their unfolded size in bytes. */
const writeIssues = (): { readonly texts: readonly string[]; readonly bytes: number } => {
  const press = new Press(2021)
  mkdirSync(printed, { recursive: true })
  const texts: string[] = []
  let bytes = 0
  for (let day = 0; day < ISSUES; day += 1) {
    const issue = press.issue(day, PER_ISSUE)
    writeFileSync(join(printed, `${String(day).padStart(6, '0')}.json`), JSON.stringify(issue))
    for (const article of issue.articles) {
      const text = textOf(article)
      bytes += Buffer.byteLength(text)
      texts.push(fold(text).text)
    }
  }
  return { texts, bytes }
}

/** CPU time of the whole process, in ms. */
const cpu = (): number => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

const importAll = async (shelf: Shelf): Promise<{ readonly ms: number; readonly cpu: number }> => {
  const start = performance.now()
  const cpuBefore = cpu()
  for (const name of readdirSync(printed).sort())
    await shelf.add(JSON.parse(readFileSync(join(printed, name), 'utf8')))
  await shelf.settled()
  return { ms: performance.now() - start, cpu: cpu() - cpuBefore }
}

const HAN = /^\p{Script=Han}+$/u

const random = new Random(1)

/** Random pieces of the texts, so that every query has a hit. */
const randomPieces = (texts: readonly string[], length: number): readonly string[] => {
  const drawn: string[] = []
  while (drawn.length < QUERIES) {
    const text = texts[random.below(texts.length)] ?? ''
    const start = random.below(text.length)
    const piece = text.slice(start, start + length)
    if (piece.length === length && HAN.test(piece)) drawn.push(piece)
  }
  return drawn
}

/** Queries of two words that occur in the same text. */
const randomPairs = (texts: readonly string[]): readonly string[] =>
  Array.from({ length: QUERIES }, () => {
    const text = texts[random.below(texts.length)] ?? ''
    const [first, second] = randomPieces([text], 2)
    return `${first} ${second}`
  })

/** One set of queries: ms of each search and each scan. */
interface Measured {
  readonly name: string
  readonly times: readonly number[]
  readonly scans: readonly number[]
  /** Queries whose hits differ from those of the scan. */
  readonly wrong: number
  /** CPU time of all searches together, in ms. */
  readonly cpu: number
}

/** The indexes of the texts that hold all words: newest day first, each day from its front page on. */
const scan = (texts: readonly string[], words: readonly string[]): readonly number[] => {
  const found: number[] = []
  for (let day = ISSUES - 1; day >= 0 && found.length < NEWEST; day -= 1)
    for (let place = 0; place < PER_ISSUE && found.length < NEWEST; place += 1) {
      const index = day * PER_ISSUE + place
      if (words.every((word) => texts[index]?.includes(word))) found.push(index)
    }
  return found
}

const idAt = (index: number): string => idOf(Math.floor(index / PER_ISSUE), index % PER_ISSUE)

const measureSearches = async (
  shelf: Shelf,
  texts: readonly string[],
  [name, queries]: readonly [string, readonly string[]],
): Promise<Measured> => {
  const times: number[] = []
  const scans: number[] = []
  let wrong = 0
  let used = 0
  for (const query of queries) {
    const cpuBefore = cpu()
    const searchStart = performance.now()
    const { hits } = await shelf.search(query, { limit: NEWEST })
    times.push(performance.now() - searchStart)
    used += cpu() - cpuBefore
    const words = query.split(' ')
    const scanStart = performance.now()
    const scanned = scan(texts, words)
    scans.push(performance.now() - scanStart)
    const expected = new Set(scanned.map(idAt))
    if (expected.symmetricDifference(new Set(hits.map(({ article }) => article))).size > 0) wrong += 1
  }
  return { name, times, scans, wrong, cpu: used }
}

/** ms that each of many random articles takes to open. */
const measureOpening = async (shelf: Shelf): Promise<readonly number[]> => {
  const times: number[] = []
  for (let run = 0; run < OPENINGS; run += 1) {
    const index = random.below(ARTICLES)
    const id = idAt(index)
    const start = performance.now()
    const article = await shelf.article(NAME, dateOf(Math.floor(index / PER_ISSUE)), id)
    times.push(performance.now() - start)
    if (article?.id !== id) throw new Error(`${id} did not open`)
  }
  return times
}

/** Peak memory in bytes of a process that opens the shelf and searches it, bundled as the package is. */
const memoryOfSearch = async (queries: readonly string[]): Promise<number> => {
  const source = join(import.meta.dirname, '../../source/shelf')
  const outdir = join(folder, 'bundle')
  await bundle({
    entryPoints: { shelf: join(source, 'index.ts'), 'search-worker': join(source, 'index-thread/worker.ts') },
    outdir,
  })
  const program = `
    import { readFileSync } from 'node:fs'
    import { openShelf } from ${JSON.stringify(join(outdir, 'shelf.mjs'))}
    const shelf = await openShelf(${JSON.stringify(data)})
    for (const query of JSON.parse(readFileSync(0, 'utf8'))) await shelf.search(query)
    await shelf.close()
    console.log(process.resourceUsage().maxRSS * 1024)`
  const input = JSON.stringify(queries)
  return Number(
    execFileSync(process.execPath, ['--input-type=module', '-e', program], { encoding: 'utf8', input }),
  )
}

const { texts, bytes } = writeIssues()
const shelf = await openShelf(data, { say: console.error })
const importing = await importAll(shelf)
const indexBytes = sizeOf(join(data, 'index.db'))
const issueBytes = sizeOf(join(data, NAME))

const sets: readonly (readonly [string, readonly string[]])[] = [
  ...[1, 2, 3, 4, 5, 6].map((length) => [`${length} 字`, randomPieces(texts, length)] as const),
  ['two words', randomPairs(texts)],
]
// Warm up: the first searches compile the code.
for (const query of randomPieces(texts, 2).slice(0, 50)) await shelf.search(query)
const measured: Measured[] = []
for (const set of sets) measured.push(await measureSearches(shelf, texts, set))
const opened = await measureOpening(shelf)
await shelf.close()
const memory = await memoryOfSearch(sets.flatMap(([, queries]) => queries))

console.log(
  `${ARTICLES} invented articles, ${megabytes(bytes)} MB of text, Node ${process.version}, load ${loadavg()[0]?.toFixed(1)}\n`,
)
console.log(
  markdownTable(
    ['', 'measured', 'limit'],
    [
      ['import, articles a second', (ARTICLES / (importing.ms / 1000)).toFixed(0), '>= 2000'],
      ['import, ms of CPU an article, reading its file included', ms(importing.cpu / ARTICLES), ''],
      ['index, of the text', (indexBytes / bytes).toFixed(2), '<= 0.6'],
      ['issues, of the text', (issueBytes / bytes).toFixed(2), ''],
      ['memory of a search, MB, the whole process', megabytes(memory), '<= 150'],
      [
        'an article opens, ms p50 / p99',
        `${ms(quantile(opened, 0.5))} / ${ms(quantile(opened, 0.99))}`,
        '< 2',
      ],
    ],
  ),
)
console.log()
console.log(
  markdownTable(
    [
      'newest 50',
      'p50 ms',
      'p99 ms',
      'CPU ms, mean',
      'a plain scan, p50 ms',
      'p99 ms',
      `answers that differ from the scan, of ${QUERIES}`,
    ],
    measured.map(({ name, times, scans, wrong, cpu: cpuTotal }) => [
      name,
      ...[ms(quantile(times, 0.5)), ms(quantile(times, 0.99)), ms(cpuTotal / QUERIES)],
      ...[ms(quantile(scans, 0.5)), ms(quantile(scans, 0.99)), String(wrong)],
    ]),
  ),
)
if (process.argv[3] === undefined) rmSync(folder, { recursive: true })
