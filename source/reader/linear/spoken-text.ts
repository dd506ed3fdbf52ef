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

/** Whether a text goes on from the page that was told last. */
const goesOn = (before: SetText | undefined, { galley, cursor }: SetText): boolean => {
  if (before?.galley !== galley) return false
  const { next } = makePage(galley, before.cursor, before.frame)
  return next !== undefined && compareCursors(next, cursor) === 0
}

/** The strips that begin on a page; at a place that was jumped to, also the one that the page begins in. */
const stripsOn = ({ galley, frame, cursor }: SetText, continued: boolean): readonly Strip[] => {
  const { next } = makePage(galley, cursor, frame)
  const first = continued && cursor.row > 0 ? cursor.strip + 1 : cursor.strip
  const end = next ? next.strip + (next.row > 0 ? 1 : 0) : galley.strips.length
  return galley.strips.slice(first, end)
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
  const continued = before && last?.kind === 'article' ? goesOn(articleText(before, last), text) : false
  const isLast = makePage(text.galley, text.cursor, text.frame).next === undefined
  const next = neighbourOf(issue, screen.place.article, 1)
  const end = next ? words.linearNext(titleOf(next, settings)) : words.offerNothing
  return {
    id,
    lines: [...paragraphs(stripsOn(text, continued), settings), isLast ? end : words.linearMore],
    item: blockOfMatch(state, text.galley),
  }
}

/** A piece of the source as printed, with the repairs that are told between its lines. */
export const spokenPrinted = (state: State, screen: PrintedScreen, before: State | undefined): Spoken => {
  const { settings } = state
  const words = wordsFor(settings.language)
  const text = printedText(state, screen)
  const last = before && screenOf(before)
  const continued = before && last?.kind === 'printed' ? goesOn(printedText(before, last), text) : false
  const isLast = makePage(text.galley, text.cursor, text.frame).next === undefined
  const strips = stripsOn(text, continued).map((strip) => textOf(strip, settings))
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
