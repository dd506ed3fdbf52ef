/**
 * Measures the shelf with invented articles: `node bench/shelf/bench.ts [ARTICLES] [FOLDER]`. Prints Markdown tables.
 * A search is compared with a plain scan of the same texts in memory, in the same run.
 */
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { bundle } from '../../build/bundle.ts'
import { fold } from '../../source/issue/index.ts'
import { openShelf, type Shelf } from '../../source/shelf/index.ts'
import { openPress, textOf } from './press.ts'

const ARTICLES = Number(process.argv[2] ?? 200_000)
const ISSUE = 40
const QUERIES = 100
const ISSUES = Math.ceil(ARTICLES / ISSUE)

const folder = process.argv[3] ?? mkdtempSync(join(tmpdir(), 'baolan-bench-'))
const printed = join(folder, 'printed')
const data = join(folder, 'shelf')

const megabytes = (bytes: number): string => (bytes / 1e6).toFixed(0)
const ms = (value: number): string => value.toFixed(value < 10 ? 2 : 0)
const quantile = (values: readonly number[], part: number): number =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * part))] ?? 0
const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n')
const sizeOf = (path: string): number => {
  const found = statSync(path)
  return found.isDirectory()
    ? readdirSync(path).reduce((sum, name) => sum + sizeOf(join(path, name)), 0)
    : found.size
}

/** Writes the issues to disk. Returns the folded texts for the scan, oldest first, and their unfolded size in bytes. */
const writeIssues = (): { readonly texts: readonly string[]; readonly bytes: number } => {
  const press = openPress(2021)
  mkdirSync(printed, { recursive: true })
  const texts: string[] = []
  let bytes = 0
  for (let day = 0; day < ISSUES; day += 1) {
    const issue = press.print(day, ISSUE)
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
  const before = cpu()
  for (const name of readdirSync(printed).sort())
    await shelf.add(JSON.parse(readFileSync(join(printed, name), 'utf8')))
  await shelf.settled()
  return { ms: performance.now() - start, cpu: cpu() - before }
}

const HAN = /^\p{Script=Han}+$/u

/** Random pieces of the texts, so that every query has a hit. */
const pieces = (texts: readonly string[], length: number): readonly string[] => {
  const drawn: string[] = []
  while (drawn.length < QUERIES) {
    const text = texts[Math.floor(Math.random() * texts.length)] ?? ''
    const at = Math.floor(Math.random() * text.length)
    const piece = text.slice(at, at + length)
    if (piece.length === length && HAN.test(piece)) drawn.push(piece)
  }
  return drawn
}

const pairs = (texts: readonly string[]): readonly string[] =>
  Array.from({ length: QUERIES }, () => {
    const one = [texts[Math.floor(Math.random() * texts.length)] ?? '']
    return `${pieces(one, 2)[0]} ${pieces(one, 2)[1]}`
  })

interface Measured {
  readonly name: string
  readonly times: readonly number[]
  readonly scans: readonly number[]
  readonly wrong: number
  /** CPU time of all searches together, in ms. */
  readonly cpu: number
}

const NEWEST = 50

const search = async (
  shelf: Shelf,
  texts: readonly string[],
  [name, queries]: readonly [string, readonly string[]],
): Promise<Measured> => {
  const times: number[] = []
  const scans: number[] = []
  let wrong = 0
  let used = 0
  for (const query of queries) {
    const before = cpu()
    const start = performance.now()
    const { hits } = await shelf.search(query, { limit: NEWEST })
    times.push(performance.now() - start)
    used += cpu() - before
    const words = query.split(' ')
    const begin = performance.now()
    const truth = new Set<number>()
    // Newest day first, and each day from its front page on.
    for (let day = ISSUES - 1; day >= 0 && truth.size < NEWEST; day -= 1)
      for (let place = 0; place < ISSUE && truth.size < NEWEST; place += 1)
        if (words.every((word) => texts[day * ISSUE + place]?.includes(word))) truth.add(day * ISSUE + place)
    scans.push(performance.now() - begin)
    const found = new Set(hits.map(({ date, article }) => `${date} ${article}`))
    const expected = [...truth].map((at) => articleKeyAt(at))
    if (expected.length !== found.size || expected.some((key) => !found.has(key))) wrong += 1
  }
  return { name, times, scans, wrong, cpu: used }
}

const articleKeyAt = (at: number): string => {
  const date = new Date(Date.UTC(2008, 0, 1) + Math.floor(at / ISSUE) * 86_400_000).toISOString().slice(0, 10)
  const place = at % ISSUE
  return `${date} 样张日报-${date}-${(place % 8) + 1}-${Math.floor(place / 8) + 1}`
}

const openArticles = async (shelf: Shelf): Promise<readonly number[]> => {
  const times: number[] = []
  for (let draw = 0; draw < 1000; draw += 1) {
    const [date = '', id = ''] = articleKeyAt(Math.floor(Math.random() * ARTICLES)).split(' ')
    const start = performance.now()
    const article = await shelf.article('样张日报', date, id)
    times.push(performance.now() - start)
    if (article?.id !== id) throw new Error(`${id} did not open`)
  }
  return times
}

/** Peak memory, in bytes, of a process that opens the shelf and searches it; bundled, as it ships. */
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
const issueBytes = sizeOf(join(data, '样张日报'))

const sets: readonly (readonly [string, readonly string[]])[] = [
  ...[1, 2, 3, 4, 5, 6].map((length) => [`${length} 字`, pieces(texts, length)] as const),
  ['two words', pairs(texts)],
]
// Warm up: the first searches compile the code.
for (const query of pieces(texts, 2).slice(0, 50)) await shelf.search(query)
const measured: Measured[] = []
for (const set of sets) measured.push(await search(shelf, texts, set))
const opened = await openArticles(shelf)
await shelf.close()
const memory = await memoryOfSearch(sets.flatMap(([, queries]) => queries))

console.log(
  `${ARTICLES} made articles, ${megabytes(bytes)} MB of text, Node ${process.version}, load ${loadavg()[0]?.toFixed(1)}\n`,
)
console.log(
  table(
    ['', 'measured', 'wanted'],
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
  table(
    [
      'newest 50',
      'p50 ms',
      'p99 ms',
      'CPU ms, mean',
      'a plain scan, p50 ms',
      'p99 ms',
      `answers that differ from the scan, of ${QUERIES}`,
    ],
    measured.map(({ name, times, scans, wrong, cpu: used }) => [
      name,
      ...[ms(quantile(times, 0.5)), ms(quantile(times, 0.99)), ms(used / QUERIES)],
      ...[ms(quantile(scans, 0.5)), ms(quantile(scans, 0.99)), String(wrong)],
    ]),
  ),
)
if (process.argv[3] === undefined) rmSync(folder, { recursive: true })
