import { isOtherByline, otherDatelineOf, type Script, scriptOf } from '../../forms/index.ts'
import { endsSentence } from './sentences.ts'

/** The longest headline or deck, in characters. */
const LONGEST: Readonly<Record<Exclude<Script, 'han'>, number>> = { words: 100, hangul: 60, kana: 60 }
/** A sentence that ends within a line. */
const SENTENCE_INSIDE =
  /[\p{Ll}\p{Script=Hangul}\d]["”’）]?[.?!？！]["”’]?\s+["“‘]?[\p{Lu}\p{Script=Hangul}]/u
/** A cheap test that it passes. */
const STOP = /[.?!？！]/
const PAUSE_END = /[，；,;]$/

/** The kind of a line that is not Chinese, by its form. */
export const otherKindOf = (
  text: string,
  script: Exclude<Script, 'han'>,
): 'byline' | 'dated' | 'prose' | 'title' => {
  if (isOtherByline(text)) return 'byline'
  if (otherDatelineOf(text)) return 'dated'
  if (endsSentence(text) || PAUSE_END.test(text.slice(-1)) || text.length > LONGEST[script]) return 'prose'
  return text.includes('。') || (STOP.test(text) && SENTENCE_INSIDE.test(text)) ? 'prose' : 'title'
}

const CAPITALS = /^[^\p{Ll}]*\p{Lu}[^\p{Ll}]*$/u
const SMALL_WORDS = /^(?:a|an|and|as|at|but|by|for|from|in|of|on|or|the|to|with|vs\.?|via|over|after)$/i

/** How the words of a headline are written: all in capitals, each with a capital, or as in a sentence. */
const styleOf = (text: string): 'capitals' | 'title' | 'sentence' => {
  if (CAPITALS.test(text)) return 'capitals'
  const words = text.split(/\s+/).filter((word) => /\p{L}/u.test(word) && !SMALL_WORDS.test(word))
  return words.length > 1 && words.every((word) => /^\P{L}*\p{Lu}/u.test(word)) ? 'title' : 'sentence'
}

/** Whether a heading's line goes on in the row below: it is written alike, or the row begins in lower case. */
export const goesOnBelow = (above: string, below: string): boolean => {
  if (scriptOf(above) !== 'words' || scriptOf(below) !== 'words') return false
  if (/^\p{Ll}/u.test(below)) return true
  const style = styleOf(above)
  return style !== 'sentence' && style === styleOf(below)
}

/** The fewest words, or characters, of a headline: a subhead is shorter. */
const MIN_WORDS = 4
const MIN_CHARACTERS = 9

/** Whether a title that is not Chinese is long enough for a headline: such papers have few subheads, and short ones. */
export const isOtherHeadline = (text: string): boolean => {
  const script = scriptOf(text)
  if (script === undefined || script === 'han') return false
  if (script === 'words') return text.split(/\s+/).length >= (CAPITALS.test(text) ? 2 : MIN_WORDS)
  return text.length >= MIN_CHARACTERS
}

/** Foreign words of a Chinese page that may be a name or a heading: `NBA`, `Green Stone`. */
const MAX_NAME_WORDS = 2

/** Whether a line on a Chinese page is text in another language, which stays apart from its neighbours. */
export const isForeign = (text: string): boolean => {
  const script = scriptOf(text)
  if (script === undefined || script === 'han') return false
  if (script !== 'words') return true
  return /\p{L}/u.test(text.replace(/\p{Script=Latin}/gu, '')) || text.split(/\s+/).length > MAX_NAME_WORDS
}
