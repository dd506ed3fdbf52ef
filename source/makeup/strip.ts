import type { Article } from '../issue/index.ts'
import { wordsFor } from '../language/index.ts'
import { cellWidth } from '../typeset/index.ts'
import { factsOf, joinFacts } from './facts.ts'
import type { Settings } from './settings.ts'

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
  | 'caption'
  | 'note'
  | 'source'
  | 'folded'
  | 'repair'

/** A text that is set as a unit: a line of the head, a paragraph, a caption. */
export interface Strip {
  readonly role: Role
  /** Its block: body blocks count from 0, the head has negative numbers, the tail goes on from the body's length. */
  readonly block: number
  /** Its start in that block, in code units. */
  readonly offset: number
  readonly text: string
  /** Blank rows before it. */
  readonly above: number
  /** Code units at its start that are set in bold: the dateline. */
  readonly lead?: number
  /** Whether the article ends with it. */
  readonly ends?: boolean
  /** Whether the source breaks a line in mid-sentence after this strip. */
  readonly runsOn?: boolean
  /** Width in cells of the article's longest line of verse, by which all of its verse is placed. */
  readonly widest?: number
  /** Whether it is our own remark and not text of the source: it has no place and is not searched. */
  readonly remark?: boolean
}

/** Longer paragraphs, in code units, are set in pieces, so that a source of one endless line opens quickly. */
const PIECE = 2000

/** Cuts a text into pieces that are set independently, at the end of a sentence if there is one. */
export const pieces = (text: string): { readonly offset: number; readonly text: string }[] => {
  const found = []
  let offset = 0
  while (text.length - offset > PIECE * 1.5) {
    const window = text.slice(offset, offset + PIECE)
    const sentence = Math.max(...['。', '！', '？', '\n', ' '].map((mark) => window.lastIndexOf(mark)))
    const cut = sentence > PIECE / 2 ? sentence + 1 : PIECE - (/[\ud800-\udbff]$/.test(window) ? 1 : 0)
    found.push({ offset, text: text.slice(offset, offset + cut) })
    offset += cut
  }
  found.push({ offset, text: text.slice(offset) })
  return found
}

type Part = Pick<Strip, 'role' | 'text'> & Partial<Strip>

const headOf = (article: Article, settings: Settings): Part[] => {
  const facts = factsOf(article, settings)
  const lines = (role: Role, texts: readonly string[] | undefined): Part[] =>
    (texts ?? []).map((text) => ({ role, text }))
  return [
    ...lines('kicker', article.kicker),
    ...lines('headline', article.headline),
    ...lines('deck', article.deck),
    ...(facts.length > 0 ? lines('facts', [joinFacts(facts, settings)]) : []),
    ...(article.abstract ?? []).map((text) => ({ role: 'abstract' as const, text, above: 1 })),
  ]
}

/** Whether the source breaks off in the article: then it gets no end mark. */
const isCutOff = (article: Article): boolean =>
  article.notes?.some(({ code }) => code === 'truncated') ?? false

const tailOf = (article: Article, settings: Settings): Part[] => {
  const words = wordsFor(settings.language)
  const captions = (article.images ?? [])
    .map(({ caption, credit }) => [caption, credit].filter(Boolean).join(' '))
    .filter((text) => text !== '')
    .map((text) => ({ role: 'caption' as const, text, above: 1 }))
  return [
    ...(isCutOff(article) ? [{ role: 'note' as const, text: words.truncated, above: 0 }] : []),
    ...(article.body.length === 0 && captions.length === 0
      ? [{ role: 'note' as const, text: words.noText, above: 1 }]
      : []),
    ...captions,
  ]
}

/** The strips of an article: head, body, captions. They alone define the numbering of places. */
export const stripsOf = (article: Article, settings: Settings): Strip[] => {
  const head = headOf(article, settings)
  const strips: Strip[] = head.map((part, index) => ({
    above: 0,
    offset: 0,
    ...part,
    block: index - head.length,
  }))
  const { raw } = article.dateline ?? { raw: '' }
  const ends = !isCutOff(article)
  const widest = article.body.reduce(
    (cells, { type, text }) =>
      type === 'verse' ? Math.max(cells, cellWidth(text, settings.ambiguous)) : cells,
    0,
  )
  for (const [block, { type, text }] of article.body.entries()) {
    const above = (block === 0 && head.length > 0) || (type === 'subhead' && block > 0) ? 1 : 0
    const lead = block === 0 && raw !== '' && text.startsWith(raw) ? { lead: raw.length } : {}
    for (const piece of pieces(text))
      strips.push({
        role: type,
        block,
        ...piece,
        above: piece.offset === 0 ? above : 0,
        ...(piece.offset === 0 ? lead : {}),
        ...(type === 'verse' ? { widest } : {}),
        ...(ends && block === article.body.length - 1 && piece.offset + piece.text.length === text.length
          ? { ends }
          : {}),
      })
  }
  for (const [index, part] of tailOf(article, settings).entries())
    strips.push({ above: 0, offset: 0, ...part, block: article.body.length + index })
  return strips
}
