import { isoDate, otherPaperNameOf, paperNameOf } from '../../forms/index.ts'
import { kindOf } from '../lines/line-kinds.ts'
import { partOfLine } from '../lines/line-parts.ts'
import type { SourceLine } from '../lines/source-line.ts'
import type { DatabaseRecords } from './records.ts'
import type { Section } from './sections.ts'

/** `青石日报 | 2021-11-09`: under its headline, what a press database (慧科) prints of an article. */
const HEAD = /^(?<name>[^|｜。，：]{2,16}?)\s*[|｜]\s*(?<date>[^|｜]{8,16})(?:[|｜]|$)/
const PAGE = /^(?:第?\s*)?(?<page>[A-Z]{1,2}\d{1,3}|\d{1,3})\s*版?$/
const AUTHOR = /^(?:By|文|记者|作者)[\s：:]+(?=\S)/i
/** What it prints below an article, or counts. */
const FOOT =
  /^(?:(?:文章|文件|稿件)?[编編]号|字[数數]|(?:文件|文章)ID|.{0,6}(?:[内內]容|文章).{0,4}由.{2,20}提供)|^\d{2,5}\s?(?:字|words)$/i
/** Heading lines above, at most, and the lines with pipes below. */
const MAX_HEADINGS = 3
const MAX_PIPED = 2

interface Entry {
  readonly name: string
  readonly date: string
  /** The line with the paper's name, and those with pipes below it. */
  readonly head: number
  readonly body: number
  /** The first line of its headings. */
  readonly from: number
}

const entryAt = (lines: readonly SourceLine[], head: number): Entry | undefined => {
  const groups = HEAD.exec(lines[head]?.text ?? '')?.groups
  const name = groups?.name && (paperNameOf(groups.name) ?? otherPaperNameOf(groups.name))
  const date = isoDate(groups?.date ?? '')
  if (!name || !date) return undefined
  let from = head
  const isHeading = (line: SourceLine | undefined, below: SourceLine | undefined): boolean =>
    line?.kind === 'title' && below?.row === line.row + 1 && !FOOT.test(line.text)
  while (head - from < MAX_HEADINGS && isHeading(lines[from - 1], lines[from])) from--
  if (from === head) return undefined
  let body = head + 1
  while (body - head <= MAX_PIPED && /[|｜]/.test(lines[body]?.text ?? '')) body++
  return { name, date, head, body, from }
}

/** The parts of lines between pipes. */
const cellsOf = (lines: readonly SourceLine[]): SourceLine[] =>
  lines.flatMap((line) => {
    const ends = [...line.text.matchAll(/[|｜]/g)].map(({ index }) => index)
    return [-1, ...ends].flatMap((at, order) => partOfLine(line, at + 1, ends[order]) ?? [])
  })

const sectionOf = (lines: readonly SourceLine[], { from, head, body }: Entry, end: number): Section => {
  const meta = lines.slice(head, body)
  const cells = cellsOf(meta)
  const printPage = cells.map(({ text }) => PAGE.exec(text)?.groups?.page).find(Boolean)
  const author = cells.find(({ text }) => AUTHOR.test(text))
  const named = author && partOfLine(author, AUTHOR.exec(author.text)?.[0].length ?? 0)
  const own = lines.slice(body, end)
  const headings = lines.slice(from, head)
  return {
    ...(printPage ? { label: { printPage: printPage.replace(/^0+(?=\d)/, '') } } : {}),
    mark: meta,
    isArticle: true,
    lines: [
      ...headings,
      ...(named ? [named.with({ kind: 'byline' })] : []),
      ...own.filter(({ text }) => !FOOT.test(text)).map((line) => line.with({ kind: kindOf(line.text) })),
    ].filter(({ kind }) => kind !== 'furniture'),
    isBlocked: false,
    credits: [],
    furniture: own.filter(({ kind, text }) => FOOT.test(text) || kind === 'furniture'),
    headings: new Map(headings.map((line, index) => [line, index === 0 ? 1 : 2])),
  }
}

/** Reads the prints of a press database, one article below another; undefined if the lines are none. */
export const readPipedRecords = (lines: readonly SourceLine[]): DatabaseRecords | undefined => {
  const entries = lines.flatMap((_, index) => entryAt(lines, index) ?? [])
  const [first] = entries
  if (!first) return undefined
  const above = lines.slice(0, first.from)
  const sectionAbove: Section = {
    ...{ mark: [], isArticle: false, lines: above, isBlocked: false, credits: [], furniture: [] },
  }
  return {
    fields: { name: first.name, datePublished: first.date },
    copies: [],
    above,
    sections: [
      ...(above.length > 0 ? [sectionAbove] : []),
      ...entries.map((entry, index) => sectionOf(lines, entry, entries[index + 1]?.from ?? lines.length)),
    ],
  }
}
