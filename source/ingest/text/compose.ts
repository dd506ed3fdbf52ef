import { type Article, articleId, type Block, type Note, type Range, type Repair } from '../../issue/index.ts'
import { bylineOf, datelineOf } from '../forms/index.ts'
import type { Draft } from './drafts.ts'
import { divideHeadings, type Heading } from './headings.ts'
import type { Line } from './line.ts'
import { isOpen } from './prose.ts'
import { goesOn } from './repairs/joins.ts'

export interface Composed {
  readonly article: Article
  readonly notes: readonly Note[]
}

interface Paragraph {
  readonly lines: Line[]
}

const paragraphsOf = (body: readonly Line[]): Paragraph[] => {
  const paragraphs: Paragraph[] = []
  for (const line of body) {
    const last = paragraphs.at(-1)
    const sofar = last?.lines.map(({ text }) => text).join('')
    if (last && sofar !== undefined && goesOn(sofar, line)) last.lines.push(line)
    else paragraphs.push({ lines: [line] })
  }
  return paragraphs
}

const rangeOf = (line: Line): Range => [line.start, line.end]
const SUBHEAD = 20

/** Makes the article of a draft. */
export const compose = (
  source: string,
  draft: Draft,
  issue: { readonly name: string; readonly datePublished: string },
  page: string,
  place: number,
): Composed => {
  const copied = new Set(draft.copies.map(({ line }) => line))
  const kept = draft.body.filter((line) => !copied.has(line))
  const paragraphs = paragraphsOf(kept)
  const body = paragraphs.map(({ lines }): Block => {
    const text = lines.map(({ start, end }) => source.slice(start, end)).join('')
    const repaired: Repair[] = lines.length > 1 ? ['joined'] : []
    return {
      type: isOpen(text) && text.length <= SUBHEAD ? 'subhead' : 'p',
      text,
      from: lines.map(rangeOf),
      ...(repaired.length > 0 ? { repaired } : {}),
    }
  })
  const notes: Note[] = draft.copies.map(({ line, original }) => ({
    code: 'repeat',
    at: rangeOf(line),
    text: source.slice(line.start, line.end),
    message: `repeats the text at ${original.start}`,
  }))
  const last = draft.body.at(-1)
  if (last && isOpen(last.text) && copied.has(last))
    notes.push({ code: 'truncated', at: rangeOf(last), message: 'the text breaks off here' })

  const { kicker, headline, deck, column, confidence } = divideHeadings(draft.headings)
  const asPrinted = ({ at }: Heading): string => source.slice(...at)
  const first = kept[0]?.text ?? ''
  const dateline = datelineOf(first)
  const byline = bylineOf(first)
  return {
    notes,
    article: {
      id: articleId(issue.name, issue.datePublished, page, place),
      kind: 'news',
      ...(kicker.length > 0 ? { kicker: kicker.map(asPrinted) } : {}),
      headline: headline.flatMap((heading) => asPrinted(heading).split(/[\s\u3000]+/)),
      ...(deck.length > 0 ? { deck: deck.map(asPrinted) } : {}),
      ...(column[0] ? { column: asPrinted(column[0]) } : {}),
      ...(byline.length > 0 ? { byline } : {}),
      ...(dateline ? { dateline } : {}),
      body,
      parts: [{ page }],
      from: [...kicker, ...headline, ...deck, ...column].map(({ at }) => at),
      confidence: { headline: confidence, boundary: dateline ? 0.9 : 0.4 },
    },
  }
}
