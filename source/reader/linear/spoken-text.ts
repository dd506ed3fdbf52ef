import { wordsFor } from '../../language/index.ts'
import {
  compareCursors,
  type Galley,
  makePage,
  type SetText,
  type Settings,
  type Strip,
  titleOf,
} from '../../makeup/index.ts'
import { articleText } from '../screens/article/article-text.ts'
import { printedText } from '../screens/printed/printed-rows.ts'
import { matchesFor } from '../state/screen-matches.ts'
import { neighbourOf } from '../state/sheets.ts'
import { type ArticleScreen, type PrintedScreen, type State, screenOf } from '../state/state.ts'
import { listed, type Spoken } from './spoken.ts'

/** The first strip that begins after a page. */
const stripAfter = ({ galley, cursor, frame }: SetText): number => {
  const { next } = makePage(galley, cursor, frame)
  return next ? next.strip + (next.row > 0 ? 1 : 0) : galley.strips.length
}

/**
 * The strips that begin on a page, and the one that it begins in; without those that were told on the page before it, of which the
 * last page of a text repeats some.
 */
const stripsOn = (text: SetText, before: SetText | undefined): readonly Strip[] => {
  const next = before && makePage(before.galley, before.cursor, before.frame).next
  const goesOn =
    before?.galley === text.galley &&
    next !== undefined &&
    compareCursors(before.cursor, text.cursor) < 0 &&
    compareCursors(text.cursor, next) <= 0
  return text.galley.strips.slice(goesOn ? stripAfter(before) : text.cursor.strip, stripAfter(text))
}

/** Facts and the cells of a table's row are told one after the other; the sign of a repair is left out. */
const textOf = ({ role, text, remark }: Strip, settings: Settings): string => {
  if (role === 'facts') return listed([text], settings)
  const plain = listed(text.replaceAll('\n', ' ').split('\t'), { ...settings, ambiguous: 1 })
  return remark ? plain.replace(/^[^\p{L}\p{N}]+ /u, '') : plain
}

/** Strips as lines: the pieces of one block are one line, but for the rows of a table. */
const paragraphs = (strips: readonly Strip[], settings: Settings): readonly string[] => {
  const lines: string[] = []
  let last: Strip | undefined
  for (const strip of strips) {
    const text = textOf(strip, settings)
    const isPiece = last?.block === strip.block && last.role === strip.role && strip.columns === undefined
    if (isPiece && strip.offset > 0) lines.push((lines.pop() ?? '') + text)
    else lines.push(text)
    last = strip
  }
  return lines.filter((line) => line.trim() !== '')
}

/** The whole block that a match is in. */
const blockOfMatch = (state: State, galley: Galley): string | undefined => {
  const { search, settings } = state
  const { match } = search
  if (!match) return undefined
  const { matches, index } = matchesFor(state)
  const strips = galley.strips.filter(({ block }) => block === match.block)
  const count = wordsFor(settings.language).found(index + 1, matches.length)
  return [count, ...paragraphs(strips, settings)].join(' ')
}

/** A piece of an article: its heading, a paragraph a line, and what an empty line does next. */
export const spokenArticle = (state: State, screen: ArticleScreen, before: State | undefined): Spoken => {
  const { issue, settings } = state
  const words = wordsFor(settings.language)
  const text = articleText(state, screen)
  const { article, block, character } = screen.place
  const id = `article ${article} ${block} ${character}`
  if (!text) return { id, lines: [words.noText] }
  const last = before && screenOf(before)
  const told = before && last?.kind === 'article' ? articleText(before, last) : undefined
  const isLast = makePage(text.galley, text.cursor, text.frame).next === undefined
  const next = neighbourOf(issue, screen.place.article, 1)
  const end = next ? words.linearNext(titleOf(next, settings)) : words.offerNothing
  return {
    id,
    lines: [...paragraphs(stripsOn(text, told), settings), isLast ? end : words.linearMore],
    item: blockOfMatch(state, text.galley),
  }
}

/** A piece of the source as printed, with the repairs that are told between its lines. */
export const spokenPrinted = (state: State, screen: PrintedScreen, before: State | undefined): Spoken => {
  const { settings } = state
  const words = wordsFor(settings.language)
  const text = printedText(state, screen)
  const last = before && screenOf(before)
  const told = before && last?.kind === 'printed' ? printedText(before, last) : undefined
  const isLast = makePage(text.galley, text.cursor, text.frame).next === undefined
  const strips = stripsOn(text, told).map((strip) => textOf(strip, settings))
  return {
    id: `printed ${screen.offset}`,
    lines: [
      words.asPrinted,
      ...strips.filter((line) => line.trim() !== ''),
      isLast ? words.linearEnd : words.linearMore,
    ],
    item: blockOfMatch(state, text.galley),
  }
}
