import type { Article, Block } from '../../../issue/index.ts'
import { bylineOf, datelineOf, restorerFor, simplified, unifyWidths } from '../../forms/index.ts'
import { authorsOf } from '../articles/article-from-draft.ts'
import { kindOf } from '../lines/line-kinds.ts'

/** Who wrote an article and how it opens, as far as its text says. */
export const openingOf = (
  body: readonly Block[],
): Required<Pick<Article, 'byline'>> & Pick<Article, 'dateline'> => {
  const paragraphs = body.flatMap(({ type, text }) => {
    const folded = unifyWidths(simplified(text))
    return type === 'p' ? [{ text: folded, kind: kindOf(folded) }] : []
  })
  const opening = paragraphs.find(({ kind }) => kind === 'dated' || kind === 'prose')?.text ?? ''
  const restore = restorerFor(body.map(({ text }) => text).join('\n')) ?? ((text: string) => text)
  const signed = paragraphs.flatMap(({ kind, text }) => (kind === 'byline' ? authorsOf(text) : []))
  const opened = bylineOf(opening)
  const byline = [...opened, ...signed.filter(({ name }) => opened.every((one) => one.name !== name))]
  const dateline = datelineOf(opening)
  return {
    byline: byline.map((one) => ({ ...one, name: restore(one.name), role: restore(one.role) })),
    ...(dateline ? { dateline } : {}),
  }
}
