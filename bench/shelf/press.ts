import { type Article, articleId, FORMAT, type Issue } from '../../source/issue/index.ts'

/**
 * Generates invented newspapers: words of one to four characters with the frequencies of a natural language (Zipf's
 * law), in clauses, sentences and paragraphs. The same seed gives the same papers. The parameters are set so that 281
 * articles of 820 characters have 790 grams each and 53,000 different ones together; 281 from real papers have 830 and
 * 49,000.
 */
export interface Press {
  /** The issue of day `days`, counted from 0, with `articles` articles. */
  print(days: number, articles: number): Issue
}

const FIRST_DAY = Date.UTC(2008, 0, 1)
const DAY = 86_400_000
const CHARACTERS = 5200
const WORDS = 60_000
/** How many words of its own an article has, and the probability of one of them. */
const TOPIC = 60
const AGAIN = 0.4

/** A random generator from 0 to below 1: Mulberry32, small, fast, and the same everywhere. */
const randomFrom = (seed: number) => {
  let state = seed
  return (): number => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** Draws items; the probability of rank n is proportional to 1 / (n + flat) ** steep. */
const byRank = <T>(items: readonly T[], flat: number, steep: number, roll: () => number): (() => T) => {
  const sums = new Float64Array(items.length)
  let sum = 0
  items.forEach((_, rank) => {
    sum += 1 / (rank + flat) ** steep
    sums[rank] = sum
  })
  return () => {
    const at = roll() * sum
    let [low, high] = [0, items.length - 1]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((sums[middle] ?? 0) < at) low = middle + 1
      else high = middle
    }
    return items[low] as T
  }
}

const LENGTHS = [1, 1, 2, 2, 2, 2, 2, 2, 2, 3, 3, 4] as const

export const openPress = (seed: number): Press => {
  const roll = randomFrom(seed)
  const pick = <T>(items: readonly T[]): T => items[Math.floor(roll() * items.length)] as T
  const characters = Array.from({ length: CHARACTERS }, (_, at) =>
    String.fromCharCode(0x4e00 + ((at * 7919) % 20_000)),
  )
  const character = byRank(characters, 150, 2.6, roll)
  const words = Array.from({ length: WORDS }, (_, rank) =>
    Array.from({ length: rank < 60 ? 1 : pick(LENGTHS) }, character).join(''),
  )
  const word = byRank(words, 15, 1.25, roll)
  const between = (least: number, most: number): number => least + Math.floor(roll() * (most - least + 1))
  // An article is about few things, and names them again and again.
  let topic: readonly string[] = []
  const wordsOf = (length: number): string => {
    let text = ''
    while (text.length < length)
      text += roll() < 0.01 ? String(between(1, 9999)) : roll() < AGAIN ? pick(topic) : word()
    return text
  }
  const sentence = (): string =>
    `${Array.from({ length: between(2, 4) }, () => wordsOf(between(5, 14))).join('，')}${roll() < 0.05 ? '！' : '。'}`
  const paragraph = (): string => Array.from({ length: between(2, 4) }, sentence).join('')

  const article = (paper: string, date: string, page: string, place: number): Article => {
    topic = Array.from({ length: TOPIC }, word)
    return articleOn(paper, date, page, place)
  }

  const articleOn = (paper: string, date: string, page: string, place: number): Article => ({
    id: articleId(paper, date, page, place),
    kind: 'news',
    headline: roll() < 0.3 ? [wordsOf(8), wordsOf(9)] : [wordsOf(14)],
    byline: [{ role: '记者', name: wordsOf(2).slice(0, 3) }],
    body: Array.from({ length: between(4, 12) }, () => ({
      type: 'p' as const,
      text: paragraph(),
      from: [[0, 1]],
    })),
    parts: [{ page }],
    confidence: { headline: 1, boundary: 1 },
  })

  return {
    print: (days, count) => {
      const name = '样张日报'
      const date = new Date(FIRST_DAY + days * DAY).toISOString().slice(0, 10)
      const pages = Array.from({ length: 8 }, (_, at) => String(at + 1))
      const articles = Array.from({ length: count }, (_, at) =>
        article(name, date, pages[at % 8] ?? '1', Math.floor(at / 8) + 1),
      )
      return {
        format: FORMAT,
        name,
        datePublished: date,
        masthead: [name],
        pages: pages.map((printPage, at) => ({
          printPage,
          position: at + 1,
          articles: articles.filter(({ parts }) => parts[0]?.page === printPage).map(({ id }) => id),
        })),
        articles,
        source: { kind: 'text', sha256: `${seed}-${days}`, text: articles.map(textOf).join('\n') },
        notes: [],
      }
    },
  }
}

/** The text of an article for a plain scan: headline, authors and body, one passage a line. */
export const textOf = ({ headline, body, byline = [] }: Article): string =>
  [headline.join(''), ...byline.map(({ name }) => name), ...body.map(({ text }) => text)].join('\n')
