import { checkpoint } from './checkpoint.ts'
import type { Article } from './issue.ts'

/** Compiled at first use: a Unicode property costs the first screen a millisecond. */
let wordPart: RegExp | undefined

type Kind = 'space' | 'wordPart' | 'single'

const kindOfAscii = (code: number): Kind => {
  if (code === 0x20 || (code >= 0x09 && code <= 0x0d)) return 'space'
  const letter = code | 0x20
  const isWordPart = (letter >= 0x61 && letter <= 0x7a) || (code >= 0x30 && code <= 0x39)
  return isWordPart ? 'wordPart' : 'single'
}

/** Han of the first plane and ASCII are most of any text, and need no Unicode property. */
const kindOf = (character: string): Kind => {
  const code = character.charCodeAt(0)
  if (code >= 0x4e00 && code <= 0x9fff) return 'single'
  if (code < 0x80) return kindOfAscii(code)
  if (/\s/.test(character)) return 'space'
  wordPart ??= /[[\p{L}\p{N}]--\p{Script=Han}]/v
  return wordPart.test(character) ? 'wordPart' : 'single'
}

/** Marks that join two parts of a word. */
const JOINS = /[.,'’-]/

/** Counts 字数 as a newsroom does: each Han character or mark is one, each run of Latin letters or digits is one. */
export const countCharacters = (text: string): number => {
  let count = 0
  // Most characters count by themselves and separate words as white space does.
  const rest = text.replace(/[\u4e00-\u9fff，。、；：？！《》（）“”]+/g, (run) => {
    count += run.length
    return ' '
  })
  let inWord = false
  let afterJoin = false
  for (const character of rest) {
    const kind = kindOf(character)
    if (kind === 'wordPart') {
      // The joining mark was counted before it was known to be inside a word.
      if (afterJoin) count -= 1
      else if (!inWord) count += 1
      inWord = true
      afterJoin = false
      continue
    }
    afterJoin = inWord && JOINS.test(character)
    inWord = false
    if (kind === 'single') count += 1
  }
  return count
}

/** The blocks of an article that are counted, and their characters. */
const COUNTED = new WeakMap<Article, { blocks: number; characters: number }>()

/** Characters of an article's body. Cached, because the contents need it at every key press. */
export const articleLength = (article: Article): number => {
  const counted = COUNTED.get(article) ?? { blocks: 0, characters: 0 }
  COUNTED.set(article, counted)
  for (; counted.blocks < article.body.length; counted.blocks += 1) {
    checkpoint()
    counted.characters += countCharacters(article.body[counted.blocks]?.text ?? '')
  }
  return counted.characters
}

/** Newspaper prose is read at about 400 characters a minute. */
const CHARACTERS_PER_MINUTE = 400

/** Minutes to read `characters`, at least 1. */
export const readingMinutes = (characters: number): number =>
  Math.max(1, Math.round(characters / CHARACTERS_PER_MINUTE))
