import { isSectionName, pageLabelOf } from '../../forms/index.ts'
import type { SourceLine } from '../lines/source-line.ts'
import { type Section, separated } from './sections.ts'

/** The places of headings: 0 kicker, 1 headline, 2 deck, 3 column. */
const KICKER = 0
const HEADLINE = 1
const DECK = 2
const COLUMN = 3

/** A heading of a text's own parts: 一、, （二）. */
const PART_NUMBER =
  /^(?:[一二三四五六七八九十]{1,3}[、．.]|（[一二三四五六七八九十\d]{1,3}）|第[一二三四五六七八九十]{1,3}[章节部])/

const levelOf = ({ mark }: SourceLine): number | undefined =>
  mark?.kind === 'heading' ? mark.level : undefined

const isPageMark = (line: SourceLine): boolean => pageLabelOf(line.text) !== undefined

/** Headings with nothing between them, and the text below them. */
interface Group {
  readonly headings: readonly SourceLine[]
  readonly body: readonly SourceLine[]
}

const groupsOf = (lines: readonly SourceLine[]): Group[] => {
  const groups: { headings: SourceLine[]; body: SourceLine[] }[] = [{ headings: [], body: [] }]
  for (const line of lines) {
    const last = groups.at(-1)
    if (levelOf(line) === undefined) last?.body.push(line)
    else if (last && last.body.length === 0) last.headings.push(line)
    else groups.push({ headings: [line], body: [] })
  }
  return groups
}

/** The level of the articles' headlines: the highest that is not only the names of sections. */
const articleLevel = (headings: readonly SourceLine[]): number | undefined => {
  const levels = [...new Set(headings.map((line) => levelOf(line) ?? 0))].sort((a, b) => a - b)
  return levels.find((level, index) => {
    const own = headings.filter((line) => levelOf(line) === level)
    return index === levels.length - 1 || !own.every(({ text }) => isSectionName(text))
  })
}

const highestOf = ({ headings }: Group): number => Math.min(...headings.map((line) => levelOf(line) ?? 0))

/** The places of a group's headings, if it begins an article. */
const slotsOf = ({ headings }: Group, level: number): (readonly [SourceLine, number])[] => {
  const headline = headings.findIndex((line) => levelOf(line) === level)
  return headings.map((line, index): readonly [SourceLine, number] => {
    const own = levelOf(line) ?? level
    if (own < level) return [line, COLUMN]
    if (index < headline) return [line, KICKER]
    return [line, index === headline ? HEADLINE : DECK]
  })
}

/** A list's own number before a headline. */
const NUMBERED = /^\d{1,3}[.．、]/

/** Whether several headings of one level stand together, or have numbers: then their words say which is the headline. */
const isUndivided = ({ headings }: Group, level: number): boolean => {
  const same = headings.filter((line) => levelOf(line) === level)
  return same.length > 1 || same.some(({ text }) => NUMBERED.test(text))
}

/** Bold lines right below the headings are a deck, unless they are text. */
const boldDeck = ({ headings, body }: Group, level: number): SourceLine[] => {
  const last = headings.at(-1)
  if (!last || levelOf(last) !== level) return []
  const end = body.findIndex(({ mark, kind }) => mark?.kind !== 'strong' || kind !== 'title')
  return end > 2 ? [] : body.slice(0, Math.max(0, end))
}

/**
 * Splits a text at the headings that its mark-up names; undefined if it names none. The headings of the highest level are headlines,
 * what is right above or below them on another level is a kicker or a deck, what is in the text a subhead.
 */
export const headedSections = (lines: readonly SourceLine[]): Section[] | undefined => {
  const headings = lines.filter((line) => levelOf(line) !== undefined && !isPageMark(line))
  const level = articleLevel(headings)
  if (level === undefined) return undefined
  const top = headings.filter((line) => levelOf(line) === level)
  const areAllParts = top.every(({ text }) => PART_NUMBER.test(text))
  const isHeadline = (line: SourceLine): boolean =>
    levelOf(line) === level && (areAllParts || !PART_NUMBER.test(line.text))
  return sectionsAt(lines, level, isHeadline)
}

/** Whether a group under lower headings is a report of its own: it opens with a dateline, as the text above it does. */
const opensReport = ({ body }: Group, above: Group | undefined): boolean =>
  body[0]?.kind === 'dated' && above?.body[0]?.kind === 'dated'

const sectionsAt = (
  lines: readonly SourceLine[],
  level: number,
  isHeadline: (line: SourceLine) => boolean,
): Section[] => {
  const sections: Section[] = []
  let label: Section['label']
  const add = (own: readonly SourceLine[], more: Partial<Section> = {}): void => {
    const parts = separated(own)
    sections.push({ ...(label ? { label } : {}), mark: [], isArticle: false, ...parts, ...more })
  }
  /** Lines that begin a page or stand before its first article. */
  for (const { mark, lines: own } of pagesIn(lines)) {
    const first = sections.length
    label = (mark && pageLabelOf(mark.text)) ?? label
    const articles: Group[] = []
    for (const group of groupsOf(own)) {
      const last = articles.at(-1)
      if (group.headings.some(isHeadline) || !last || opensReport(group, last)) articles.push(group)
      else articles[articles.length - 1] = { ...last, body: [...last.body, ...group.headings, ...group.body] }
    }
    for (const group of articles) {
      const isReport = group.headings.length > 0 && group.body[0]?.kind === 'dated'
      if (!group.headings.some(isHeadline) && !isReport) {
        const own = [...group.headings, ...group.body]
        if (own.length > 0) add(own)
        continue
      }
      const own = group.headings.some(isHeadline) ? level : highestOf(group)
      const named = [...slotsOf(group, own), ...boldDeck(group, own).map((line) => [line, DECK] as const)]
      const isNamed = !isUndivided(group, own)
      add([...group.headings, ...group.body], {
        isArticle: true,
        ...(isNamed ? { headings: new Map(named) } : {}),
      })
    }
    const [opened] = sections.slice(first)
    if (mark && opened) sections[first] = { ...opened, mark: [mark] }
    else if (mark) add([], { mark: [mark] })
  }
  return sections
}

interface PageLines {
  readonly mark?: SourceLine
  readonly lines: readonly SourceLine[]
}

const pagesIn = (lines: readonly SourceLine[]): PageLines[] => {
  const pages: { mark?: SourceLine; lines: SourceLine[] }[] = [{ lines: [] }]
  for (const line of lines) {
    if (isPageMark(line)) pages.push({ mark: line, lines: [] })
    else pages.at(-1)?.lines.push(line)
  }
  return pages
}
