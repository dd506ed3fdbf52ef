import { readIssue } from '../../source/ingest/index.ts'
import { addCounts, compare, noCounts } from './compare.ts'
import { falseJoins } from './false-joins.ts'
import { dayPages } from './load-days.ts'
import { SPOILS, spoil } from './spoil.ts'

export const SPOILT_HEAD = [
  'how the pages are spoilt',
  'pages',
  'masthead',
  'article F1',
  'paragraph F1',
  'two neighbours in one block',
  'false repeats',
  'missed repeats',
  'unaccounted',
]

const share = (part: number, all: number, digits = 3): string =>
  all === 0 ? '–' : (part / all).toFixed(digits)

/** Reads pages of whole days, spoilt in each way; a row for each. @param report receives a line for each error, if wanted */
export const spoiltDays = async (
  folder: string,
  only: string,
  report: ((line: string) => void) | undefined,
): Promise<string[][]> => {
  const pages = dayPages(folder)
  const rows: string[][] = []
  for (const [name, way] of Object.entries(SPOILS)) {
    if (!name.includes(only)) continue
    let [counts, joins] = [noCounts(), 0]
    for (const [index, page] of pages.entries()) {
      const text = spoil(page, index, way)
      const masthead = { name: page.paper, date: isoOf(page.day) }
      const issue = await readIssue([{ name: 'page.txt', bytes: new TextEncoder().encode(text) }])
      // What was put between the articles is none of the page.
      const articles = issue.articles.filter(({ kind }) => kind !== 'advertisement')
      const own = { name: page.name, text, masthead, articles: page.articles }
      const lines: string[] = []
      const found = compare(own, { ...issue, articles }, (line) => lines.push(line))
      counts = addCounts(counts, {
        ...found,
        unaccounted: compare({ ...own, articles: [] }, issue, () => {}).unaccounted,
      })
      const joined = falseJoins(page.articles, articles)
      joins += joined.length
      for (const [above, below] of joined)
        lines.push(`two in one   ${above.slice(-24)} | ${below.slice(0, 24)}`)
      if (report && lines.length > 0)
        report(`== ${name}: ${page.name}\n${lines.map((line) => `   ${line}`).join('\n')}`)
    }
    const { paragraphs, paragraphsRight, paragraphsRead } = counts
    rows.push([
      name,
      String(pages.length),
      share(counts.fieldsRight, counts.fields),
      share(2 * counts.headlinesRight, counts.articles + counts.articlesRead),
      share(2 * paragraphsRight, paragraphs + paragraphsRead),
      `${joins} (${share(joins, paragraphs, 4)})`,
      String(counts.falseRepeats),
      String(counts.missedRepeats),
      String(counts.unaccounted),
    ])
  }
  return rows
}

const isoOf = (day: string): string => {
  const [year = '', month = '', date = ''] = day.match(/\d+/g) ?? []
  return [year, month.padStart(2, '0'), date.padStart(2, '0')].join('-')
}
