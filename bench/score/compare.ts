import type { Article, Issue } from '../../source/issue/index.ts'
import type { Sample, TrueArticle } from './truth.ts'

/** Counts that add up over samples. */
export interface Counts {
  fields: number
  fieldsRight: number
  articles: number
  found: number
  right: number
  triples: number
  paragraphs: number
  paragraphsFound: number
  paragraphsRight: number
  falseJoins: number
  missedJoins: number
  falseRepeats: number
  missedRepeats: number
  twoPage: number
  merged: number
  unaccounted: number
}

export const noCounts = (): Counts => ({
  fields: 0,
  fieldsRight: 0,
  articles: 0,
  found: 0,
  right: 0,
  triples: 0,
  paragraphs: 0,
  paragraphsFound: 0,
  paragraphsRight: 0,
  falseJoins: 0,
  missedJoins: 0,
  falseRepeats: 0,
  missedRepeats: 0,
  twoPage: 0,
  merged: 0,
  unaccounted: 0,
})

const plain = (text: string | readonly string[] | undefined): string =>
  (typeof text === 'string' ? text : (text ?? []).join('')).normalize('NFKC').replace(/[\s\u2014-]+/g, '')

/** A page's credits and a picture's caption are no paragraphs of an article: they have fields of their own. */
const CREDIT =
  /^(?:本版|本报)?(?:责任?编辑?|版式设计|版式|美编|校对|制图|数据来源|资料来源|图表|绘图)[^。]{0,60}[:：]|^.{0,40}(?:摄|摄影报道|新华社发|影像中国|人民视觉|供图)[）)]?$|^图(?:为|[①-⑳\d]{1,2}[:：])/

const count = (all: readonly string[]): Map<string, number> => {
  const counts = new Map<string, number>()
  for (const one of all) counts.set(one, (counts.get(one) ?? 0) + 1)
  return counts
}

const common = (a: Map<string, number>, b: Map<string, number>): number => {
  let sum = 0
  for (const [key, times] of a) sum += Math.min(times, b.get(key) ?? 0)
  return sum
}

const tripleOf = (article: Article | TrueArticle): string =>
  [article.kicker, article.headline, article.deck].map(plain).join('|')

/** The same article on two pages is one with two parts. */
const isSame = (a: TrueArticle, b: TrueArticle): boolean =>
  a.page !== b.page &&
  a.paragraphs.length > 0 &&
  plain(a.headline) === plain(b.headline) &&
  Math.min(a.paragraphs.join().length, b.paragraphs.join().length) >=
    0.8 * Math.max(a.paragraphs.join().length, b.paragraphs.join().length)

const unique = (articles: readonly TrueArticle[]): { once: TrueArticle[]; twice: TrueArticle[] } => {
  const once: TrueArticle[] = []
  const twice: TrueArticle[] = []
  for (const article of articles) {
    const earlier = once.find((one) => isSame(one, article))
    if (earlier) twice.push(earlier)
    else once.push(article)
  }
  return { once, twice }
}

/** Non-space characters of the source that no range and no note covers: the reading must lose none. */
export const unaccounted = (issue: Issue): number => {
  const text = issue.source.text ?? ''
  const seen = new Uint8Array(text.length)
  const ranges = [
    ...(issue.mastheadFrom ?? []),
    ...issue.pages.flatMap((page) => page.from ?? []),
    ...issue.articles.flatMap(({ from, body, notes }) => [
      ...(from ?? []),
      ...body.flatMap((block) => block.from),
      ...(notes ?? []).map(({ at }) => at),
    ]),
    ...issue.notes.map(({ at }) => at),
  ]
  for (const [start, end] of ranges) seen.fill(1, start, end)
  let lost = 0
  for (let at = 0; at < text.length; at++) if (!seen[at] && /\S/.test(text[at] ?? '')) lost++
  return lost
}

const mastheadOf = (issue: Issue): Record<string, string | number | undefined> => ({
  name: issue.name,
  date: issue.datePublished,
  weekday: issue.weekday,
  cn: issue.cn,
  pages: issue.pageCount?.stated,
  issue: issue.issueNumber,
})

/** Compares one reading with its truth; each error is a line to `report`. */
export const compare = (sample: Sample, issue: Issue, report: (line: string) => void): Counts => {
  const counts = noCounts()
  counts.unaccounted = unaccounted(issue)
  if (sample.articles.length === 0) return counts

  const found = mastheadOf(issue)
  for (const [field, value] of Object.entries(sample.masthead ?? {})) {
    counts.fields++
    if (String(found[field] ?? '') === String(value)) counts.fieldsRight++
    else report(`masthead ${field}: ${found[field]} for ${value}`)
  }

  const { once, twice } = unique(sample.articles)
  const titles = [
    count(once.map((one) => plain(one.headline))),
    count(issue.articles.map((one) => plain(one.headline))),
  ] as const
  counts.articles = once.length
  counts.found = issue.articles.length
  counts.right = common(...titles)
  counts.triples = common(count(once.map(tripleOf)), count(issue.articles.map(tripleOf)))
  for (const one of once)
    if (!issue.articles.some((article) => tripleOf(article) === tripleOf(one)))
      report(`missed  ${[one.kicker, one.headline, one.deck].join(' | ')}`)
  for (const article of issue.articles)
    if (!once.some((one) => tripleOf(one) === tripleOf(article)))
      report(
        `instead ${[article.kicker, article.headline, article.deck].map((lines) => (lines ?? []).join(' ')).join(' | ')}`,
      )

  counts.twoPage = twice.length
  counts.merged = twice.filter((one) =>
    issue.articles.some(
      (article) => plain(article.headline) === plain(one.headline) && article.parts.length > 1,
    ),
  ).length

  const truth = once.flatMap(({ paragraphs }) => paragraphs.filter((one) => !CREDIT.test(one)).map(plain))
  const read = issue.articles.flatMap(({ body, abstract }) => [
    ...(abstract ?? []).map(plain),
    ...body.filter(({ text }) => !CREDIT.test(text)).map(({ text }) => plain(text)),
  ])
  const [trueCounts, readCounts] = [count(truth), count(read)]
  counts.paragraphs = truth.length
  counts.paragraphsFound = read.length
  counts.paragraphsRight = common(trueCounts, readCounts)

  const folded = plain(issue.notes.filter(({ code }) => code === 'repeat').map(({ text }) => text ?? ''))
  const whole = read.join('\n')
  const trueWhole = truth.join('\n')
  for (const one of trueCounts.keys()) {
    if ((readCounts.get(one) ?? 0) >= (trueCounts.get(one) ?? 0)) continue
    if (!whole.includes(one.slice(-20)) && folded.includes(one.slice(-20))) {
      counts.falseRepeats++
      report(`false repeat ${one.slice(0, 40)}`)
    } else if (read.some((text) => text.includes(one))) {
      counts.falseJoins++
      report(`false join   ${one.slice(0, 30)}…${one.slice(-12)}`)
    } else if (read.some((text) => text.length > 1 && one.startsWith(text))) {
      counts.missedJoins++
      report(`missed join  ${one.slice(0, 30)}…${one.slice(-12)}`)
    } else report(`lost paragraph ${one.slice(0, 40)}…${one.slice(-12)}`)
  }
  for (const one of readCounts.keys())
    if (
      !trueCounts.has(one) &&
      one.length >= 24 &&
      !trueWhole.includes(one) &&
      !truth.some((text) => one.includes(text))
    ) {
      counts.missedRepeats++
      report(`odd paragraph ${one.slice(0, 40)}…${one.slice(-12)}`)
    }
  return counts
}

export const add = (a: Counts, b: Counts): Counts =>
  Object.fromEntries(
    Object.entries(a).map(([key, value]) => [key, value + b[key as keyof Counts]]),
  ) as unknown as Counts
