import { isPersonName } from '../../forms/index.ts'
import type { Weights } from '../chain/weights.ts'
import { ABSTRACT } from '../lines/labels.ts'
import { endsSentence, hasSentenceInside, isOpen } from '../lines/sentences.ts'
import type { SourceLine } from '../lines/source-line.ts'
import type { Section } from '../pages/sections.ts'
import type { IsKnownWord } from '../repairs/joins.ts'
import { splitLoops } from '../repairs/loops.ts'
import { linesIn, type Paragraph, paragraphsOf } from '../repairs/paragraphs.ts'
import { findRepeats, type RepeatedLine, type Repeats } from '../repairs/repeats.ts'
import { type Advertisement, piecesOf, withoutAdvertisements } from './advertisements.ts'
import { findStarts, type Start } from './starts.ts'

/** An article as headings and paragraphs, before its parts are divided. */
export interface Draft {
  readonly section: Section
  readonly headings: readonly SourceLine[]
  /** Heading lines that continue on the next line, because the page is hard-wrapped. */
  readonly wrapped?: ReadonlySet<SourceLine>
  /** The place of each heading, if the source has a row for each: 0 kicker, 1 headline, 2 deck. */
  readonly slots?: readonly number[]
  readonly body: readonly Paragraph[]
  /** What kind of article it is, if that is known. */
  readonly kind?: 'advertisement'
  readonly copies: readonly RepeatedLine[]
  /** Lines of the body that say again, in part in other words, what it says above. */
  readonly alike: readonly SourceLine[]
  /** Certainty that the article begins here, and that its heading is these lines, 0 to 1. */
  readonly begins: number
  readonly whole: number
}

/** The lines of a section without loops, and all repeated lines of it. */
interface WithoutLoops extends Repeats {
  readonly lines: readonly SourceLine[]
}

const withoutLoops = (all: readonly SourceLine[]): WithoutLoops => {
  const { lines, copies: loops } = splitLoops(all)
  const { copies, alike } = repeatsIn(lines)
  return {
    lines,
    copies: loops.length === 0 ? copies : [...copies, ...loops].sort((a, b) => a.line.index - b.line.index),
    alike,
  }
}

/** Repeated lines, searched for between one dateline under a title and the next. */
const repeatsIn = (lines: readonly SourceLine[]): Repeats => {
  const bounds: number[] = []
  for (let index = 1; index < lines.length; index++)
    if (lines[index]?.kind === 'dated' && lines[index - 1]?.kind === 'title') bounds.push(index)
  const found = [0, ...bounds].map((from, index) => findRepeats(lines.slice(from, bounds[index])))
  // The rows of a table are alike, and each is meant.
  return {
    copies: found.flatMap(({ copies }) => copies).filter(({ line }) => line.kind !== 'table'),
    alike: found.flatMap(({ alike }) => alike).filter(({ kind }) => kind !== 'table'),
  }
}

/** Whether a line is text even in a heading's row: it opens a report, or a sentence ends in it. */
const isText = ({ kind, text }: SourceLine): boolean =>
  kind === 'dated' || hasSentenceInside(text) || endsSentence(text)

/** The row of the headline where each heading has its own. */
const HEADLINE_ROW = 2

/** Whether what looks like text is in the row of a heading: the headline's, or flush left above paragraphs that are indented. */
const isSlotted = (lines: readonly SourceLine[], index: number, row: number): boolean => {
  const [own, next] = [lines[index], lines[index + 1]]
  if (!own) return false
  return index === 0 || own.row - row <= HEADLINE_ROW || (own.indent === 0 && (next?.indent ?? 0) > 0)
}

/** How many lines are headings in a section of one article: those above its first prose. */
const countHeadings = (section: Section): number => {
  const { lines, slots, mark } = section
  if (section.headings) return section.headings.size
  if (slots !== undefined) {
    const row = mark.at(-1)?.row ?? 0
    const body = lines.findIndex(
      (line, index) => line.row - row > slots || (isText(line) && !isSlotted(lines, index, row)),
    )
    return body < 0 ? lines.length : body
  }
  const body = lines.findIndex((line) => line.kind !== 'title')
  return body < 0 ? 1 : Math.min(body, 5)
}

const withoutCopies = (
  lines: readonly SourceLine[],
  copies: readonly RepeatedLine[],
): readonly SourceLine[] => {
  if (copies.length === 0) return lines
  const copied = new Set(copies.map(({ line }) => line))
  return lines.filter((line) => !copied.has(line))
}

/** The place of each heading, if the source gives each its own row or field. */
const slotsOf = (
  { slots, mark, headings: named }: Section,
  headings: readonly SourceLine[],
): { readonly slots?: readonly number[] } => {
  if (named) return { slots: headings.map((line) => named.get(line) ?? 1) }
  const row = mark.at(-1)?.row ?? 0
  return slots === undefined ? {} : { slots: headings.map((line) => line.row - row - 1) }
}

const draftOfSection = (section: Section, isKnownWord: IsKnownWord): Draft[] => {
  const { lines } = section
  if (lines.length === 0) return []
  const headingCount = countHeadings(section)
  // A name alone under the headline is the author's.
  const isSigned = section.headings
    ? isPersonName(lines[headingCount]?.text ?? '')
    : headingCount > 1 && !section.slots && isPersonName(lines[headingCount - 1]?.text ?? '')
  const count = isSigned && !section.headings ? headingCount - 1 : headingCount
  const body = lines
    .slice(count)
    .map((line, index): SourceLine => (isSigned && index === 0 ? line.with({ kind: 'byline' }) : line))
  const headings = lines.slice(0, count)
  const { lines: bodyLines, copies: all, alike } = withoutLoops(body)
  const read = (copies: readonly RepeatedLine[]): Draft[] => [
    {
      section,
      headings,
      ...slotsOf(section, headings),
      body: paragraphsOf(withoutCopies(bodyLines, copies), isKnownWord),
      copies,
      alike,
      begins: 1,
      whole: 1,
    },
  ]
  return withoutFalseRepeats(read, all)
}

/** Cuts paragraphs and repeated lines at the starts of articles. */
const cut = (
  section: Section,
  paragraphs: readonly Paragraph[],
  starts: readonly Start[],
  { copies, alike }: Repeats,
): Draft[] => {
  let [copyIndex, alikeIndex] = [0, 0]
  return starts.map((start, index) => {
    const next = starts[index + 1]
    const nextLine = (next && paragraphs[next.from]?.lines[0]?.index) ?? Infinity
    const headParagraphs = paragraphs.slice(start.from, start.body)
    const titles = headParagraphs.filter(({ kind }) => kind !== 'jump')
    const [firstCopy, firstAlike] = [copyIndex, alikeIndex]
    while ((copies[copyIndex]?.line.index ?? Infinity) < nextLine) copyIndex++
    while ((alike[alikeIndex]?.index ?? Infinity) < nextLine) alikeIndex++
    return {
      section,
      headings: linesIn(titles),
      wrapped: new Set(titles.flatMap(({ lines }) => lines.slice(0, -1))),
      // A jump mark among the headings belongs to the text.
      body: headParagraphs
        .filter(({ kind }) => kind === 'jump')
        .concat(paragraphs.slice(start.body, next?.from)),
      copies: copies.slice(firstCopy, copyIndex),
      alike: alike.slice(firstAlike, alikeIndex),
      begins: start.begins,
      whole: start.whole,
    }
  })
}

/** Paragraphs of an abstract above the dateline, at most. */
const MAX_ABSTRACT = 8

/** Where an article's own text begins: an abstract above the dateline may quote it. */
const bodyStart = (body: readonly Paragraph[]): number =>
  Math.max(
    0,
    body.slice(0, MAX_ABSTRACT).findIndex(({ kind }) => kind === 'dated'),
  )

/**
 * The lines of pull quotes: paragraphs that break off without a mark, one sentence right under the headings, and what an abstract's label
 * is above. What they quote is not their copy.
 */
const pullQuotesIn = (body: readonly Paragraph[]): ReadonlySet<SourceLine> => {
  const first = body.find(({ kind }) => kind !== 'byline')
  const isPullQuote = (paragraph: Paragraph, index: number): boolean =>
    isOpen(paragraph.text) ||
    ABSTRACT.test(body[index - 1]?.text ?? '') ||
    (paragraph === first && paragraph.kind !== 'dated' && !hasSentenceInside(paragraph.text))
  return new Set(linesIn(body.slice(0, -1).filter(isPullQuote)))
}

/** Repeated lines whose original is not in the article's own text but in another article, above the text or in a pull quote. */
const falseRepeats = ({ copies, headings, body }: Draft): RepeatedLine[] => {
  if (copies.length === 0) return []
  const first = body[bodyStart(body)]?.lines[0] ?? headings[0]
  const pullQuotes = pullQuotesIn(body)
  return copies.filter(
    ({ line, original }) =>
      // A loop is within a line: what says it again is not a line that could be shown.
      original.row !== line.row && (original.index < (first?.index ?? Infinity) || pullQuotes.has(original)),
  )
}

/** Drafts the articles, then once more if some lines were wrongly taken for repeats. */
const withoutFalseRepeats = (
  read: (copies: readonly RepeatedLine[]) => Draft[],
  copies: readonly RepeatedLine[],
): Draft[] => {
  const drafts = read(copies)
  const wrong = new Set(drafts.flatMap(falseRepeats))
  return wrong.size === 0 ? drafts : read(copies.filter((copy) => !wrong.has(copy)))
}

/** The paragraphs of a section, without loops and repeats. */
export const sectionParagraphs = (section: Section, isKnownWord: IsKnownWord): Paragraph[] => {
  const { lines, copies } = withoutLoops(withoutAdvertisements(section.lines).lines)
  return paragraphsOf(withoutCopies(lines, copies), isKnownWord)
}

const draftOfAdvertisement = (section: Section, one: Advertisement): Draft => ({
  section,
  headings: [one.label],
  kind: 'advertisement',
  body: piecesOf(one),
  copies: [],
  alike: [],
  begins: 0.8,
  whole: 0.8,
})

const firstIndexOf = ({ headings, body }: Draft): number =>
  Math.min(headings[0]?.index ?? Infinity, body[0]?.lines[0]?.index ?? Infinity)

const draftsOf = (section: Section, isKnownWord: IsKnownWord, weights?: Weights): Draft[] => {
  const { lines: own, advertisements } = withoutAdvertisements(section.lines)
  const drafts = draftsOfLines({ ...section, lines: own }, isKnownWord, weights)
  if (advertisements.length === 0) return drafts
  return [...drafts, ...advertisements.map((one) => draftOfAdvertisement(section, one))].sort(
    (a, b) => firstIndexOf(a) - firstIndexOf(b),
  )
}

const draftsOfLines = (section: Section, isKnownWord: IsKnownWord, weights?: Weights): Draft[] => {
  const { lines, copies: all, alike } = withoutLoops(section.lines)
  const read = (copies: readonly RepeatedLine[]): Draft[] => {
    const paragraphs = paragraphsOf(withoutCopies(lines, copies), isKnownWord)
    return cut(section, paragraphs, findStarts(paragraphs, weights), { copies, alike })
  }
  return withoutFalseRepeats(read, all)
}

/**
 * Splits a section into articles.
 * @param weights what was learned of where headings are; default what is shipped
 */
export const draftArticles = (section: Section, isKnownWord: IsKnownWord, weights?: Weights): Draft[] =>
  section.isArticle ? draftOfSection(section, isKnownWord) : draftsOf(section, isKnownWord, weights)
