import type { Article, Issue } from '../../source/issue/index.ts'
import { lostFrom } from '../../test/ingest/laws.ts'
import type { ExpectedArticle, Sample } from './sample.ts'

/** Counts that add up over samples. */
export type Counts = ReturnType<typeof noCounts>

export const noCounts = () => ({
  /** Masthead fields expected, and those that are right. */
  fields: 0,
  fieldsRight: 0,
  /** Articles expected, articles read, and those with the right headline, or kicker, headline and deck. */
  articles: 0,
  articlesRead: 0,
  headlinesRight: 0,
  triplesRight: 0,
  /** Paragraphs expected, read and right. */
  paragraphs: 0,
  paragraphsRead: 0,
  paragraphsRight: 0,
  falseJoins: 0,
  missedJoins: 0,
  falseRepeats: 0,
  missedRepeats: 0,
  /** Articles printed on two pages, and those read as one. */
  twoPage: 0,
  merged: 0,
  /** Characters of the source that the reading accounts for nowhere. */
  unaccounted: 0,
})

export const addCounts = (a: Counts, b: Counts): Counts => {
  const sum = { ...a }
  for (const name of Object.keys(sum) as (keyof Counts)[]) sum[name] += b[name]
  return sum
}

/** Receives one line for each error. */
type Report = (line: string) => void

/** Letters, figures and marks of a text, or of the lines of one: neither spaces, dashes nor widths count. */
export const plain = (text: string | readonly string[] | undefined): string =>
  (typeof text === 'string' ? text : (text ?? []).join('')).normalize('NFKC').replace(/[\s\u2014-]+/g, '')

/** Page credits and captions are not paragraphs of an article: they have fields of their own. */
const CREDIT =
  /^(?:本版|本报)?(?:责任?编辑?|版式设计|版式|美编|校对|制图|数据来源|资料来源|图表|绘图)[^。]{0,60}[:：]|^.{0,40}(?:摄|摄影报道|新华社发|影像中国|人民视觉|供图)[）)]?$|^图(?:为|[①-⑳\d]{1,2}[:：])/

const countsOf = (texts: readonly string[]): Map<string, number> => {
  const counts = new Map<string, number>()
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1)
  return counts
}

/** The number of texts that both have, each as often as in the one that has it less often. */
const common = (a: readonly string[], b: readonly string[]): number => {
  const [inA, inB] = [countsOf(a), countsOf(b)]
  let sum = 0
  for (const [text, times] of inA) sum += Math.min(times, inB.get(text) ?? 0)
  return sum
}

const headlineOf = (article: Article | ExpectedArticle): string => plain(article.headline)
const tripleOf = (article: Article | ExpectedArticle): string =>
  [article.kicker, article.headline, article.deck].map(plain).join('|')

/** Whether two expected articles are one that is printed on two pages; a reading has it once, with two parts. */
const isSame = (a: ExpectedArticle, b: ExpectedArticle): boolean => {
  const [lengthA, lengthB] = [a.paragraphs.join().length, b.paragraphs.join().length]
  return (
    a.page !== b.page &&
    a.paragraphs.length > 0 &&
    headlineOf(a) === headlineOf(b) &&
    Math.min(lengthA, lengthB) >= 0.8 * Math.max(lengthA, lengthB) &&
    // Two pictures named 图片报道 are two articles.
    common(a.paragraphs.map(plain), b.paragraphs.map(plain)) * 2 >=
      Math.min(a.paragraphs.length, b.paragraphs.length)
  )
}

/** The articles without their copies on other pages, and those among them that have one. */
const withoutCopies = (
  articles: readonly ExpectedArticle[],
): { readonly once: readonly ExpectedArticle[]; readonly copied: readonly ExpectedArticle[] } => {
  const once: ExpectedArticle[] = []
  const copied: ExpectedArticle[] = []
  for (const article of articles) {
    const earlier = once.find((candidate) => isSame(candidate, article))
    if (earlier) copied.push(earlier)
    else once.push(article)
  }
  return { once, copied }
}

const compareMasthead = (sample: Sample, issue: Issue, report: Report): Partial<Counts> => {
  const read: Readonly<Record<string, string | number | undefined>> = {
    name: issue.name,
    date: issue.datePublished,
    weekday: issue.weekday,
    cn: issue.cn,
    pages: issue.pageCount?.stated,
    issue: issue.issueNumber,
  }
  const expected = Object.entries(sample.masthead ?? {})
  const wrong = expected.filter(([field, value]) => String(read[field] ?? '') !== String(value))
  for (const [field, value] of wrong) report(`masthead ${field}: ${read[field]} for ${value}`)
  return { fields: expected.length, fieldsRight: expected.length - wrong.length }
}

const compareArticles = (
  expected: readonly ExpectedArticle[],
  copied: readonly ExpectedArticle[],
  read: readonly Article[],
  report: Report,
): Partial<Counts> => {
  const [expectedTriples, readTriples] = [expected.map(tripleOf), read.map(tripleOf)]
  for (const [index, { kicker, headline, deck }] of expected.entries())
    if (!readTriples.includes(expectedTriples[index] ?? ''))
      report(`missed  ${[kicker, headline, deck].join(' | ')}`)
  for (const [index, { kicker = [], headline, deck = [] }] of read.entries())
    if (!expectedTriples.includes(readTriples[index] ?? ''))
      report(`instead ${[kicker, headline, deck].map((lines) => lines.join(' ')).join(' | ')}`)
  const merged = new Set(read.filter(({ parts }) => parts.length > 1).map(headlineOf))
  return {
    articles: expected.length,
    articlesRead: read.length,
    headlinesRight: common(expected.map(headlineOf), read.map(headlineOf)),
    triplesRight: common(expectedTriples, readTriples),
    twoPage: copied.length,
    merged: copied.filter((article) => merged.has(headlineOf(article))).length,
  }
}

type ParagraphError = 'falseRepeats' | 'falseJoins' | 'missedJoins' | 'missedRepeats'

const compareParagraphs = (
  articles: readonly ExpectedArticle[],
  issue: Issue,
  report: Report,
): Partial<Counts> => {
  const expected = articles.flatMap(({ paragraphs }) =>
    paragraphs.filter((paragraph) => !CREDIT.test(paragraph)).map(plain),
  )
  const read = issue.articles.flatMap(({ body, abstract }) => [
    ...(abstract ?? []).map(plain),
    ...body.filter(({ text }) => !CREDIT.test(text)).map(({ text }) => plain(text)),
  ])
  const errors = { falseJoins: 0, missedJoins: 0, falseRepeats: 0, missedRepeats: 0 }
  const [expectedCounts, readCounts] = [countsOf(expected), countsOf(read)]
  const [expectedText, readText] = [expected.join('\n'), read.join('\n')]
  const folded = plain(issue.notes.filter(({ code }) => code === 'repeat').map(({ text }) => text ?? ''))
  const count = (error: ParagraphError, line: string): void => {
    errors[error]++
    report(line)
  }
  for (const [paragraph, times] of expectedCounts) {
    if ((readCounts.get(paragraph) ?? 0) >= times) continue
    const end = paragraph.slice(-20)
    const ends = `${paragraph.slice(0, 30)}…${paragraph.slice(-12)}`
    if (!readText.includes(end) && folded.includes(end))
      count('falseRepeats', `false repeat ${paragraph.slice(0, 40)}`)
    else if (read.some((text) => text.includes(paragraph))) count('falseJoins', `false join   ${ends}`)
    else if (read.some((text) => text.length > 1 && paragraph.startsWith(text)))
      count('missedJoins', `missed join  ${ends}`)
    else report(`lost paragraph ${paragraph.slice(0, 40)}…${paragraph.slice(-12)}`)
  }
  for (const paragraph of readCounts.keys())
    if (
      paragraph.length >= 24 &&
      !expectedText.includes(paragraph) &&
      !expected.some((text) => paragraph.includes(text))
    )
      count('missedRepeats', `odd paragraph ${paragraph.slice(0, 40)}…${paragraph.slice(-12)}`)
  return {
    paragraphs: expected.length,
    paragraphsRead: read.length,
    paragraphsRight: common(expected, read),
    ...errors,
  }
}

/** Compares one reading with what is expected of it. */
export const compare = (sample: Sample, issue: Issue, report: Report): Counts => {
  const counts = { ...noCounts(), unaccounted: lostFrom(issue).length }
  if (sample.articles.length === 0) return counts
  const { once, copied } = withoutCopies(sample.articles)
  return {
    ...counts,
    ...compareMasthead(sample, issue, report),
    ...compareArticles(once, copied, issue.articles, report),
    ...compareParagraphs(once, issue, report),
  }
}
