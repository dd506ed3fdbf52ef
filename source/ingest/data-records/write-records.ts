import type { Note } from '../../issue/index.ts'
import type { FieldPart } from '../forms/index.ts'
import { isoDate } from '../forms/index.ts'
import { sanitise } from '../source/sanitise.ts'
import { isMarkdown, joinWritten, type WrittenLine, type WrittenText } from '../text/index.ts'
import type { DataRecord } from './records-in.ts'

/** The names of fields in the order in which they are written: the first begins a record. */
const LABELS: readonly (readonly [FieldPart, string])[] = [
  ['headline', '标题'],
  ['kicker', '引题'],
  ['deck', '副题'],
  ['column', '栏目'],
  ['page', '版次'],
  ['section', '版名'],
  ['paper', '报名'],
  ['date', '日期'],
  ['source', '来源'],
  ['issue', '期号'],
  ['author', '作者'],
]
/** Parts that only an article has: with none of them, records are the text of pages. */
const OF_ARTICLE = ['headline', 'kicker', 'deck', 'column', 'author'] as const

const LINE_END = /\r\n?|[\n\v\f\u0085\u2028\u2029]/g
/** What divides a text of HTML, and what is only within its lines. */
const HTML_BLOCK = /<(?:p|div|h[1-6]|table|ul|ol|section|article|blockquote|figure)\b[^<>]*>/i
const HTML_INLINE =
  /<\/?(?:br|span|img|strong|b|em|i|a|font|center)\b[^<>]*>|&(?:nbsp|[lr]dquo|mdash|hellip|ensp|emsp|amp|#\d{2,6});/i

/** Reads a text with the tags of HTML as the lines that it shows. */
export type WriteHtml = (html: string) => WrittenText

const linesOf = (text: string, line: WrittenLine = {}): WrittenText => {
  const lines = text.split(LINE_END)
  const rows = new Map(lines.map((_, row) => [row, line]))
  return { text: lines.join('\n'), rows: 'kind' in line || 'mark' in line ? rows : new Map(), notes: [] }
}

const labelled = (label: string, value: string): WrittenText =>
  linesOf(`【${label}】${value.replace(LINE_END, ' ').trim()}`, { mark: { kind: 'field' } })

/** A text of a record, as it is or as its HTML shows it; line ends divide it where no tag does. */
const bodyOf = (text: string, writeHtml: WriteHtml): WrittenText => {
  if (HTML_BLOCK.test(text)) return writeHtml(text)
  return HTML_INLINE.test(text) && !isMarkdown(text)
    ? writeHtml(text.replace(LINE_END, '<br>'))
    : linesOf(text)
}

const plain = (text: string, writeHtml: WriteHtml): string =>
  HTML_BLOCK.test(text) || HTML_INLINE.test(text) ? writeHtml(text).text : text

const spaceless = (text: string): string => text.replace(/[\s…]+|\.{3}$/g, '')

/** The text of a record without its fields: what leads in, unless the text says it again, then its text and its captions. */
const textOf = ({ lead, body = '', caption }: DataRecord, writeHtml: WriteHtml): WrittenText[] => {
  const written = bodyOf(body, writeHtml)
  const intro = lead === undefined ? undefined : plain(lead, writeHtml)
  const isSaid = intro === undefined || spaceless(written.text).includes(spaceless(intro))
  return [
    ...(isSaid ? [] : [linesOf('提要'), linesOf(intro, { kind: 'prose', mark: { kind: 'plain' } })]),
    ...(written.text === '' ? [] : [written]),
    ...(caption === undefined
      ? []
      : [linesOf(plain(caption, writeHtml), { kind: 'caption', mark: { kind: 'plain' } })]),
  ]
}

/** An article as the export of a database has it: `【标题】` and so on, each field on a line of its own. */
const articleOf = (record: DataRecord, writeHtml: WriteHtml): WrittenText[] => [
  ...LABELS.flatMap(([part, label]) => {
    const value = record[part]
    if (value === undefined) return part === 'headline' ? [labelled(label, '')] : []
    return [labelled(label, plain(value, writeHtml))]
  }),
  labelled('正文', ''),
  ...textOf(record, writeHtml),
]

/** The text of pages: the paper and the day once, a mark where a page begins, and headings with the marks of Markdown. */
const pagesOf = (records: readonly DataRecord[], writeHtml: WriteHtml): WrittenText[] => {
  const [first = {}] = records
  const above = [first.paper, first.date].filter((words) => words !== undefined)
  let page: string | undefined
  return [
    ...above.map((words) => linesOf(words)),
    ...records.flatMap((record) => {
      const isNew = record.page !== undefined && record.page !== page
      page = record.page ?? page
      const number = /^[A-Z]{0,3}\d{1,5}$/i.test(page ?? '') ? `第${page}版` : (page ?? '')
      const mark = isNew ? [linesOf(record.section ? `${number}：${record.section}` : number)] : []
      const [body, ...more] = textOf(record, writeHtml)
      const hashes = record.level === undefined ? '' : `${'#'.repeat(record.level)} `
      return [...mark, ...(body ? [{ ...body, text: hashes + body.text }] : []), ...more]
    }),
  ]
}

const DIFFERS = ['paper', 'date'] as const
/** A paper or a day in one form. */
const sameForm = (words: string): string =>
  isoDate(words.replace(/^(\d{4})(\d\d)(\d\d)$/, '$1-$2-$3')) ?? words
/** The papers and days of records that are not the first's: an issue is of one. */
const mismatches = (records: readonly DataRecord[]): Note[] =>
  DIFFERS.flatMap((part): Note[] => {
    const others = new Set(records.flatMap((record) => (record[part] ? [sameForm(record[part])] : [])))
    const [first = '', ...rest] = others
    return rest.length === 0
      ? []
      : [
          {
            code: 'mismatch',
            at: [0, 0],
            text: sanitise(rest.join(', ')).text,
            message: `records of another ${part === 'date' ? 'day' : 'paper'} than ${sanitise(first).text}`,
          },
        ]
  })

const noteOn = (pieces: readonly string[], message: string): Note[] =>
  pieces.length === 0
    ? []
    : [{ code: 'unplaced', at: [0, 0], text: sanitise(pieces.join('\n')).text, message }]

/** Records written out as text. It is the source that is kept, and what every range points into. */
export interface WrittenRecords {
  readonly written: WrittenText
  /** Whether it is the text of pages, which may be Markdown. */
  readonly isPages: boolean
}

export const writeRecords = (
  records: readonly DataRecord[],
  { left, broken }: { readonly left: readonly string[]; readonly broken: readonly string[] },
  writeHtml: WriteHtml,
): WrittenRecords => {
  const isPages = records.every((record) => OF_ARTICLE.every((part) => record[part] === undefined))
  const written = joinWritten(
    isPages ? pagesOf(records, writeHtml) : records.flatMap((record) => articleOf(record, writeHtml)),
  )
  const notes = [
    ...written.notes,
    ...mismatches(records),
    ...noteOn(broken, 'no part of the paper: broken records, or text around the records'),
    ...noteOn(left, 'no part of the paper: other fields of the records, and other records'),
  ]
  const isPlain = isPages && written.rows.size === 0
  return { written: { ...written, notes, mayBeMarkdown: true }, isPages: isPlain }
}
