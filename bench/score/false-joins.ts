import type { Article } from '../../source/issue/index.ts'
import type { ExpectedArticle } from './sample.ts'

/** Letters of a block's end and beginning that show that it is in another one. */
const SHOWN = 14

const lettersOf = (text: string): string => text.normalize('NFKC').replace(/[^\p{L}\p{N}]+/gu, '')

const blocksOf = ({ kicker, headline, deck, paragraphs }: ExpectedArticle): string[] =>
  [[kicker, headline, deck].join(''), ...paragraphs].map(lettersOf).filter(Boolean)

/** Pairs of neighbouring blocks of the truth, the headings of an article being one, that stand in one block that was read. */
export const falseJoins = (
  expected: readonly ExpectedArticle[],
  read: readonly Article[],
): readonly (readonly [above: string, below: string])[] => {
  const blocks = expected.flatMap(blocksOf)
  const known = new Set(blocks)
  const suspects = read
    .flatMap(({ body }) => body.filter(({ type }) => type !== 'table').map(({ text }) => lettersOf(text)))
    .filter((text) => !known.has(text))
  return blocks.slice(1).flatMap((below, index) => {
    const above = blocks[index] ?? ''
    const [end, beginning] = [above.slice(-SHOWN), below.slice(0, SHOWN)]
    const isJoined = suspects.some((text) => {
      const at = text.indexOf(end)
      return at >= 0 && text.indexOf(beginning, at + end.length) >= 0
    })
    return isJoined && above !== below ? [[above, below] as const] : []
  })
}
