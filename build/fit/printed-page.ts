import type { Random } from '../../test/editions/random.ts'
import type { StyledArticle } from './house-style.ts'

/** What a printed block is: a line of a heading in its role, or text. */
export type BlockRole = 'column' | 'kicker' | 'headline' | 'line' | 'deck' | 'text'

export interface PrintedBlock {
  readonly role: BlockRole
  /** Index of its article on the page. */
  readonly article: number
  readonly text: string
}

const linesIn = (text: string): string[] => text.split('\n').filter(Boolean)

/** The blocks of a page's articles; a headline's further lines are blocks of their own. */
export const blocksIn = (articles: readonly StyledArticle[]): PrintedBlock[] =>
  articles.flatMap(({ column, columnIsLast, kicker, headline, deck, paragraphs }, article) => {
    const block =
      (role: BlockRole) =>
      (text: string): PrintedBlock => ({ role, article, text })
    const columns = linesIn(column).map(block('column'))
    return [
      ...(columnIsLast ? [] : columns),
      ...linesIn(kicker).map(block('kicker')),
      ...linesIn(headline).map((text, index) => block(index === 0 ? 'headline' : 'line')(text)),
      ...linesIn(deck).map(block('deck')),
      ...(columnIsLast ? columns : []),
      ...paragraphs.map(block('text')),
    ]
  })

/** How a page is printed as text. */
export interface Layout {
  /** Whether empty rows separate the blocks. */
  readonly isApart: boolean
  /** Characters of a line of text, if it is hard-wrapped, and whether its paragraphs are indented. */
  readonly measure?: number
  readonly isIndented?: boolean
}

export const LAYOUTS: readonly Layout[] = [
  { isApart: true },
  { isApart: true },
  { isApart: false },
  { isApart: false, measure: 20, isIndented: true },
  { isApart: true, measure: 27 },
]

/** A printed page, and where each block begins in its text. */
export interface PrintedPage {
  readonly text: string
  readonly blocks: readonly PrintedBlock[]
  readonly starts: Int32Array
}

export const printPage = (
  blocks: readonly PrintedBlock[],
  { isApart, measure, isIndented }: Layout,
): PrintedPage => {
  const starts = new Int32Array(blocks.length)
  let text = ''
  for (const [index, block] of blocks.entries()) {
    if (text !== '') text += isApart ? '\n\n' : '\n'
    if (isIndented && block.role === 'text') text += '　　'
    starts[index] = text.length
    text +=
      measure !== undefined && block.role === 'text'
        ? (block.text.match(new RegExp(`.{1,${measure}}`, 'gu')) ?? []).join('\n')
        : block.text
  }
  return { text, blocks, starts }
}

/** The block that a place in the text is in. */
export const blockAt = (
  { blocks, starts }: PrintedPage,
  offset: number,
): PrintedBlock & { readonly isFirst: boolean; readonly isInside: boolean } => {
  let [low, high] = [0, starts.length - 1]
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((starts[middle] ?? 0) <= offset) low = middle
    else high = middle - 1
  }
  const block = blocks[low] as PrintedBlock
  return {
    ...block,
    isFirst: blocks[low - 1]?.article !== block.article,
    isInside: offset > (starts[low] ?? 0),
  }
}

/** A layout at random. */
export const layoutFor = (random: Random): Layout => LAYOUTS[random.below(LAYOUTS.length)] as Layout
