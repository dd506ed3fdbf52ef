import type { Article, Block } from '../issue/index.ts'
import { type Words, wordsFor } from '../language/index.ts'
import { type Ambiguous, cellWidth } from '../typeset/index.ts'
import { factsOf, joinFacts } from './facts.ts'
import { headingParts } from './heading-parts.ts'
import type { Settings } from './settings.ts'
import { tableRows, widenColumns } from './table-columns.ts'

export type Role =
  | 'kicker'
  | 'headline'
  | 'deck'
  | 'facts'
  | 'abstract'
  | 'p'
  | 'subhead'
  | 'quote'
  | 'list'
  | 'verse'
  | 'table'
  | 'caption'
  | 'note'
  | 'source'
  | 'repeat'
  | 'repair'

/** A text that is set as a unit: a line of the head, a paragraph, a caption. */
export interface Strip {
  readonly role: Role
  /** Its block: those of the body count from 0, those of the head end at -1, those after the body follow its last. */
  readonly block: number
  /** Its start in that block, in code units. */
  readonly offset: number
  readonly text: string
  /** Blank rows before it. */
  readonly above: number
  /** Code units at its start that are bold: the dateline. */
  readonly lead?: number
  /** Whether it is the end of the article, which gets the end mark. */
  readonly ends?: boolean
  /** Whether the source breaks a line in mid-sentence after this strip. */
  readonly runsOn?: boolean
  /** Cells of the article's longest line of verse, by which all its verse is centred. */
  readonly widest?: number
  /** The natural widths of the columns of the table that it is a row of, in cells. */
  readonly columns?: readonly number[]
  /** Whether it is a remark on the source and not part of it: it has no place and is not searched. */
  readonly remark?: boolean
}

/** Code units. Longer paragraphs are set in pieces, so that a source of one endless line opens quickly. */
const PIECE_LENGTH = 2000

/** Cuts a text into pieces that are set independently, at the end of a sentence if there is one. */
export const pieces = (text: string): { readonly offset: number; readonly text: string }[] => {
  const cut = []
  let offset = 0
  while (text.length - offset > PIECE_LENGTH * 1.5) {
    const window = text.slice(offset, offset + PIECE_LENGTH)
    const sentence = Math.max(...['。', '！', '？', '\n', ' '].map((mark) => window.lastIndexOf(mark)))
    const length =
      sentence > PIECE_LENGTH / 2 ? sentence + 1 : PIECE_LENGTH - (/[\ud800-\udbff]$/.test(window) ? 1 : 0)
    cut.push({ offset, text: text.slice(offset, offset + length) })
    offset += length
  }
  cut.push({ offset, text: text.slice(offset) })
  return cut
}

type Part = Pick<Strip, 'role' | 'text'> & Partial<Strip>

const headOf = (article: Article, settings: Settings): Part[] => {
  const facts = factsOf(article, settings)
  const { kicker, headline, deck } = headingParts(article)
  const lines = (role: Role, texts: readonly string[]): Part[] => texts.map((text) => ({ role, text }))
  return [
    ...lines('kicker', kicker),
    ...lines('headline', headline),
    ...lines('deck', deck),
    ...(facts.length > 0 ? lines('facts', [joinFacts(facts, settings)]) : []),
    ...(article.abstract ?? []).map((text) => ({ role: 'abstract' as const, text, above: 1 })),
  ]
}

/** Whether the source breaks off in the article, which then gets no end mark. */
const isCutOff = (article: Article): boolean =>
  article.notes?.some(({ code }) => code === 'truncated') ?? false

/** Why an article has no text; undefined if it has some, or captions alone, which speak for themselves. */
const whyNoText = ({ body, images = [], notes = [] }: Article, words: Words): string | undefined => {
  if (body.length > 0) return undefined
  if (notes.some(({ code }) => code === 'missing')) return words.textMissing
  if (images.some(({ src }) => src)) return words.pictureAlone
  return images.some(({ caption, credit }) => caption || credit) ? undefined : words.noText
}

const tailOf = (article: Article, settings: Settings): Part[] => {
  const words = wordsFor(settings.language)
  const why = whyNoText(article, words)
  const note = (text: string, above: number): Part => ({ role: 'note', text, above })
  const captions = (article.images ?? []).flatMap(({ src, caption, credit }): Part[] => {
    const text = [caption, credit].filter(Boolean).join(' ')
    return [
      // Next to a text a picture's address would only disturb; alone, it is all there is.
      ...(why !== undefined && src ? [note(words.picture(src), 1)] : []),
      ...(text === '' ? [] : [{ role: 'caption' as const, text, above: 1 }]),
    ]
  })
  return [
    ...(isCutOff(article) ? [note(words.truncated, 0)] : []),
    ...(why === undefined ? [] : [note(why, 1)]),
    ...captions,
  ]
}

/** Code units. A row with more is no row of a table: its cells are set one after the other, in pieces. */
const LONGEST_ROW = 10_000

const isTable = ({ type, text }: Block): boolean =>
  type === 'table' && tableRows(text).every((row) => row.text.length <= LONGEST_ROW)

/** The natural widths of a table's columns. Gathered row by row. */
function* columnSteps(text: string, ambiguous: Ambiguous): Generator<undefined, readonly number[]> {
  const widths: number[] = []
  for (const row of tableRows(text)) {
    widenColumns(widths, row.text, ambiguous)
    yield undefined
  }
  return widths
}

/** The strips of the body; a blank row separates it from the head. */
function* bodyOf(
  article: Article,
  { ambiguous }: Settings,
  hasHead: boolean,
): Generator<Strip | undefined, void> {
  const { raw = '' } = article.dateline ?? {}
  const hasEnd = !isCutOff(article)
  let widest = 0
  for (const { type, text } of article.body)
    if (type === 'verse') {
      widest = Math.max(widest, cellWidth(text, ambiguous))
      yield undefined
    }
  for (const [block, printed] of article.body.entries()) {
    const { type, text } = printed
    const isApart = type === 'subhead' || type === 'table' || article.body[block - 1]?.type === 'table'
    const above = block === 0 ? hasHead : isApart
    const lead = block === 0 && raw !== '' && text.startsWith(raw) ? { lead: raw.length } : {}
    const isLast = block === article.body.length - 1
    const columns = isTable(printed) ? yield* columnSteps(text, ambiguous) : undefined
    for (const piece of columns ? tableRows(text) : pieces(text))
      yield {
        role: type === 'table' && !columns ? 'p' : type,
        block,
        ...piece,
        above: piece.offset === 0 && above ? 1 : 0,
        ...(piece.offset === 0 ? lead : {}),
        ...(type === 'verse' ? { widest } : {}),
        ...(columns ? { columns } : {}),
        ...(hasEnd && isLast && piece.offset + piece.text.length === text.length ? { ends: true } : {}),
      }
  }
}

/** The strips of parts that are a block each. */
function* numbered(parts: readonly Part[], firstBlock: number): Generator<Strip, void> {
  for (const [index, part] of parts.entries())
    for (const { offset, text } of pieces(part.text))
      yield { ...part, above: offset === 0 ? (part.above ?? 0) : 0, offset, text, block: firstBlock + index }
}

/**
 * The strips of an article: head, body, captions; undefined where it is only a step further. Their blocks and offsets define
 * the places in it.
 */
export function* stripsOf(article: Article, settings: Settings): Generator<Strip | undefined, void> {
  const head = headOf(article, settings)
  yield* numbered(head, -head.length)
  yield* bodyOf(article, settings, head.length > 0)
  yield* numbered(tailOf(article, settings), article.body.length)
}
