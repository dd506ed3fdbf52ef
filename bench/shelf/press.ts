import { type Article, articleId, FORMAT, type Issue } from '../../source/issue/index.ts'
import { Random } from '../../test/editions/random.ts'

export const NAME = '样张日报'
const FIRST_DAY = Date.UTC(2008, 0, 1)
const DAY = 86_400_000
const PAGES = 8
const CHARACTERS = 5200
const WORDS = 60_000
const WORD_LENGTHS = [1, 1, 2, 2, 2, 2, 2, 2, 2, 3, 3, 4] as const
/** The number of words of its own that an article has, and how often one of them is used. */
const TOPIC_WORDS = 60
const TOPIC_SHARE = 0.4

/** The ISO date of the issue of a day, counted from 0. */
export const dateOf = (day: number): string => new Date(FIRST_DAY + day * DAY).toISOString().slice(0, 10)

/** The page of an article, and its place on the page from 1, by its index in the issue from 0. */
const positionOf = (index: number): { readonly page: string; readonly place: number } => ({
  page: String((index % PAGES) + 1),
  place: Math.floor(index / PAGES) + 1,
})

/** The id of an article by its day and its index in the issue, both from 0. */
export const idOf = (day: number, index: number): string => {
  const { page, place } = positionOf(index)
  return articleId(NAME, dateOf(day), page, place)
}

/** The text of an article for a plain scan: headline, authors and body, one passage a line. */
export const textOf = ({ headline, body, byline = [] }: Article): string =>
  [headline.join(''), ...byline.map(({ name }) => name), ...body.map(({ text }) => text)].join('\n')

/** Draws items; the probability of rank n is proportional to 1 / (n + flatness) ** steepness. */
class RankedItems {
  readonly #items: readonly string[]
  readonly #random: Random
  /** For each item the sum of the weights up to and including its own. */
  readonly #sums: Float64Array

  constructor(items: readonly string[], flatness: number, steepness: number, random: Random) {
    this.#items = items
    this.#random = random
    this.#sums = new Float64Array(items.length)
    let sum = 0
    for (let rank = 0; rank < items.length; rank++) {
      sum += 1 / (rank + flatness) ** steepness
      this.#sums[rank] = sum
    }
  }

  draw(): string {
    const drawn = this.#random.next() * (this.#sums.at(-1) ?? 0)
    let [low, high] = [0, this.#items.length - 1]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((this.#sums[middle] ?? 0) < drawn) low = middle + 1
      else high = middle
    }
    return this.#items[low] ?? ''
  }
}

/**
 * Generates invented newspapers: words of one to four characters with the frequencies of a natural language (Zipf's
 * law), in clauses, sentences and paragraphs. The same seed gives the same papers. The parameters are set so that 281
 * articles of 820 characters have 790 grams each and 53,000 different ones together; 281 from real papers have 830 and
 * 49,000.
 */
export class Press {
  readonly #seed: number
  readonly #random: Random
  readonly #words: RankedItems
  /** An article is about few things and names them again and again. */
  #topic: readonly [string, ...string[]] = ['']

  constructor(seed: number) {
    this.#seed = seed
    this.#random = new Random(seed)
    const characters = new RankedItems(
      Array.from({ length: CHARACTERS }, (_, index) =>
        String.fromCharCode(0x4e00 + ((index * 7919) % 20_000)),
      ),
      150,
      2.6,
      this.#random,
    )
    const words = Array.from({ length: WORDS }, (_, rank) => {
      const length = rank < 60 ? 1 : this.#random.pick(WORD_LENGTHS)
      return Array.from({ length }, () => characters.draw()).join('')
    })
    this.#words = new RankedItems(words, 15, 1.25, this.#random)
  }

  /** The issue of a day, counted from 0. */
  issue(day: number, articleCount: number): Issue {
    const articles = Array.from({ length: articleCount }, (_, index) => this.#article(day, index))
    return {
      format: FORMAT,
      name: NAME,
      datePublished: dateOf(day),
      masthead: [NAME],
      pages: Array.from({ length: PAGES }, (_, index) => ({
        printPage: String(index + 1),
        position: index + 1,
        articles: articles.filter(({ parts }) => parts[0]?.page === String(index + 1)).map(({ id }) => id),
      })),
      articles,
      source: { kind: 'text', sha256: `${this.#seed}-${day}`, text: articles.map(textOf).join('\n') },
      notes: [],
    }
  }

  #article(day: number, index: number): Article {
    const [first, ...others] = Array.from({ length: TOPIC_WORDS }, () => this.#words.draw())
    this.#topic = [first ?? '', ...others]
    return {
      id: idOf(day, index),
      kind: 'news',
      headline: this.#random.chance(30) ? [this.#clause(8), this.#clause(9)] : [this.#clause(14)],
      byline: [{ role: '记者', name: this.#clause(2).slice(0, 3) }],
      body: Array.from({ length: this.#random.between(4, 12) }, () => ({
        type: 'p' as const,
        text: this.#paragraph(),
        from: [[0, 1]],
      })),
      parts: [{ page: positionOf(index).page }],
      confidence: { headline: 1, boundary: 1 },
    }
  }

  #paragraph(): string {
    return Array.from({ length: this.#random.between(2, 4) }, () => this.#sentence()).join('')
  }

  #sentence(): string {
    const clauses = Array.from({ length: this.#random.between(2, 4) }, () =>
      this.#clause(this.#random.between(5, 14)),
    )
    return `${clauses.join('，')}${this.#random.chance(5) ? '！' : '。'}`
  }

  /** Words of at least `length` characters together. */
  #clause(length: number): string {
    let text = ''
    while (text.length < length) text += this.#word()
    return text
  }

  #word(): string {
    if (this.#random.chance(1)) return String(this.#random.between(1, 9999))
    return this.#random.next() < TOPIC_SHARE ? this.#random.pick(this.#topic) : this.#words.draw()
  }
}
