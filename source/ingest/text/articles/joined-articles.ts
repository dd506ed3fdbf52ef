import type { Article, Block, Note, Range } from '../../../issue/index.ts'
import { type Jump, jumpOf, unifyWidths } from '../../forms/index.ts'
import { isOpen } from '../lines/sentences.ts'
import type { NotedArticle } from './article-from-draft.ts'

/** The share of text that articles on two pages must have in common to be the same article. */
const SAME = 0.8

const letters = (text: string): string => text.replace(/[^\p{L}\p{N}]+/gu, '')
const headlineKey = ({ headline }: Article): string => letters(headline.join(''))

/** The share of the longer body's letters that are in paragraphs found in both bodies. */
const overlap = (a: Article, b: Article): number => {
  const [one, other] = [a, b].map(({ body }) => body.map(({ text }) => letters(text)))
  const known = new Set(one)
  const size = (texts: readonly string[] = []): number => texts.reduce((sum, { length }) => sum + length, 0)
  const shared = size(other?.filter((text) => known.has(text)))
  return shared / Math.max(1, size(one), size(other))
}

/** The range from an article's first character in the source to its last. */
const extent = ({ article, notes }: NotedArticle): Range => {
  const ranges = [
    ...(article.from ?? []),
    ...article.body.flatMap(({ from }) => from),
    ...notes.map(({ at }) => at),
  ]
  return ranges.reduce(([start, end], range) => [Math.min(start, range[0]), Math.max(end, range[1])])
}

const withPart = (article: Article, { parts }: Article): Article => ({
  ...article,
  parts: [...article.parts, ...parts.filter(({ page }) => article.parts.every((part) => part.page !== page))],
})

/**
 * An article that the edition prints in full on two pages, as digital editions do with a jumped one, is one article
 * with two parts; the second copy is folded into a note.
 */
const foldSecondCopies = (all: readonly NotedArticle[]): NotedArticle[] => {
  const kept: NotedArticle[] = []
  const places = new Map<string, number>()
  for (const one of all) {
    const key = headlineKey(one.article)
    const place = places.get(key)
    const first = place === undefined ? undefined : kept[place]
    const isCopy =
      first?.article.parts.every(({ page }) => page !== one.article.parts[0]?.page) &&
      one.article.body.length > 0 &&
      overlap(first.article, one.article) >= SAME
    if (first && place !== undefined && isCopy) {
      const page = one.article.parts[0]?.page ?? ''
      const note: Note = {
        code: 'repeat',
        at: extent(one),
        message: `the same article in full on page ${page}`,
      }
      kept[place] = { article: withPart(first.article, one.article), notes: [...first.notes, note] }
    } else {
      if (key.length > 2 && place === undefined) places.set(key, kept.length)
      kept.push(one)
    }
  }
  return kept
}

/** The jump mark of one way in the last or first characters of a text. */
const NEAR = 24
const jumpIn = (text: string, way: Jump['way']): Jump | undefined => {
  const jump = jumpOf(unifyWidths(text))
  return jump?.way === way ? jump : undefined
}
const jumpTo = ({ body }: Article): Jump | undefined => jumpIn(body.at(-1)?.text.slice(-NEAR) ?? '', 'to')
const jumpFrom = ({ kicker = [], headline, deck = [], body }: Article): Jump | undefined =>
  [...kicker, ...headline, ...deck, ...body.slice(0, 2).map(({ text }) => text.slice(0, NEAR))]
    .map((text) => jumpIn(text, 'from'))
    .find((jump) => jump !== undefined)

interface Unmarked {
  readonly blocks: readonly Block[]
  /** The ranges of the marks that were removed. */
  readonly marks: readonly Range[]
}

/** Removes the jump mark from a body's last block, or the block if it holds nothing else. */
const withoutJumpTo = (body: readonly Block[]): Unmarked => {
  const last = body.at(-1)
  const text = last?.text.slice(0, -NEAR) ?? ''
  const jump = last && jumpIn(last.text.slice(-NEAR), 'to')
  const [start, end] = last?.from.at(-1) ?? [0, 0]
  if (!last || !jump) return { blocks: body, marks: [] }
  const kept = `${text}${last.text.slice(-NEAR).slice(0, jump.at[0])}`.trimEnd()
  if (kept === '') return { blocks: body.slice(0, -1), marks: last.from }
  const cut = Math.max(start, end - (last.text.length - kept.length))
  const block: Block = { ...last, text: kept, from: [...last.from.slice(0, -1), [start, cut]] }
  return { blocks: [...body.slice(0, -1), block], marks: [[cut, end]] }
}

/** Removes the jump mark that a continuation's body may begin with. */
const withoutJumpFrom = (body: readonly Block[]): Unmarked => {
  const [first, ...rest] = body
  const jump = first && jumpIn(first.text.slice(0, NEAR), 'from')
  const [start, end] = first?.from[0] ?? [0, 0]
  if (!first || !jump || jump.at[0] > 0) return { blocks: body, marks: [] }
  const kept = first.text.slice(jump.at[1]).trimStart()
  if (kept === '') return { blocks: rest, marks: first.from }
  const cut = Math.min(end, start + first.text.length - kept.length)
  const block: Block = { ...first, text: kept, from: [[cut, end], ...first.from.slice(1)] }
  return { blocks: [block, ...rest], marks: [[start, cut]] }
}

const joinBodies = (first: readonly Block[], second: readonly Block[]): Block[] => {
  const [last, next] = [first.at(-1), second[0]]
  if (!last || !next || !isOpen(unifyWidths(last.text)) || next.type !== 'p') return [...first, ...second]
  const joined: Block = {
    type: 'p',
    text: last.text + next.text,
    from: [...last.from, ...next.from],
    repaired: [...new Set([...(last.repaired ?? []), ...(next.repaired ?? []), 'joined' as const])],
  }
  return [...first.slice(0, -1), joined, ...second.slice(1)]
}

const continuedBy = (first: NotedArticle, second: NotedArticle): NotedArticle => {
  const [upper, lower] = [withoutJumpTo(first.article.body), withoutJumpFrom(second.article.body)]
  return {
    article: {
      ...withPart(first.article, second.article),
      body: joinBodies(upper.blocks, lower.blocks),
      from: [...(first.article.from ?? []), ...upper.marks, ...(second.article.from ?? []), ...lower.marks],
    },
    notes: [...first.notes, ...second.notes],
  }
}

/** Joins an article that jumps (下转6版) with its continuation there (上接1版). */
export const joinJumps = (all: readonly NotedArticle[]): NotedArticle[] => {
  const joined: (NotedArticle | undefined)[] = [...all]
  // Indices of articles that lack their continuation, keyed by the page they are on and the page they jump to.
  const waiting = new Map<string, number>()
  for (const [index, { article }] of all.entries()) {
    const jump = jumpTo(article)
    if (jump) waiting.set(`${article.parts[0]?.page} ${jump.printPage}`, index)
  }
  for (const [index, one] of all.entries()) {
    const jump = jumpFrom(one.article)
    const source = jump && waiting.get(`${jump.printPage} ${one.article.parts[0]?.page}`)
    const first = source === undefined ? undefined : joined[source]
    if (source === undefined || !first || source === index || joined[index] !== one) continue
    joined[source] = continuedBy(first, one)
    joined[index] = undefined
    waiting.delete(`${jump?.printPage} ${one.article.parts[0]?.page}`)
  }
  return joined.filter((one) => one !== undefined)
}

/** Joins the parts of articles that are on more than one page. */
export const joinParts = (all: readonly NotedArticle[]): NotedArticle[] => joinJumps(foldSecondCopies(all))
