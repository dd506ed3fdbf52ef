import type { Article, Block, Note, Range } from '../../../issue/index.ts'
import { type Jump, jumpOf, unifyWidths } from '../../forms/index.ts'
import { isOpen } from '../lines/sentences.ts'
import type { NotedArticle } from './article-from-draft.ts'

/** The fewest letters of an article that is recognised when it is printed twice on a page. */
const MIN_ARTICLE = 24

/** The share of text that articles on two pages must have in common to be the same article. */
const SAME_SHARE = 0.8

const lettersOf = (text: string): string => text.replace(/[^\p{L}\p{N}]+/gu, '')
const headlineKey = ({ headline }: Article): string => lettersOf(headline.join(''))

/** The share of the longer body's letters that are in paragraphs found in both bodies. */
const overlap = (a: Article, b: Article): number => {
  const [one, other] = [a, b].map(({ body }) => body.map(({ text }) => lettersOf(text)))
  const paragraphsOfOne = new Set(one)
  const size = (texts: readonly string[] = []): number => texts.reduce((sum, { length }) => sum + length, 0)
  const shared = size(other?.filter((text) => paragraphsOfOne.has(text)))
  return shared / Math.max(1, size(one), size(other))
}

const bodyKey = ({ body }: Article): string => lettersOf(body.map(({ text }) => text).join(''))

/** Whether an article is printed again, word for word. */
const isSame = (a: Article, b: Article): boolean => {
  const letters = bodyKey(a)
  return letters.length >= MIN_ARTICLE && headlineKey(a) === headlineKey(b) && letters === bodyKey(b)
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

/** Articles with equal ones may be the same: the headline, or how an article without one begins. */
const keyOf = (article: Article): string => headlineKey(article) || bodyKey(article).slice(0, MIN_ARTICLE)

/**
 * An article that the edition prints in full on two pages, as digital editions do with a jumped one, is one article
 * with two parts; so is one that is printed twice on a page. The second copy is folded into a note.
 */
const foldSecondCopies = (all: readonly NotedArticle[]): NotedArticle[] => {
  const distinct: NotedArticle[] = []
  /** The notes on the copies of each, by its index: an article may be printed thousands of times. */
  const copyNotes = new Map<number, Note[]>()
  const indexByHeadline = new Map<string, number>()
  for (const noted of all) {
    const key = keyOf(noted.article)
    const index = indexByHeadline.get(key)
    const first = index === undefined ? undefined : distinct[index]
    const isOnOtherPage = first?.article.parts.every(({ page }) => page !== noted.article.parts[0]?.page)
    const isCopy =
      first !== undefined &&
      noted.article.body.length > 0 &&
      ((isOnOtherPage &&
        headlineKey(noted.article) !== '' &&
        overlap(first.article, noted.article) >= SAME_SHARE) ||
        isSame(first.article, noted.article))
    if (first && index !== undefined && isCopy) {
      const page = noted.article.parts[0]?.page ?? ''
      const note: Note = {
        code: 'repeat',
        at: extent(noted),
        message: isOnOtherPage ? `the same article in full on page ${page}` : 'the same article again',
      }
      distinct[index] = { ...first, article: withPart(first.article, noted.article) }
      const notes = copyNotes.get(index)
      if (notes) notes.push(note)
      else copyNotes.set(index, [note])
    } else {
      if (key.length > 2 && index === undefined) indexByHeadline.set(key, distinct.length)
      distinct.push(noted)
    }
  }
  return distinct.map((noted, index) => {
    const own = copyNotes.get(index)
    return own ? { ...noted, notes: [...noted.notes, ...own] } : noted
  })
}

/** The jump mark of one way in the last or first characters of a text. */
const MARK_REACH = 24
const jumpIn = (text: string, way: Jump['direction']): Jump | undefined => {
  const jump = jumpOf(unifyWidths(text))
  return jump?.direction === way ? jump : undefined
}
const jumpTo = ({ body }: Article): Jump | undefined =>
  jumpIn(body.at(-1)?.text.slice(-MARK_REACH) ?? '', 'to')
const jumpFrom = ({ kicker = [], headline, deck = [], body }: Article): Jump | undefined =>
  [...kicker, ...headline, ...deck, ...body.slice(0, 2).map(({ text }) => text.slice(0, MARK_REACH))]
    .map((text) => jumpIn(text, 'from'))
    .find((jump) => jump !== undefined)

/** Ranges parted after a number of code units. */
const parted = (ranges: readonly Range[], length: number): readonly [before: Range[], after: Range[]] => {
  const [before, after]: [Range[], Range[]] = [[], []]
  let left = length
  for (const [start, end] of ranges) {
    const cut = Math.min(end, start + left)
    if (cut > start) before.push([start, cut])
    if (cut < end) after.push([cut, end])
    left -= cut - start
  }
  return [before, after]
}

const sizeOf = (ranges: readonly Range[]): number =>
  ranges.reduce((size, [start, end]) => size + end - start, 0)

interface Unmarked {
  readonly blocks: readonly Block[]
  /** The ranges of the marks that were removed. */
  readonly marks: readonly Range[]
}

/** Removes the jump mark from a body's last block, or the block if it holds nothing else. */
const withoutJumpTo = (body: readonly Block[]): Unmarked => {
  const last = body.at(-1)
  const text = last?.text.slice(0, -MARK_REACH) ?? ''
  const jump = last && jumpIn(last.text.slice(-MARK_REACH), 'to')
  if (!last || !jump) return { blocks: body, marks: [] }
  const remaining = `${text}${last.text.slice(-MARK_REACH).slice(0, jump.range[0])}`.trimEnd()
  if (remaining === '') return { blocks: body.slice(0, -1), marks: last.from }
  // Counted from the end: spaces and hyphens at joints above have no place in the ranges.
  const markLength = last.text.length - remaining.length
  const [from, marks] = parted(last.from, Math.max(0, sizeOf(last.from) - markLength))
  return { blocks: [...body.slice(0, -1), { ...last, text: remaining, from }], marks }
}

/** Removes the jump mark that a continuation's body may begin with. */
const withoutJumpFrom = (body: readonly Block[]): Unmarked => {
  const [first, ...rest] = body
  const jump = first && jumpIn(first.text.slice(0, MARK_REACH), 'from')
  if (!first || !jump || jump.range[0] > 0) return { blocks: body, marks: [] }
  const remaining = first.text.slice(jump.range[1]).trimStart()
  if (remaining === '') return { blocks: rest, marks: first.from }
  const [marks, from] = parted(first.from, first.text.length - remaining.length)
  return { blocks: [{ ...first, text: remaining, from }, ...rest], marks }
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
  const unfinished = new Map<string, number>()
  for (const [index, { article }] of all.entries()) {
    const jump = jumpTo(article)
    if (jump) unfinished.set(`${article.parts[0]?.page} ${jump.printPage}`, index)
  }
  for (const [index, noted] of all.entries()) {
    const jump = jumpFrom(noted.article)
    const firstIndex = jump && unfinished.get(`${jump.printPage} ${noted.article.parts[0]?.page}`)
    const first = firstIndex === undefined ? undefined : joined[firstIndex]
    if (firstIndex === undefined || !first || firstIndex === index || joined[index] !== noted) continue
    joined[firstIndex] = continuedBy(first, noted)
    joined[index] = undefined
    unfinished.delete(`${jump?.printPage} ${noted.article.parts[0]?.page}`)
  }
  return joined.filter((one) => one !== undefined)
}

/** Joins the parts of articles that are on more than one page. */
export const joinParts = (all: readonly NotedArticle[]): NotedArticle[] => joinJumps(foldSecondCopies(all))
