import { type Article, articleId, type Block, type Note, type Range } from '../../issue/index.ts'
import { bylineOf, datelineOf, peopleOf } from '../forms/index.ts'
import type { Draft } from './drafts.ts'
import { divideHeadings, type Heading } from './headings.ts'
import type { Line } from './line.ts'
import type { Paragraph } from './paragraphs.ts'
import { isOpen } from './prose.ts'
import type { Copy } from './repairs/repeats.ts'

export interface Composed {
  readonly article: Article
  readonly notes: readonly Note[]
}

const rangeOf = (line: Line): Range => [line.start, line.end]
const SUBHEAD = 24

const blockOf = (source: string, { lines, text: folded, repairs, kind }: Paragraph): Block => {
  const text = lines.map(({ start, end }) => source.slice(start, end)).join('')
  return {
    type: kind === 'title' && folded.length <= SUBHEAD && isOpen(folded) ? 'subhead' : 'p',
    text,
    from: lines.map(rangeOf),
    ...(repairs.length > 0 ? { repaired: [...new Set(repairs)] } : {}),
  }
}

/** One note for each cut in mid-sentence: the gap between its two lines. */
const joinNotes = (paragraphs: readonly Paragraph[]): Note[] =>
  paragraphs.flatMap(({ lines, repairs }) =>
    repairs.flatMap((repair, index): Note[] => {
      const [above, below] = [lines[index], lines[index + 1]]
      if (repair !== 'joined' || !above || !below) return []
      return [
        { code: 'joined', at: [above.end, below.start], message: 'a paragraph cut in mid-sentence, joined' },
      ]
    }),
  )

/** One note for each run of copied lines. */
const repeatNotes = (source: string, copies: readonly Copy[]): Note[] => {
  const notes: Note[] = []
  let last: Copy | undefined
  for (const copy of copies) {
    const note = notes.at(-1)
    const start = note && last && last.line.index + 1 === copy.line.index ? note.at[0] : copy.line.start
    if (note && start === note.at[0]) notes.pop()
    const at: Range = [start, copy.line.end]
    notes.push({
      code: 'repeat',
      at,
      text: source.slice(...at),
      message: 'repeats earlier text of the same article',
    })
    last = copy
  }
  return notes
}

/** Where the last of an article's lines breaks off: nothing follows that could complete it. */
const truncation = ({ body, copies }: Draft): Note[] => {
  const lines = [...(body.at(-1)?.lines.slice(-1) ?? []), ...copies.slice(-1).map(({ line }) => line)]
  const last = lines.sort((a, b) => a.start - b.start).at(-1)
  if (!last || !isOpen(last.text)) return []
  const paragraph = body.at(-1)
  const isCopy = copies.at(-1)?.line === last
  if (!isCopy && paragraph?.kind !== 'prose') return []
  return [{ code: 'truncated', at: rangeOf(last), message: 'the text breaks off here in mid-sentence' }]
}

/** Makes the article of a draft. */
export const compose = (
  source: string,
  draft: Draft,
  issue: { readonly name: string; readonly datePublished: string },
  page: string,
  place: number,
): Composed => {
  const { kicker, headline, deck, column, confidence } = divideHeadings(draft.headings, draft.slots)
  const asPrinted = ({ at }: Heading): string => source.slice(...at)
  const opening = draft.body.find(({ kind }) => kind === 'dated' || kind === 'prose')?.text ?? ''
  const dateline = datelineOf(opening)
  const byline = [
    ...bylineOf(opening),
    ...draft.body.filter(({ kind }) => kind === 'byline').flatMap(({ text }) => peopleOf(text)),
  ]
  return {
    notes: [...joinNotes(draft.body), ...repeatNotes(source, draft.copies), ...truncation(draft)],
    article: {
      id: articleId(issue.name, issue.datePublished, page, place),
      kind: 'news',
      ...(kicker.length > 0 ? { kicker: kicker.map(asPrinted) } : {}),
      headline: headline.flatMap((heading) => asPrinted(heading).split(/[\s\u3000]+/)),
      ...(deck.length > 0 ? { deck: deck.map(asPrinted) } : {}),
      ...(column[0] ? { column: asPrinted(column[0]) } : {}),
      ...(byline.length > 0 ? { byline } : {}),
      ...(dateline ? { dateline } : {}),
      body: draft.body.map((paragraph) => blockOf(source, paragraph)),
      parts: [{ page }],
      from: [...kicker, ...headline, ...deck, ...column].map(({ at }) => at),
      confidence: { headline: confidence, boundary: draft.confidence },
    },
  }
}
