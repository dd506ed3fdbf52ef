import {
  type Article,
  type ArticleKind,
  articleId,
  type Block,
  type Credit,
  type Note,
  type Range,
  type Repair,
} from '../../../issue/index.ts'
import {
  bylineOf,
  datelineOf,
  otherDatelineOf,
  otherPeopleOf,
  peopleOf,
  scriptOf,
  signatureOf,
  simplified,
} from '../../forms/index.ts'
import type { PrintedText } from '../../source/printed-text.ts'
import type { Habit } from '../chain/habit.ts'
import type { Weights } from '../chain/weights.ts'
import { isEntry } from '../lines/entries.ts'
import { ABSTRACT, EDITORS, SERIES } from '../lines/labels.ts'
import { isDivided, joinedText } from '../lines/line-gap.ts'
import { isOpen, isRow } from '../lines/sentences.ts'
import { markedRangeOf, rangeOf, type SourceLine, textRangesOf } from '../lines/source-line.ts'
import { linesIn, type Paragraph } from '../repairs/paragraphs.ts'
import { passagesOf, type RepeatedLine } from '../repairs/repeats.ts'
import { isProseSentence } from '../repairs/verse.ts'
import { articleKind } from './article-kind.ts'
import { imagesFrom } from './captions.ts'
import type { Draft } from './drafts.ts'
import { divideHeadings, type Heading, type HeadingContext } from './headings.ts'

/** An article of the issue, with the notes made about it. */
export interface NotedArticle {
  readonly article: Article
  readonly notes: readonly Note[]
}

const MAX_SUBHEAD = 24
/** Where a headline breaks into lines; a mark before it is not a line. */
const LINE_GAP = /(?<![■□●◆▲△▼○◎◇★]\s{0,2})\s+/
/** One space beside such a letter or a figure stands between words: Latin, Korean and Japanese words, `投资 300 亿元`. */
const WORD = String.raw`[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\d%.,'"-]`
const WORD_GAP = new RegExp(`(?<=${WORD}) (?=\\S)|(?<=\\S) (?=${WORD})`, 'gu')
/** Stands for such a space while a headline is split. */
const KEPT = '\u0000'

/** The printed lines of a headline; one that is spaced out, `公 告`, is one line. */
const linesOf = (headline: string): string[] =>
  scriptOf(headline) !== 'han'
    ? [headline.replace(/\s+/g, ' ')]
    : /^\S(?:\s+\S)+$/.test(headline)
      ? [headline]
      : headline
          .replace(WORD_GAP, KEPT)
          .split(LINE_GAP)
          .map((line) => line.replaceAll(KEPT, ' '))

const typeOf = ({ kind, text, lines: [line] }: Paragraph, article: ArticleKind): Block['type'] => {
  if (kind === 'table') return 'table'
  const mark = line?.mark?.kind
  if (mark === 'quote' || mark === 'list') return mark
  if (mark === 'heading') return 'subhead'
  if (article === 'poem') return kind === 'byline' ? 'p' : 'verse'
  if (article === 'index') return kind === 'title' ? 'list' : 'p'
  if (EDITORS.test(text)) return 'quote'
  if (kind === 'prose' && isRow(text)) return 'list'
  return kind === 'title' && text.length <= MAX_SUBHEAD && isOpen(text) ? 'subhead' : 'p'
}

/** The share of a body's paragraphs, bylines not counted, that are of a kind. */
const shareOf = (body: readonly Paragraph[], kind: Paragraph['kind']): number => {
  const counted = body.filter((paragraph) => paragraph.kind !== 'byline')
  return counted.filter((paragraph) => paragraph.kind === kind).length / Math.max(1, counted.length)
}

/** The lines that begin a stanza: an empty row is above them, but not above every line. */
const stanzasIn = (body: readonly Paragraph[]): ReadonlySet<Paragraph> => {
  const gaps = body.flatMap((paragraph, index) => {
    const above = body[index - 1]
    if (paragraph.kind !== 'verse' || above?.kind !== 'verse') return []
    return [{ paragraph, rows: (paragraph.lines[0]?.row ?? 0) - (above.lines.at(-1)?.row ?? 0) }]
  })
  const least = gaps.reduce((rows, gap) => Math.min(rows, gap.rows), Number.POSITIVE_INFINITY)
  return new Set(gaps.filter(({ rows }) => rows > least).map(({ paragraph }) => paragraph))
}
const STANZA: Block = { type: 'verse', text: '', from: [] }

/** Whether a mark says what a paragraph is, so that its length says nothing. */
const isMarked = ({ lines: [line] }: Paragraph): boolean =>
  line?.mark !== undefined && line.mark.kind !== 'plain' && line.mark.kind !== 'strong'

/** The ranges of a line in a paragraph, without the hyphen of a divided word. */
const rangesOf = (line: SourceLine, below: SourceLine | undefined): Range[] => {
  const ranges = textRangesOf(line)
  const [start, end] = ranges.at(-1) ?? rangeOf(line)
  return isDivided(line.text, below?.text ?? '') ? [...ranges.slice(0, -1), [start, end - 1]] : ranges
}

/** The cells of a row as ranges of the source. */
const cellsOf = ({ mark }: SourceLine): readonly Range[] => (mark?.kind === 'row' ? mark.cells : [])

const tableOf = ({ lines }: Paragraph, printed: PrintedText): string =>
  lines
    .map((line) =>
      cellsOf(line)
        .map((cell) => printed(cell).replace(/\s+/g, ' ').trim())
        .join('\t'),
    )
    .join('\n')

/** The marks of lines that are in an article. */
const marksIn = (lines: readonly SourceLine[]): readonly Range[] => lines.flatMap(({ marks }) => marks ?? [])

/** The ranges of a paragraph's lines. Most have one: what `flatMap` returns has room for seventeen. */
const rangesIn = (lines: readonly SourceLine[]): readonly Range[] => {
  const [line] = lines
  return line && lines.length === 1
    ? rangesOf(line, undefined)
    : lines.flatMap((one, index) => rangesOf(one, lines[index + 1])).slice()
}

const blockOf = (paragraph: Paragraph, text: string, article: ArticleKind): Block => {
  const isClosedUp = paragraph.lines.some((line) => line.isClosedUp)
  const repaired = new Set<Repair>([...paragraph.repairs, ...(isClosedUp ? (['closed-up'] as const) : [])])
  return {
    type: typeOf(paragraph, article),
    text,
    from: rangesIn(paragraph.lines),
    ...(repaired.size > 0 ? { repaired: [...repaired] } : {}),
  }
}

/** What is between two lines of the source; nothing if the second stands above, at the top of the next column. */
const gapOf = (above: SourceLine, below: SourceLine): Range => [above.end, Math.max(above.end, below.start)]

/** The range from the first character of lines to their last, in whatever order columns put them. */
const extentOf = (lines: readonly SourceLine[]): Range => [
  lines.reduce((first, { start }) => Math.min(first, start), lines[0]?.start ?? 0),
  lines.reduce((last, { end }) => Math.max(last, end), 0),
]

/** One note for each paragraph joined in mid-sentence, and each word put together, at the gap between its two lines. */
const joinNotes = (paragraphs: readonly Paragraph[]): Note[] =>
  paragraphs.flatMap(({ lines, repairs }) =>
    repairs.flatMap((repair, index): Note[] => {
      const [above, below] = [lines[index], lines[index + 1]]
      if (!above || !below) return []
      if (isDivided(above.text, below.text))
        return [
          {
            code: 'joined',
            at: [above.end - 1, gapOf(above, below)[1]],
            text: '-',
            message: 'a divided word, joined',
          },
        ]
      if (repair !== 'joined') return []
      return [{ code: 'joined', at: gapOf(above, below), message: 'a paragraph cut in mid-sentence, joined' }]
    }),
  )

/** One note for each repeated passage. */
const repeatNotes = (printed: PrintedText, copies: readonly RepeatedLine[]): Note[] =>
  passagesOf(copies).map((passage) => {
    const lines = passage.map(({ line }) => line)
    const at = extentOf(lines)
    return { code: 'repeat', at, text: printed(at), message: 'repeats earlier text of the same article' }
  })

/** One note for each line that says again in other words what stands above: both are shown. */
const alikeNotes = ({ alike, body }: Draft): Note[] => {
  const shown = new Set(alike.length > 0 ? linesIn(body) : [])
  return alike
    .filter((line) => shown.has(line))
    .map((line) => ({
      code: 'alike',
      at: rangeOf(line),
      message: 'says again, in part in other words, what the article says above; both are shown',
    }))
}

/** A note if the article's last line breaks off, since nothing follows that could complete it. */
const truncationNotes = ({ body, copies }: Draft): Note[] => {
  const lines = [...(body.at(-1)?.lines.slice(-1) ?? []), ...copies.slice(-1).map(({ line }) => line)]
  const last = lines.sort((a, b) => a.index - b.index).at(-1)
  if (!last || !isOpen(last.text) || isRow(last.text)) return []
  if (isEntry(last.text) || signatureOf(last.text).length > 0) return []
  const paragraph = body.at(-1)
  const isCopy = copies.at(-1)?.line === last
  if (!isCopy && paragraph?.kind !== 'prose') return []
  return [{ code: 'truncated', at: rangeOf(last), message: 'the text breaks off here in mid-sentence' }]
}

interface Sorted {
  readonly body: readonly Paragraph[]
  readonly captions: readonly Paragraph[]
  readonly abstract: readonly Paragraph[]
  /** Labels that only name what is under them. */
  readonly labels: readonly Paragraph[]
}

/** Separates captions and a labelled abstract from the running text. */
const sortBody = (paragraphs: readonly Paragraph[]): Sorted => {
  const label = paragraphs.findIndex(({ text }) => ABSTRACT.test(text))
  const below = label >= 0 && paragraphs[label + 1]?.kind === 'prose' ? label + 1 : -1
  const captions = paragraphs.filter(({ kind }) => kind === 'caption')
  const separate = new Set(below < 0 ? [] : [paragraphs[label], paragraphs[below]])
  return {
    body:
      separate.size === 0 && captions.length === 0
        ? paragraphs
        : paragraphs.filter((one) => one.kind !== 'caption' && !separate.has(one)),
    captions,
    abstract: below < 0 ? [] : paragraphs.slice(below, below + 1),
    labels: below < 0 ? [] : paragraphs.slice(label, below),
  }
}

const BYLINE_MARK = /^[■□○◎◇●◆▲☉⊙]\s*/

/** The people named in a byline; those without a role are authors. */
export const authorsOf = (byline: string): Credit[] => {
  const others = otherPeopleOf(byline)
  if (others.length > 0) return others
  const people = peopleOf(byline)
  const names = byline.replace(BYLINE_MARK, '')
  return people.length > 0 || /[：/]/.test(names) ? people : peopleOf(`作者 ${names}`)
}

/** Where an article is: its issue, its page and its place on the page, from 1. */
export interface ArticlePlace {
  readonly name: string
  readonly datePublished: string
  readonly page: string
  readonly place: number
  /** How the paper prints its headings. */
  readonly habit: Habit
  /** What was learned of the roles of heading lines; default what is shipped. */
  readonly weights?: Weights
}

/** The headings of a draft as printed. */
const headingsOf = (
  { headings, section, slots, wrapped, body, whole }: Draft,
  printed: PrintedText,
  known: Pick<HeadingContext, 'habit' | 'weights'>,
) => {
  const divided = divideHeadings(headings, {
    isBlocked: section.isBlocked,
    ...(slots ? { slots } : {}),
    ...(wrapped ? { wrapped } : {}),
    body,
    ...known,
  })
  const rowsOf = ({ ranges }: Heading): string[] => ranges.map(printed)
  const headlines = divided.headline.map((heading) => rowsOf(heading).join(' '))
  const title = headlines.join('')
  const column = divided.column.flatMap(rowsOf).join(' ')
  return {
    title,
    kicker: divided.kicker.flatMap(rowsOf),
    headline: headlines.flatMap(linesOf).filter((line) => line !== ''),
    deck: divided.deck.flatMap(rowsOf),
    column: column === '' ? SERIES.exec(title)?.[1] : column,
    confidence: divided.headline.length > 0 ? round(divided.confidence * whole) : 0,
  }
}

/** Makes an article from a draft. */
export const articleFromDraft = (
  printed: PrintedText,
  draft: Draft,
  { name, datePublished, page, place, habit, weights }: ArticlePlace,
): NotedArticle => {
  const { title, kicker, headline, deck, column, confidence } = headingsOf(draft, printed, {
    habit,
    ...(weights ? { weights } : {}),
  })
  const print = (paragraph: Paragraph): string =>
    paragraph.kind === 'table'
      ? tableOf(paragraph, printed)
      : joinedText(paragraph.lines.map((line) => printed(rangeOf(line))))
  const { body, captions, abstract, labels } = sortBody(draft.body)
  const texts = body.filter(({ kind }) => kind === 'dated' || kind === 'prose')
  const opening = (texts.find((one) => !isMarked(one)) ?? texts[0])?.text ?? ''
  const dateline = datelineOf(opening) ?? otherDatelineOf(opening)
  const bylines = body.flatMap(({ kind, text }) => (kind === 'byline' ? [text] : []))
  const opened = bylineOf(opening)
  const isNamed = ({ name }: Credit): boolean => opened.some((one) => one.name === name)
  const signed = opened.length + bylines.length > 0 ? [] : signatureOf(body.at(-1)?.text ?? '')
  const byline = [...opened, ...bylines.flatMap(authorsOf).filter((one) => !isNamed(one)), ...signed]
  const images = imagesFrom(captions, print)
  const kind =
    draft.kind ??
    articleKind({
      title: simplified(title),
      column: simplified(column ?? ''),
      byline: bylines.join(''),
      lengths: body.map((paragraph) =>
        isMarked(paragraph) || isEntry(paragraph.text) ? Number.POSITIVE_INFINITY : paragraph.text.length,
      ),
      dated: dateline !== undefined,
      captions: captions.length,
      verse: shareOf(body, 'verse') > 0.5,
      prose: body.some(({ text }) => isProseSentence(text)),
    })
  const stanzas = stanzasIn(kind === 'poem' ? body : [])
  return {
    notes: [
      ...joinNotes(draft.body),
      ...repeatNotes(printed, draft.copies),
      ...alikeNotes(draft),
      ...truncationNotes(draft),
    ],
    article: {
      id: articleId(name, datePublished, page, place),
      kind,
      ...(kicker.length > 0 ? { kicker } : {}),
      headline,
      ...(deck.length > 0 ? { deck } : {}),
      ...(column ? { column } : {}),
      ...(abstract.length > 0 ? { abstract: abstract.map(print) } : {}),
      ...(byline.length > 0 ? { byline } : {}),
      ...(dateline ? { dateline } : {}),
      body: body.flatMap((paragraph) => {
        const block = blockOf(paragraph, print(paragraph), kind)
        return stanzas.has(paragraph) ? [STANZA, block] : block
      }),
      ...(images.length > 0 ? { images } : {}),
      parts: [{ page }],
      from: [
        ...[...draft.headings, ...linesIn([...labels, ...abstract, ...captions])].map(markedRangeOf),
        ...marksIn([...linesIn(body), ...draft.copies.map(({ line }) => line)]),
      ],
      confidence: { headline: confidence, boundary: round(draft.begins) },
    },
  }
}

const round = (share: number): number => Math.round(share * 100) / 100
