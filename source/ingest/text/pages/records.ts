import { isoDate, pageLabelOf, paperNameOf } from '../../forms/index.ts'
import { kindOf } from '../lines/line-kinds.ts'
import { type SourceLine, toSourceOffset } from '../lines/source-line.ts'
import { fieldsOf, type MastheadFields } from './masthead-fields.ts'
import { bracketedLabelOf, plainLabelOf, type RecordLabel } from './record-labels.ts'
import type { Section } from './sections.ts'

type LabelOf = (text: string) => RecordLabel | undefined

/** The line before a record: `<REC>`. */
const RECORD = /^<\/?REC>$/i

/** The place of a heading, 0 kicker, 1 headline, 2 deck, 3 column, by its field. */
const HEADINGS: Readonly<Record<string, number>> = { 引题: 0, 标题: 1, 副题: 2, 栏目: 3 }
const BODY = '正文'
const AUTHOR = '作者'

interface FieldLine {
  readonly name: string
  readonly printed: string
  readonly line: SourceLine
  /** The text after the field's name; undefined if there is none. */
  readonly value: SourceLine | undefined
  /** Lines below it, up to the next field. */
  readonly below: readonly SourceLine[]
}

const fieldOf = (line: SourceLine, below: readonly SourceLine[], labelOf: LabelOf): FieldLine | undefined => {
  const label = labelOf(line.text)
  if (!label) return undefined
  const text = line.text.slice(label.length)
  const start = toSourceOffset(line, label.length)
  const unsafe = line.unsafe.filter(([from]) => from >= start)
  const value = text === '' ? undefined : line.with({ start, unsafe, text, kind: kindOf(text) })
  return { name: label.name, printed: label.printed, line, value, below }
}

/** Splits fields into records: a field that the record already has begins the next. */
const recordsIn = (fields: readonly FieldLine[]): FieldLine[][] => {
  const records: FieldLine[][] = []
  for (const field of fields) {
    const record = records.at(-1)
    if (record?.every(({ printed }) => printed !== field.printed)) record.push(field)
    else records.push([field])
  }
  return records
}

const textOf = (record: readonly FieldLine[], name: string): string | undefined =>
  record.find((field) => field.name === name)?.value?.text

const sectionOf = (record: readonly FieldLine[]): Section => {
  const headings = record.flatMap(({ name, value }) => {
    const slot = HEADINGS[name]
    return slot === undefined || !value ? [] : [[value, slot] as const]
  })
  const printed = textOf(record, '版次') ?? ''
  const label = pageLabelOf(printed)
  const page = label?.printPage ?? printed.replace(/^第|版$|^0+(?=\d)/g, '')
  const section = textOf(record, '版名') ?? label?.printSection
  const body = record.flatMap(({ name, value, below }): SourceLine[] => [
    ...(name === AUTHOR && value ? [value.with({ kind: 'byline' })] : []),
    ...(name === BODY && value ? [value] : []),
    ...below.filter(({ text }) => !RECORD.test(text)),
  ])
  return {
    ...(page ? { label: { printPage: page, ...(section ? { printSection: section } : {}) } } : {}),
    mark: record.flatMap(({ line, below }) => [line, ...below.filter(({ text }) => RECORD.test(text))]),
    isArticle: true,
    lines: [...headings.map(([line]) => line), ...body],
    isBlocked: false,
    credits: [],
    furniture: [],
    headings: new Map(headings),
  }
}

const bodyOf = (record: readonly FieldLine[]): string =>
  record
    .flatMap(({ name, value, below }) =>
      name === BODY ? [...(value ? [value] : []), ...below.filter(({ text }) => !RECORD.test(text))] : [],
    )
    .map(({ text }) => text)
    .join('')
    .replace(/\s+/g, '')

const headlineOf = (record: readonly FieldLine[]): string =>
  record.find(({ name }) => HEADINGS[name] === 1)?.value?.text.replace(/\s+/g, '') ?? ''

/** Records that say again what another says: the same headline, and the same text or the beginning of it. The longest stays. */
const copiesIn = (records: readonly (readonly FieldLine[])[]): ReadonlySet<readonly FieldLine[]> => {
  const copies = new Set<readonly FieldLine[]>()
  const kept = new Map<string, { readonly record: readonly FieldLine[]; readonly body: string }>()
  for (const record of records) {
    const headline = headlineOf(record)
    if (headline === '') continue
    const [body, other] = [bodyOf(record), kept.get(headline)]
    if (other?.body.startsWith(body)) copies.add(record)
    else {
      if (other && body.startsWith(other.body)) copies.add(other.record)
      kept.set(headline, { record, body })
    }
  }
  return copies
}

const linesOf = (record: readonly FieldLine[]): SourceLine[] =>
  record.flatMap(({ line, below }) => [line, ...below])

const mastheadOf = (record: readonly FieldLine[]): MastheadFields => {
  const name = textOf(record, '报名') ?? paperNameOf(textOf(record, '来源') ?? '')
  const printedDate = textOf(record, '日期') ?? ''
  const date =
    isoDate(printedDate.replace(/^(\d{4})(\d\d)(\d\d)$/, '$1-$2-$3')) ??
    fieldsOf(printedDate).fields.find(({ datePublished }) => datePublished)?.datePublished
  const issue = /\d+/.exec(textOf(record, '期号') ?? '')?.[0]
  return {
    ...(name ? { name } : {}),
    ...(date ? { datePublished: date } : {}),
    ...(issue ? { issueNumber: issue } : {}),
  }
}

interface Records {
  readonly fields: MastheadFields
  readonly sections: readonly Section[]
  /** Records printed more than once, as their lines. */
  readonly copies: readonly (readonly SourceLine[])[]
  /** The lines above the first record; the first section has them too. */
  readonly above: readonly SourceLine[]
}

/** A field of a record that was written out: nothing else there is one, whatever its words. */
const isWrittenField = ({ mark }: SourceLine): boolean => mark?.kind === 'field'

/** The rows of plain labels: below a body's only the one that began the first record, since the text may have such words. */
const plainRows = (lines: readonly SourceLine[]): number[] => {
  const rows: number[] = []
  let [first, isInBody] = ['', false]
  for (const [index, { text }] of lines.entries()) {
    const name = plainLabelOf(text)?.name
    if (name === undefined || (isInBody && name !== first)) continue
    if (first === '') first = name
    isInBody = name === BODY
    rows.push(index)
  }
  return rows
}

/** The fields of records: written out, in brackets, or by plain labels. */
const fieldsIn = (
  lines: readonly SourceLine[],
): { rows: readonly number[]; fields: readonly FieldLine[] } => {
  const at = (rows: readonly number[], labelOf: LabelOf): FieldLine[] =>
    rows.flatMap((from, index) => {
      const field = lines[from] && fieldOf(lines[from], lines.slice(from + 1, rows[index + 1]), labelOf)
      return field ? [field] : []
    })
  const isWritten = lines.some(isWrittenField)
  const bracketed: number[] = []
  for (const [index, line] of lines.entries())
    if (isWritten ? isWrittenField(line) : bracketedLabelOf(line.text)) bracketed.push(index)
  if (bracketed.length > 0) return { rows: bracketed, fields: at(bracketed, bracketedLabelOf) }
  const plain = plainRows(lines)
  return { rows: plain, fields: at(plain, plainLabelOf) }
}

/** Reads an export of records; undefined if the lines are not one. Lines before the first field are a section. */
export const readRecords = (lines: readonly SourceLine[]): Records | undefined => {
  const { rows: fieldLines, fields } = fieldsIn(lines)
  const names = new Set(fields.map(({ name }) => name))
  if (!names.has(BODY) || !Object.keys(HEADINGS).some((name) => names.has(name))) return undefined
  const all = recordsIn(fields)
  const copies = copiesIn(all)
  const records = all.filter((record) => !copies.has(record))
  const linesAbove = lines.slice(0, fieldLines[0])
  const text = linesAbove.filter(({ text }) => !RECORD.test(text))
  const sectionAbove: Section = {
    mark: linesAbove.filter(({ text }) => RECORD.test(text)),
    isArticle: false,
    lines: text,
    isBlocked: false,
    credits: [],
    furniture: [],
  }
  return {
    fields: mastheadOf(all[0] ?? []),
    copies: [...copies].map(linesOf),
    above: text,
    sections: [...(linesAbove.length > 0 ? [sectionAbove] : []), ...records.map(sectionOf)],
  }
}
