import { articleId, FORMAT, type Issue, type Range } from '../../../issue/index.ts'
import { simplified, unifyWidths } from '../../forms/index.ts'
import type { Sanitised } from '../../source/sanitise.ts'
import { articleKind } from '../articles/article-kind.ts'
import { isProseSentence } from '../repairs/verse.ts'
import { inlineText, splitRange } from './inline-text.ts'
import { ownArticle, type PrintedArticle } from './own-article.ts'

/** The line between the nameplate and the articles, which no renderer shows. */
const SIGNATURE = `[//]: # (${FORMAT})`
const RULE = '---'
const DATED = /^(?:(\d{4}-\d{2}-\d{2})(?: |$))?(?:(?!农历)(\S+)(?: |$))?(?:农历(.+))?$/

/** Whether a text is what `baolan print --format markdown` prints. */
export const isOwnPrint = (text: string): boolean =>
  text
    .slice(0, 2000)
    .split(/\r?\n\r?\n/, 3)
    .some((block) => block.trim() === SIGNATURE)

/** The blocks between empty lines; a backslash before one escapes nothing. */
const blocksIn = (source: string): Range[] =>
  splitRange(source.replaceAll('\\', '/'), [0, source.replace(/\n+$/, '').length], '\n\n').filter(
    ([start, end]) => end > start,
  )

const kindOfArticle = ({ headline, column = '', byline = [], dateline, body, images = [] }: PrintedArticle) =>
  articleKind({
    title: simplified(headline.join('')),
    column: simplified(column),
    byline: byline.map(({ role }) => role).join(''),
    lengths: body.map(({ type, text }) => (type === 'p' ? text.length : Number.POSITIVE_INFINITY)),
    dated: dateline !== undefined,
    captions: images.length,
    prose: body.some(({ text }) => isProseSentence(unifyWidths(text))),
    verse: body.filter(({ type }) => type === 'verse').length * 2 > body.length,
  })

/** Reads a printed issue back as it was: nothing in it is guessed or mended a second time. */
export const readOwnPrint = ({ text, notes }: Sanitised, page = '1'): Issue => {
  const blocks = blocksIn(text)
  const textOf = ([start, end]: Range): string => text.slice(start, end)
  const signature = blocks.findIndex((range) => textOf(range).trim() === SIGNATURE)
  const masthead = blocks.slice(0, signature)
  const plate = masthead.find((range) => textOf(range).startsWith('# '))
  const name = plate ? inlineText(text, [plate[0] + 2, plate[1]]).text : ''
  const dated = masthead.find((range) => range !== plate)
  const datedText = dated ? inlineText(text, dated).text : ''
  const [, datePublished = '', weekday, lunarDate] = DATED.exec(datedText) ?? []
  const articles: Range[][] = [[]]
  for (const range of blocks.slice(signature + 1)) {
    if (textOf(range) === RULE) articles.push([])
    else articles.at(-1)?.push(range)
  }
  const read = articles.filter((own) => own.length > 0).map((own) => ownArticle(text, own))
  const made = read.map((article, index) => ({
    id: articleId(name, datePublished, page, index + 1),
    kind: kindOfArticle(article),
    ...article,
    parts: [{ page }],
    confidence: { headline: 1, boundary: 1 },
  }))
  const rules = blocks.filter((range) => textOf(range) === RULE || textOf(range).trim() === SIGNATURE)
  return {
    format: FORMAT,
    name,
    datePublished,
    ...(weekday ? { weekday } : {}),
    ...(lunarDate ? { lunarDate } : {}),
    pageCount: { found: 1 },
    masthead: [name, datedText].filter((line) => line !== ''),
    mastheadFrom: masthead,
    pages: [{ printPage: page, position: 1, articles: made.map(({ id }) => id) }],
    articles: made,
    source: { kind: 'text', text },
    notes: [
      ...notes,
      ...rules.map((at) => ({
        code: 'unplaced' as const,
        at,
        text: textOf(at),
        message: 'mark-up of the print',
      })),
    ],
  }
}
