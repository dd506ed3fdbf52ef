import { fold } from '../../issue/index.ts'
import type { Catalogue, Paper } from './paper-entry.ts'

/** How well a word matches a paper: the lower, the better. */
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

interface Names {
  /** Name and aliases. */
  readonly written: readonly string[]
  /** `hengyangribao` and `hyrb`. */
  readonly letters: readonly string[]
  /** The letters from the start of each syllable on: `yangribao`, `ribao`. */
  readonly tails: readonly string[]
  readonly place: string
}

const namesOf = ({ name, aliases = [], pinyin = '', place = '' }: Paper): Names => {
  const syllables = pinyin.toLowerCase().split(' ').filter(Boolean)
  return {
    written: [name, ...aliases].map((each) => fold(each).text),
    letters: syllables.length ? [syllables.join(''), syllables.map(([first]) => first).join('')] : [],
    tails: syllables.map((_, at) => syllables.slice(at).join('')),
    place: fold(place).text,
  }
}

const rankOf = (word: string, { written, letters, tails, place }: Names): number => {
  if (written.includes(word)) return RANK.name
  if (letters.includes(word)) return RANK.letters
  if (written.some((each) => each.startsWith(word))) return RANK.nameStart
  if (letters.some((each) => each.startsWith(word))) return RANK.lettersStart
  if (written.some((each) => each.includes(word))) return RANK.nameInside
  if (place.includes(word)) return RANK.place
  if (tails.some((tail) => tail.startsWith(word))) return RANK.lettersInside
  return RANK.none
}

interface Hit {
  readonly paper: Paper
  readonly rank: number
}

const hitsOf = (catalogue: Catalogue, words: string): readonly Hit[] => {
  const asked = fold(words).text.split(/\s+/).filter(Boolean)
  if (asked.length === 0) return catalogue.papers.map((paper) => ({ paper, rank: 0 }))
  // `heng yang ri bao` and `衡阳 日报` are one name with spaces, or several words that must all match.
  const readings = asked.length > 1 ? [[asked.join('')], asked] : [asked]
  return catalogue.papers
    .map((paper): Hit => {
      const names = namesOf(paper)
      return {
        paper,
        rank: Math.min(...readings.map((reading) => Math.max(...reading.map((word) => rankOf(word, names))))),
      }
    })
    .filter(({ rank }) => rank < RANK.none)
    .sort((a, b) => a.rank - b.rank)
}

/**
 * The papers that match all words, the best first: by name or alias, pinyin (`hengyangribao`), initials (`hyrb`), a part
 * of these, or place; simplified or traditional. Without words, every paper.
 */
export const findPapers = (catalogue: Catalogue, words: string): readonly Paper[] =>
  hitsOf(catalogue, words).map(({ paper }) => paper)

export type Choice =
  | { readonly kind: 'one'; readonly paper: Paper }
  /** Several match equally well. */
  | { readonly kind: 'several'; readonly papers: readonly Paper[] }
  /** None matches; `alike` are the most similar, at most five. */
  | { readonly kind: 'none'; readonly alike: readonly Paper[] }

/** The one paper that the words of a command line name, or the candidates. A whole name or whole initials decide. */
export const choosePaper = (catalogue: Catalogue, words: string): Choice => {
  const hits = hitsOf(catalogue, words)
  const [best] = hits
  if (!best) return { kind: 'none', alike: alikeTo(catalogue, words) }
  const equal = best.rank <= RANK.letters ? hits.filter(({ rank }) => rank === best.rank) : hits
  return equal.length === 1
    ? { kind: 'one', paper: best.paper }
    : { kind: 'several', papers: equal.map(({ paper }) => paper) }
}

const pairsOf = (text: string): ReadonlySet<string> =>
  new Set(Array.from({ length: Math.max(0, text.length - 1) }, (_, at) => text.slice(at, at + 2)))

/** Dice's coefficient of two texts' pairs of characters, 0 to 1. */
const likeness = (a: string, b: string): number => {
  const [one, other] = [pairsOf(a), pairsOf(b)]
  const shared = [...one].filter((pair) => other.has(pair)).length
  return shared && (2 * shared) / (one.size + other.size)
}

const ALIKE_ENOUGH = 0.4

const alikeTo = (catalogue: Catalogue, words: string): readonly Paper[] => {
  const asked = fold(words).text.replace(/\s/g, '')
  return catalogue.papers
    .map((paper) => {
      const { written, letters } = namesOf(paper)
      return { paper, alike: Math.max(...[...written, ...letters].map((each) => likeness(each, asked))) }
    })
    .filter(({ alike }) => alike >= ALIKE_ENOUGH)
    .sort((a, b) => b.alike - a.alike)
    .slice(0, 5)
    .map(({ paper }) => paper)
}
