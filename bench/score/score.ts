/**
 * `npm run score`: reads the samples beside the repository, compares each reading with its truth and prints the table.
 * `--write` puts the table into bench/SCORE.md, `--why` lists the errors of each sample, `--only=KIND` reads only the kinds
 * whose names contain KIND. `--days=FOLDER` instead reads pages of the days in a folder of `*.json.gz`, spoilt in many ways.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readIssue } from '../../source/ingest/index.ts'
import { markdownTable } from '../figures.ts'
import { addCounts, type Counts, compare, noCounts } from './compare.ts'
import { damagedPages, otherPapers, printedIssues, printedPages, wholeIssues } from './load-samples.ts'
import type { Sample } from './sample.ts'
import { SPOILT_HEAD, spoiltDays } from './spoilt-days.ts'
import { damagedEverywhere, garbledPages, halfWidthPages, otherDamage, wrappedPages } from './vary-samples.ts'

const root = join(import.meta.dirname, '../..')
const samples = join(root, '../shared/samples')
const document = join(root, 'bench/SCORE.md')
const why = process.argv.includes('--why')
const settingOf = (option: string): string | undefined =>
  process.argv.find((word) => word.startsWith(`${option}=`))?.slice(option.length + 1)
const [only, days] = [settingOf('--only'), settingOf('--days')]

const KINDS: readonly (readonly [kind: string, load: (folder: string) => readonly Sample[]])[] = [
  ['front pages with damage', damagedPages],
  ['the same with other damage, ten seeds', otherDamage],
  ['the same undamaged, hard-wrapped eight ways', wrappedPages],
  ['the same with half-width marks and CRLF', halfWidthPages],
  ['the same spaced out, or GBK read as Latin-1', garbledPages],
  ['whole issues in one file', wholeIssues],
  ['pages without article marks', printedPages],
  ['the same with damage, four seeds', damagedEverywhere],
  ['a provincial daily, page marks alone', printedIssues],
  ['pages of other papers (laws only)', otherPapers],
]

const HEAD = [
  'kind of source',
  'samples',
  'masthead',
  'article P',
  'article R',
  'article F1',
  'exact triple',
  'paragraph P',
  'paragraph R',
  'paragraph F1',
  'false joins',
  'missed joins',
  'false repeats',
  'missed repeats',
  'two-page merged',
  'unaccounted',
  'MB/s',
]

const ratio = (part: number, all: number): string => (all === 0 ? '–' : (part / all).toFixed(3))
const f1 = (right: number, read: number, expected: number): string => ratio(2 * right, read + expected)

const row = (kind: string, size: number, counts: Counts, speed: number): string[] => [
  kind,
  String(size),
  ratio(counts.fieldsRight, counts.fields),
  ratio(counts.headlinesRight, counts.articlesRead),
  ratio(counts.headlinesRight, counts.articles),
  f1(counts.headlinesRight, counts.articlesRead, counts.articles),
  ratio(counts.triplesRight, counts.articles),
  ratio(counts.paragraphsRight, counts.paragraphsRead),
  ratio(counts.paragraphsRight, counts.paragraphs),
  f1(counts.paragraphsRight, counts.paragraphsRead, counts.paragraphs),
  `${counts.falseJoins} (${ratio(counts.falseJoins, counts.paragraphs)})`,
  String(counts.missedJoins),
  String(counts.falseRepeats),
  String(counts.missedRepeats),
  counts.twoPage === 0 ? '–' : `${counts.merged}/${counts.twoPage}`,
  String(counts.unaccounted),
  speed.toFixed(1),
]

const fileOf = ({ name, text }: Sample) => ({ name, bytes: new TextEncoder().encode(text) })

/** Bytes read to warm up the compiler, and bytes read while timed. */
const WARM = 3e6
const TIMED = 3e6

/** MB a second of processor time. The samples are read over and over; compilation and other processes do not count. */
const speedOf = async (loaded: readonly Sample[]): Promise<number> => {
  const files = loaded.map(fileOf)
  const size = files.reduce((sum, { bytes }) => sum + bytes.length, 0)
  const read = async (bytes: number): Promise<number> => {
    const rounds = Math.ceil(bytes / size)
    for (let round = 0; round < rounds; round++) for (const file of files) await readIssue([file])
    return rounds * size
  }
  await read(WARM)
  const start = process.cpuUsage()
  const bytes = await read(TIMED)
  const { user, system } = process.cpuUsage(start)
  return bytes / (user + system)
}

if (days !== undefined) {
  const rows = await spoiltDays(days, only ?? '', why ? (line) => console.log(line) : undefined)
  console.log(markdownTable(SPOILT_HEAD, rows))
} else if (!existsSync(samples)) {
  console.log('The samples (../shared/samples beside the repository) are missing: there is nothing to score.')
} else {
  const rows: string[][] = []
  for (const [kind, load] of KINDS) {
    if (only && !kind.includes(only)) continue
    const loaded = load(samples)
    let counts = noCounts()
    for (const sample of loaded) {
      const issue = await readIssue([fileOf(sample)])
      const lines: string[] = []
      const report = (line: string): unknown => lines.push(line)
      counts = addCounts(counts, compare(sample, issue, report))
      if (why && lines.length > 0)
        console.log(`== ${sample.name}\n${lines.map((line) => `   ${line}`).join('\n')}`)
    }
    rows.push(row(kind, loaded.length, counts, await speedOf(loaded)))
  }
  console.log(markdownTable(HEAD, rows))
  if (process.argv.includes('--write')) {
    const written = readFileSync(document, 'utf8').replace(
      /(?<=<!-- text -->\n)[\s\S]*?(?=<!-- \/text -->)/,
      () => `${markdownTable(HEAD, rows)}\n`,
    )
    writeFileSync(document, written)
  }
}
