import type { Article } from './issue.ts'

/** Built when first needed: a property of Unicode costs the first screen a millisecond. */
let word: RegExp | undefined
const SPACE = /\s/

/** 0 white space, 1 a part of a word, 2 a character that counts by itself. */
type Class = 0 | 1 | 2

const classify = (character: string): Class => {
  word ??= /[[\p{L}\p{N}]--\p{Script=Han}]/v
  return SPACE.test(character) ? 0 : word.test(character) ? 1 : 2
}

/** A fast path for Han of the first plane and CJK marks, which are most of any text. */
const classOf = (code: number, character: string): Class => {
  if (code >= 0x4e00 && code <= 0x9fff) return 2
  if (code < 0x80) return /\s/.test(character) ? 0 : /[0-9A-Za-z]/.test(character) ? 1 : 2
  return classify(character)
}

const JOINS = /[.,'’-]/

/** 字数 as a newsroom counts: each Han character or mark is one, each run of Latin letters or digits is one. */
export const countCharacters = (text: string): number => {
  let count = 0
  // Most characters count by themselves and separate words as white space does.
  const rest = text.replace(/[\u4e00-\u9fff，。、；：？！《》（）“”]+/g, (run) => {
    count += run.length
    return ' '
  })
  let inWord = false
  let joined = false
  for (const character of rest) {
    const kind = classOf(character.codePointAt(0) ?? 0, character)
    if (kind === 1) {
      // A joining mark was counted already; between two parts of a word it belongs to the word.
      if (joined) count -= 1
      else if (!inWord) count += 1
      inWord = true
      joined = false
      continue
    }
    joined = inWord && JOINS.test(character)
    inWord = false
    if (kind === 2) count += 1
  }
  return count
}

const LENGTHS = new WeakMap<Article, number>()

/** Characters of an article's body. Cached, because a menu needs it at every key press. */
export const articleLength = (article: Article): number => {
  const length =
    LENGTHS.get(article) ?? article.body.reduce((sum, block) => sum + countCharacters(block.text), 0)
  LENGTHS.set(article, length)
  return length
}

/** Newspaper prose is read at about 400 characters a minute. */
const CHARACTERS_A_MINUTE = 400

/** Minutes to read `characters`, at least 1. */
export const readingMinutes = (characters: number): number =>
  Math.max(1, Math.round(characters / CHARACTERS_A_MINUTE))
