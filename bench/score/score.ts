/**
 * `npm run score`: reads the samples beside the repository, holds each reading against its truth, prints the table,
 * and with `--write` puts it into bench/SCORE.md. `--why` prints what is wrong, sample by sample.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readIssue } from '../../source/ingest/index.ts'
import { add, type Counts, compare, noCounts } from './compare.ts'
import {
  damagedEverywhere,
  damagedPages,
  garbledPages,
  halfWidthPages,
  otherDamage,
  printedIssues,
  printedPages,
  type Sample,
  wholeIssues,
  wildPages,
  wrappedPages,
} from './truth.ts'

const root = join(import.meta.dirname, '../..')
const samples = join(root, '../shared/samples')
const document = join(root, 'bench/SCORE.md')
const why = process.argv.includes('--why')
const only = process.argv.find((word) => word.startsWith('--only='))?.slice('--only='.length)

const KINDS: readonly (readonly [kind: string, load: (samples: string) => readonly Sample[]])[] = [
  ['front pages with damage', damagedPages],
  ['the same with other damage, ten seeds', otherDamage],
  ['the same undamaged, hard-wrapped eight ways', wrappedPages],
  ['the same with half-width marks and CRLF', halfWidthPages],
  ['the same spaced out, or GBK read as Latin-1', garbledPages],
  ['whole issues in one file', wholeIssues],
  ['pages without article marks', printedPages],
  ['the same with damage, four seeds', damagedEverywhere],
  ['a provincial daily, page marks alone', printedIssues],
  ['pages of other papers (laws only)', wildPages],
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
const f1 = (right: number, found: number, all: number): string => ratio(2 * right, found + all)

const row = (kind: string, size: number, counts: Counts, speed: number): string[] => [
  kind,
  String(size),
  ratio(counts.fieldsRight, counts.fields),
  ratio(counts.right, counts.found),
  ratio(counts.right, counts.articles),
  f1(counts.right, counts.found, counts.articles),
  ratio(counts.triples, counts.articles),
  ratio(counts.paragraphsRight, counts.paragraphsFound),
  ratio(counts.paragraphsRight, counts.paragraphs),
  f1(counts.paragraphsRight, counts.paragraphsFound, counts.paragraphs),
  `${counts.falseJoins} (${ratio(counts.falseJoins, counts.paragraphs)})`,
  String(counts.missedJoins),
  String(counts.falseRepeats),
  String(counts.missedRepeats),
  counts.twoPage === 0 ? '–' : `${counts.merged}/${counts.twoPage}`,
  String(counts.unaccounted),
  speed.toFixed(1),
]

const fileOf = ({ name, text }: Sample) => ({ name, bytes: new TextEncoder().encode(text) })

/** Characters read to warm up the compiler, and characters read against the clock. */
const WARM = 3e6
const TIMED = 3e6

/** MB a second of processor time, the samples read over and over: their compiler and other work do not count. */
const speedOf = async (all: readonly Sample[]): Promise<number> => {
  const files = all.map(fileOf)
  const size = files.reduce((sum, { bytes }) => sum + bytes.length, 0)
  const read = async (bytes: number): Promise<number> => {
    const rounds = Math.ceil(bytes / size)
    for (let round = 0; round < rounds; round++) for (const file of files) await readIssue([file])
    return rounds * size
  }
  await read(WARM)
  const before = process.cpuUsage()
  const bytes = await read(TIMED)
  const { user, system } = process.cpuUsage(before)
  return bytes / (user + system)
}

const table = (rows: readonly (readonly string[])[]): string =>
  [HEAD, HEAD.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')

if (!existsSync(samples)) {
  console.log('The samples (../shared/samples beside the repository) are not here: nothing to score.')
} else {
  const rows: string[][] = []
  for (const [kind, load] of KINDS) {
    if (only && !kind.includes(only)) continue
    const all = load(samples)
    let counts = noCounts()
    for (const sample of all) {
      const issue = await readIssue([fileOf(sample)])
      const lines: string[] = []
      counts = add(
        counts,
        compare(sample, issue, (line) => lines.push(line)),
      )
      if (why && lines.length > 0)
        console.log(`== ${sample.name}\n${lines.map((line) => `   ${line}`).join('\n')}`)
    }
    rows.push(row(kind, all.length, counts, await speedOf(all)))
  }
  console.log(table(rows))
  if (process.argv.includes('--write')) {
    const written = readFileSync(document, 'utf8').replace(
      /(?<=<!-- text -->\n)[\s\S]*?(?=<!-- \/text -->)/,
      () => `${table(rows)}\n`,
    )
    writeFileSync(document, written)
  }
}
