import { type Day, todayInChina } from '../issue/index.ts'
import { cutMiddle, say, type Words } from '../language/index.ts'
import {
  findPapers,
  frontPageUrl,
  type Paper,
  type PaperHealth,
  whyClosed,
  whyFailed,
} from '../papers/index.ts'
import { cellWidth } from '../typeset/index.ts'
import { readPaperHealth } from './fetching/health-file.ts'
import type { Command, Context } from './invocation/context.ts'
import { toldLine } from './invocation/failure.ts'
import { linkedText } from './invocation/linked-text.ts'
import { nameColumn } from './invocation/name-column.ts'
import { writeJson, writeOut } from './invocation/write-out.ts'
import { readCatalogue } from './sources/catalogue.ts'

/** Code units of a reason that are shown. */
const LONGEST_WHY = 200

/** ms. */
const DAY = 24 * 3_600_000

/** What is known of a paper: from the catalogue, and from what happened on this machine. */
interface Knowledge {
  readonly paper: Paper
  readonly health: PaperHealth
  /** The last day on which its address is known to have worked. */
  readonly worked: Day | undefined
  /** Days since then. */
  readonly age: number | undefined
}

/** `baolan papers [WORDS] [--json]`: finds papers by name, pinyin, initials or place. With `--check` it tries them. */
export const papers: Command = async (wanted, context) => {
  if (context.flags.check) return (await import('./papers-check.ts')).checkPapers(wanted, context)
  const { words } = context
  const found = findPapers(await readCatalogue(context), wanted.join(' '))
  const { stdout, stderr } = context.io
  const known = await knowledgeOf(found, context)
  if (context.flags.json) {
    await writeJson(stdout, known.map(plain))
    return 0
  }
  if (found.length === 0) stderr.write(toldLine(['noPaperCalled', wanted.join(' ')], words))
  // Addresses are copied from here: no row is cut.
  await writeOut(stdout, linkedText(nameColumn(known.map(rowOf(words)), undefined), newestOf(found, context)))
  if (wanted.length === 0) stderr.write(`${summaryOf(known, words)}\n`)
  return found.length > 0 ? 0 : 1
}

/** To which address the pattern of a paper leads: to its newest issue, or to that of today. */
const newestOf = (papers: readonly Paper[], { io }: Context): ((pattern: string) => string | undefined) => {
  const today = todayInChina(io.now().getTime())
  const links = new Map(papers.map((paper) => [paper.url, paper.entry ?? frontPageUrl(paper, today)]))
  return (pattern) => links.get(pattern)
}

const knowledgeOf = async (papers: readonly Paper[], context: Context): Promise<readonly Knowledge[]> => {
  const standings = await readPaperHealth(context)
  const today = Date.parse(todayInChina(context.io.now().getTime()))
  return papers.map((paper) => {
    const health = standings[paper.name] ?? {}
    const worked = [health.worked, paper.seen]
      .filter((day) => day !== undefined)
      .sort()
      .at(-1)
    const age = worked === undefined ? undefined : Math.max(0, Math.round((today - Date.parse(worked)) / DAY))
    return { paper, health, worked, age }
  })
}

const column = (text: string, cells: number): string =>
  text + ' '.repeat(Math.max(1, cells - cellWidth(text, 1)))

const rowOf =
  (words: Words) =>
  ({ paper, health: { failed }, worked = '', age }: Knowledge): { name: string; after: string } => {
    const { name, place = '', url } = paper
    const why = failed
      ? words.failedOn(cutMiddle(failed.last, 10), cutMiddle(whyFailed(failed, words), LONGEST_WHY))
      : remarkOn(paper, words)
    const known = `${column(worked, 12)}${column(age === undefined ? words.neverTried : words.daysAgo(age), 15)}`
    return { name, after: `  ${column(place, 14)}${known}${url}${why ? `  (${why})` : ''}` }
  }

/** What a reader should know of a paper besides its address. */
const remarkOn = (paper: Paper, words: Words): string | undefined => {
  const closed = whyClosed(paper)
  if (closed) return words.notReadable(say(words, closed))
  return paper.doubt ?? (paper.how === 'today' ? words.todayOnly : undefined)
}

/** How many papers are known from which year. */
const summaryOf = (known: readonly Knowledge[], words: Words): string => {
  const years = Map.groupBy(known, ({ worked }) => worked?.slice(0, 4) ?? '')
  const counts = [...years].filter(([year]) => year !== '').sort(([one], [other]) => (one < other ? 1 : -1))
  const parts = counts.map(([year, { length }]) => words.papersOfYear(year, length))
  return words.papersKnown(known.length, parts.join(words.listComma), years.get('')?.length ?? 0)
}

/** JSON has the reason of a failure in English only. */
const plain = ({ paper, health, age }: Knowledge) => {
  const { saying: _, ...failed } = health.failed ?? {}
  const standing = { ...health, ...(health.failed && { failed }) }
  return {
    ...paper,
    ...(age === undefined ? {} : { ageDays: age }),
    ...(Object.keys(health).length > 0 && { standing }),
  }
}
