import { inSteps } from './checkpoint.ts'
import type { Article, Issue, Source } from './issue.ts'

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

/** Counts 字数 of a text that comes in pieces. */
class CharacterCounter {
  count = 0
  #inWord = false
  #afterJoin = false

  take(piece: string): void {
    // Most characters count by themselves and separate words as white space does.
    const rest = piece.replace(/[\u4e00-\u9fff，。、；：？！《》（）“”]+/g, (run) => {
      this.count += run.length
      return ' '
    })
    for (const character of rest) {
      const kind = kindOf(character)
      if (kind === 'wordPart') {
        // The joining mark was counted before it was known to be inside a word.
        if (this.#afterJoin) this.count -= 1
        else if (!this.#inWord) this.count += 1
        this.#inWord = true
        this.#afterJoin = false
        continue
      }
      this.#afterJoin = this.#inWord && JOINS.test(character)
      this.#inWord = false
      if (kind === 'single') this.count += 1
    }
  }
}

/** Code units of a step: a few ms, whatever they are. */
const STEP = 50_000

/** Counts as `countCharacters` does, but yields after each piece of a long text. */
export function* countSteps(text: string): Generator<undefined, number> {
  const counter = new CharacterCounter()
  for (let start = 0; start < text.length; ) {
    if (start > 0) yield undefined
    const isPair = /[\ud800-\udbff]/.test(text.charAt(start + STEP - 1))
    const end = start + STEP - (isPair ? 1 : 0)
    counter.take(text.slice(start, end))
    start = end
  }
  return counter.count
}

/** Counts 字数 as a newsroom does: each Han character or mark is one, each run of Latin letters or digits is one. */
export const countCharacters = (text: string): number => {
  const counter = new CharacterCounter()
  counter.take(text)
  return counter.count
}

function* articleSteps({ body }: Article): Generator<undefined, number> {
  let characters = 0
  for (const { text } of body) {
    characters += yield* countSteps(text)
    yield undefined
  }
  return characters
}

const LENGTHS = new WeakMap<Article | Source, () => number>()

const lengthOf = (counted: Article | Source, steps: () => Generator<undefined, number>): number => {
  const length = LENGTHS.get(counted) ?? inSteps(steps())
  LENGTHS.set(counted, length)
  return length()
}

/** Characters of an article's body. Cached, because the contents need it at every key press. */
export const articleLength = (article: Article): number => lengthOf(article, () => articleSteps(article))

/** Characters of the text that an issue was made from; cached. */
export const sourceLength = ({ source }: Issue): number =>
  lengthOf(source, () => countSteps(source.text ?? ''))

/** Newspaper prose is read at about 400 characters a minute. */
const CHARACTERS_PER_MINUTE = 400

/** Minutes to read `characters`, at least 1. */
export const readingMinutes = (characters: number): number =>
  Math.max(1, Math.round(characters / CHARACTERS_PER_MINUTE))
