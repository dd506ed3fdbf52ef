import { fold } from '../../issue/index.ts'
import type { Catalogue, Paper } from './paper-entry.ts'

/** How well a word matches a paper: the lower the rank, the better. */
const RANK = {
  name: 0,
  letters: 1,
  nameStart: 2,
  lettersStart: 3,
  nameInside: 4,
  place: 5,
  lettersInside: 6,
  none: 7,
} as const

/** What a paper is found by, folded. */
interface SearchKeys {
  /** Name and aliases. */
  readonly names: readonly string[]
  /** Pinyin and initials: `hengyangribao`, `hyrb`. */
  readonly letters: readonly string[]
  /** The pinyin from each syllable on: `hengyangribao`, `yangribao`, `ribao`. */
  readonly tails: readonly string[]
  readonly place: string
}

const searchKeysOf = ({ name, aliases = [], pinyin = '', place = '' }: Paper): SearchKeys => {
  const syllables = pinyin.toLowerCase().split(' ').filter(Boolean)
  return {
    names: [name, ...aliases].map((text) => fold(text).text),
    letters: syllables.length ? [syllables.join(''), syllables.map(([first]) => first).join('')] : [],
    tails: syllables.map((_, index) => syllables.slice(index).join('')),
    place: fold(place).text,
  }
}

const rankOf = (word: string, { names, letters, tails, place }: SearchKeys): number => {
  if (names.includes(word)) return RANK.name
  if (letters.includes(word)) return RANK.letters
  if (names.some((name) => name.startsWith(word))) return RANK.nameStart
  if (letters.some((text) => text.startsWith(word))) return RANK.lettersStart
  if (names.some((name) => name.includes(word))) return RANK.nameInside
  if (place.includes(word)) return RANK.place
  if (tails.some((tail) => tail.startsWith(word))) return RANK.lettersInside
  return RANK.none
}

interface Match {
  readonly paper: Paper
  readonly rank: number
}

/** Code units. Longer words name no paper, and comparing them with each would take seconds. */
const LONGEST_NAME = 200

/** The papers that match all words, the best first; every paper if there are no words. */
const matchesOf = (catalogue: Catalogue, text: string): readonly Match[] => {
  if (text.length > LONGEST_NAME) return []
  const words = fold(text).text.split(/\s+/).filter(Boolean)
  if (words.length === 0) return catalogue.papers.map((paper) => ({ paper, rank: 0 }))
  // `heng yang ri bao` and `衡阳 日报` may be one name with spaces, or several words.
  const readings = words.length > 1 ? [[words.join('')], words] : [words]
  return catalogue.papers
    .map((paper): Match => {
      const keys = searchKeysOf(paper)
      const worstRank = (reading: readonly string[]): number =>
        Math.max(...reading.map((word) => rankOf(word, keys)))
      return { paper, rank: Math.min(...readings.map(worstRank)) }
    })
    .filter(({ rank }) => rank < RANK.none)
    .sort((a, b) => a.rank - b.rank)
}

/**
 * Finds the papers that match all words, the best first: by name or alias, pinyin (`hengyangribao`), initials (`hyrb`), a
 * part of these, or place; in simplified or traditional characters. Without words, finds every paper.
 */
export const findPapers = (catalogue: Catalogue, words: string): readonly Paper[] =>
  matchesOf(catalogue, words).map(({ paper }) => paper)

export type Choice =
  | { readonly kind: 'one'; readonly paper: Paper }
  /** Several match, and none of them decides. */
  | { readonly kind: 'several'; readonly papers: readonly Paper[] }
  /** The words are only a part of these names, or a place: nobody is asked for a paper that was not named. */
  | { readonly kind: 'part'; readonly papers: readonly Paper[] }
  /** None matches. `alike` are those with the most similar names, at most five. */
  | { readonly kind: 'none'; readonly alike: readonly Paper[] }

/** Chooses the one paper that the words name: a whole name or alias, its pinyin or its initials. */
export const choosePaper = (catalogue: Catalogue, words: string): Choice => {
  const matches = matchesOf(catalogue, words)
  const [best] = matches
  if (!best) return { kind: 'none', alike: similarTo(catalogue, words) }
  if (best.rank > RANK.letters) return { kind: 'part', papers: matches.map(({ paper }) => paper) }
  const named = matches.filter(({ rank }) => rank === best.rank)
  return named.length === 1
    ? { kind: 'one', paper: best.paper }
    : { kind: 'several', papers: named.map(({ paper }) => paper) }
}

const bigramsOf = (text: string): ReadonlySet<string> =>
  new Set(Array.from({ length: Math.max(0, text.length - 1) }, (_, index) => text.slice(index, index + 2)))

/** Dice's coefficient of the bigrams of two texts, 0 to 1. */
const similarity = (a: string, b: string): number => {
  const [bigramsA, bigramsB] = [bigramsOf(a), bigramsOf(b)]
  const shared = [...bigramsA].filter((bigram) => bigramsB.has(bigram)).length
  return shared && (2 * shared) / (bigramsA.size + bigramsB.size)
}

const MIN_SIMILARITY = 0.4

const similarTo = (catalogue: Catalogue, words: string): readonly Paper[] => {
  if (words.length > LONGEST_NAME) return []
  const text = fold(words).text.replace(/\s/g, '')
  return catalogue.papers
    .map((paper) => {
      const { names, letters } = searchKeysOf(paper)
      return { paper, score: Math.max(...[...names, ...letters].map((key) => similarity(key, text))) }
    })
    .filter(({ score }) => score >= MIN_SIMILARITY)
    .sort((a, b) => b.score - a.score)
    .slice(0, 5)
    .map(({ paper }) => paper)
}
