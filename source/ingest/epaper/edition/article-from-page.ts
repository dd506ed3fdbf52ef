import type { ArticleKind, Block, Credit, Image, Note, Range } from '../../../issue/index.ts'
import {
  bylineOf,
  creditsOf,
  datelineOf,
  isBylineLine,
  isCreditLine,
  isPersonName,
  peopleOf,
  unifyWidths,
} from '../../forms/index.ts'
import { isOpen, type NotedArticle } from '../../text/index.ts'
import { fileOf } from '../addresses/address.ts'
import type { Glyph } from '../html/glyphs.ts'
import { creditIn } from '../pages/pictures.ts'
import { type FinishedText, safeWords } from './transcript.ts'
import type { Written } from './write-article.ts'

/** Kinds of item that the headline alone reveals: advertisements, contents, notices. */
const KINDS: readonly (readonly [ArticleKind, RegExp])[] = [
  ['advertisement', /^(?:公益)?广告$/],
  ['index', /^(?:今日|本期|要闻)?(?:导读|导览|版面导读|目录)$/],
  ['notice', /^(?:更正|启事|声明|(?:\p{Script=Han}{0,10})(?:公告|通告|启事|更正启事|遗失声明))$/u],
]
const PHOTO = /^(?:图片(?:新闻|报道)|\p{Script=Han}{0,4}图片新闻)$/u

const kindOf = (headline: string, { body, pictures }: Written): ArticleKind => {
  const named = KINDS.find(([, form]) => form.test(headline))?.[0]
  if (named) return named
  return PHOTO.test(headline) || (pictures.length > 0 && body.length === 0) ? 'photo' : 'news'
}

const MAX_SUBHEAD = 20
/** At least this many lines, all of them short, are verse. */
const MIN_VERSE_LINES = 6

/** A table's rows by line feed and its cells by tab. No cell has either: a control character may have become a line feed. */
const tableText = (copy: FinishedText, rows: readonly (readonly Range[])[]): string =>
  rows
    .map((row) =>
      row
        .map((cell) => copy.read(cell).replace(/\s/g, ' '))
        .join('\t')
        .trimEnd(),
    )
    .join('\n')

/** A line of the body, as it will be a block. */
interface BodyText {
  readonly at: Range
  readonly text: string
  readonly strong: boolean
  readonly parted: boolean
  readonly isTable: boolean
}

/** Characters of a line of verse, and the fewest lines of a poem: with its author named, and without. */
const MAX_VERSE = 24
const MIN_POEM = { signed: 3, unsigned: 4 }
const STOP = /[。！？；：][”’」』）]?$/
/** What a list, a notice or a caption has in its short lines, and a poem has not. */
const NOT_VERSE = /[\p{N}\p{Script=Latin}:：《》@/]|\s.*\s/u

/** Characters of the shortest line of regular verse: four and a mark. */
const MIN_METRE = 5
const isMetrical = (lines: readonly string[]): boolean => {
  const length = lines[0]?.length ?? 0
  return length >= MIN_METRE && lines.every((line) => line.length === length)
}

/** Whether a body is a poem: short lines throughout, most without a stop at their end, or all of one length. */
const isPoem = (texts: readonly BodyText[], isSigned: boolean): boolean => {
  const lines = texts.filter(({ text }) => !isBylineLine(opening(text))).map(({ text }) => text)
  if (texts.some(({ isTable }) => isTable)) return false
  if (lines.length >= MIN_VERSE_LINES && lines.every((line) => line.length <= MAX_SUBHEAD)) return true
  if (lines.length < (isSigned ? MIN_POEM.signed : MIN_POEM.unsigned)) return false
  if (lines.some((line) => line.length > MAX_VERSE || NOT_VERSE.test(line))) return false
  const stops = lines.filter((line) => STOP.test(line)).length
  return stops * 2 <= lines.length || isMetrical(lines)
}

/** An empty line between two stanzas. */
const STANZA: Block = { type: 'verse', text: '', from: [] }

const versesOf = (copy: FinishedText, texts: readonly BodyText[]): Block[] => {
  // Where every line is parted, the page only sets its lines far apart.
  const hasStanzas = texts.some(({ parted }, index) => index > 0 && !parted)
  return texts.flatMap(({ at, text, parted }, index): Block[] => {
    const type = isBylineLine(opening(text)) ? 'p' : 'verse'
    return [...(hasStanzas && parted && index > 0 ? [STANZA] : []), { type, text, from: copy.safe(at) }]
  })
}

const blocksOf = (copy: FinishedText, { body, author }: Written): Block[] => {
  const texts = body
    .map(({ at, strong, parted, rows }): BodyText => {
      const text = rows ? tableText(copy, rows) : copy.read(at)
      return { at, strong, parted, text, isTable: rows !== undefined }
    })
    .filter(({ text }) => text !== '')
  if (isPoem(texts, author.length > 0)) return versesOf(copy, texts)
  return texts.map(({ at, strong, text, isTable }, index): Block => {
    const isShort = text.length <= MAX_SUBHEAD
    const isInside = index > 0 && index < texts.length - 1
    const isSubhead =
      isShort && isOpen(text) && !text.endsWith('.') && (strong || isInside) && !isBylineLine(opening(text))
    return { type: isTable ? 'table' : isSubhead ? 'subhead' : 'p', text, from: copy.safe(at) }
  })
}

const peopleIn = (line: string): Credit[] => {
  const people = peopleOf(unifyWidths(line))
  if (people.length > 0) return people
  const name = unifyWidths(line)
    .replace(/^作者\s*[：:]?\s*|^[■□◎]\s*/, '')
    .trim()
  const names = name.split(/[\s、，,]+/)
  const each = names.every(isPersonName) ? names : [name]
  return name !== '' && (name.length <= 12 || each.length > 1)
    ? each.map((one) => ({ role: '作者', name: one }))
    : []
}

/** Lines at either end of an article that may name the author. */
const END_LINES = 2
/** `（新华社北京7月20日电 记者张三 李四）`, a paragraph of its own. */
const SIGNATURE = /^（[^（）]{0,30}(?:记者|通讯员)[^（）]{2,60}）$/
/** UTF-16 units within which a dateline, a bracket with the author's name, and a line of names end. */
const OPENING = 1_000
/** The folded beginning of a paragraph. */
const opening = (text = ''): string => unifyWidths(text.slice(0, OPENING))

/** The authors named in the text: in a bracket at the opening or the end, or in lines of names at either end. */
const authorsIn = (body: readonly string[]): Credit[] => {
  const ends = [...new Set([...body.slice(0, END_LINES), ...body.slice(-END_LINES)])].map(opening)
  const last = opening(body.at(-1))
  const credits = [
    ...bylineOf(opening(body[0])),
    ...ends.filter(isBylineLine).flatMap(peopleOf),
    ...(body.length > 1 && SIGNATURE.test(last) ? peopleOf(last) : []),
  ]
  return credits.filter(
    ({ role, name }, index) =>
      credits.findIndex((credit) => credit.role === role && credit.name === name) === index,
  )
}

/** The ranges of everything of an article but its body and what no form names. */
const rangesOf = ({ kicker, headline, deck, author, folio, pictures }: Written): Range[] => [
  ...kicker,
  ...headline,
  ...deck,
  ...author,
  ...folio,
  ...pictures.flatMap(({ lines }) => lines),
]

/** Makes an article from its ranges in the transcript. */
export const articleFromPage = (
  copy: FinishedText,
  written: Written,
  id: string,
  pages: readonly string[],
): NotedArticle => {
  const { page } = written.article
  const kicker = copy.lines(written.kicker)
  const headline = copy.lines(written.headline)
  const deck = copy.lines(written.deck)
  const body = blocksOf(copy, written)
  const images = written.pictures.map(
    ({ src, lines }): Image => ({ src: safeWords(src), ...creditIn(copy.lines(lines).join(' ')) }),
  )
  const dateline = datelineOf(opening(body[0]?.text))
  const named = copy.lines(written.author).flatMap(peopleIn)
  const byline = named.length > 0 ? named : authorsIn(body.map(({ text }) => text))
  const doubts = missingTextOf(written)
  return {
    notes: notesOf(copy, written),
    article: {
      id,
      kind: kindOf(headline.join(''), written),
      ...(kicker.length > 0 ? { kicker } : {}),
      headline,
      ...(deck.length > 0 ? { deck } : {}),
      ...(byline.length > 0 ? { byline } : {}),
      ...(dateline ? { dateline } : {}),
      body,
      ...(images.length > 0 ? { images } : {}),
      parts: pages.map((printPage) => ({ page: printPage })),
      ...(doubts.length > 0 ? { notes: doubts } : {}),
      from: rangesOf(written).flatMap((range) => copy.safe(range)),
      confidence: {
        headline: page?.headline.length ? page.confidence : headline.length > 0 ? 0.8 : 0,
        boundary: page ? 1 : 0.5,
      },
    },
  }
}

/** The ranges of page credits: lines next to an article, or a whole article of such lines. */
export const creditLines = (
  copy: FinishedText,
  { headline, body, unplaced, kicker, deck }: Written,
): Range[] => {
  const isCredit = (range: Range): boolean => isCreditLine(unifyWidths(copy.read(range)))
  const lines = [...headline, ...body.map(({ at }) => at)]
  const onlyCredits = lines.length > 0 && lines.every(isCredit) && kicker.length + deck.length === 0
  return [...(onlyCredits ? lines : []), ...unplaced.filter(isCredit)]
}

/** Whether an article consists of the page's credits only. */
export const isCreditsOnly = (copy: FinishedText, written: Written): boolean => {
  const [first] = written.headline
  return first !== undefined && creditLines(copy, written).includes(first)
}

export const pageCredits = (copy: FinishedText, lines: readonly Range[]): Credit[] =>
  lines.flatMap((range) => creditsOf(unifyWidths(copy.read(range))))

/** An address for a message; of a saved page, the name of its file. */
const shownAddress = (address: string): string => (address.startsWith('file:') ? fileOf(address) : address)

/** Notes of the article itself on text that it has but that was not read, so that it is said where the text would be. */
const missingTextOf = ({ article: { page }, headline, body }: Written): Note[] => {
  if (!page)
    return [{ code: 'missing', at: headline[0] ?? [0, 0], message: 'its page was not among those read' }]
  const end = body.at(-1)?.at[1] ?? headline.at(-1)?.[1] ?? 0
  return page.missingParts.map((address) => ({
    code: 'truncated',
    at: [end, end],
    message: `the article goes on in ${safeWords(shownAddress(address))}, which was not among the pages read`,
  }))
}

const UNSHOWN = {
  deleted: 'struck out on the page, and left out here',
  hidden: 'hidden on the page, and left out here',
  comment: 'a comment in the page, and left out here',
} as const

const MAX_NAMED = 5
const replacedNote = (glyphs: readonly Glyph[], at: Range): Note => {
  const named = glyphs.slice(0, MAX_NAMED).map(({ text, source }) => `${text} for ${source}`)
  const more = glyphs.length > MAX_NAMED ? ` and ${glyphs.length - MAX_NAMED} more` : ''
  const message = `characters that are pictures on the page: ${named.join(', ')}${more}`
  return { code: 'replaced', at, message: safeWords(message) }
}

const notesOf = (copy: FinishedText, written: Written): Note[] => {
  const { article, copies, headline } = written
  const credits = creditLines(copy, written)
  const unplaced = written.unplaced.filter((range) => !credits.includes(range))
  const [first, last] = [unplaced[0], unplaced.at(-1)]
  const noteAt = (at: Range): { at: Range; text: string } => ({ at, text: copy.read(at) })
  return [
    ...(first && last
      ? [
          {
            code: 'unplaced',
            ...noteAt([first[0], last[1]]),
            message: 'stands beside the article, and no form names it',
          } as const,
        ]
      : []),
    ...written.repeated.map(
      (at): Note => ({
        code: 'repeat',
        ...noteAt(at),
        message: 'a further part of the article prints it again',
      }),
    ),
    ...written.unshown.map(
      ({ why, at }): Note => ({ code: 'unplaced', ...noteAt(at), message: UNSHOWN[why] }),
    ),
    ...written.withGlyphs.map(({ glyphs, at }): Note => replacedNote(glyphs, at)),
    ...copies.map(
      (at): Note => ({ code: 'repeat', ...noteAt(at), message: 'the same article in full on another page' }),
    ),
    ...(article.page
      ? []
      : [
          {
            code: 'truncated',
            at: headline[0] ?? [0, 0],
            message: 'its page was not among the saved ones',
          } as const,
        ]),
  ]
}
