import { isoDate, pageLabelOf, paperNameOf, sourceTagOf } from '../../forms/index.ts'
import { kindOf } from '../lines/line-kinds.ts'
import { type SourceLine, toSourceOffset } from '../lines/source-line.ts'
import { fieldsOf, type MastheadFields } from './masthead-fields.ts'
import { bracketedLabelOf, plainLabelOf, type RecordLabel, type RecordPart } from './record-labels.ts'
import type { Section } from './sections.ts'

type LabelOf = (text: string) => RecordLabel | undefined

/** The line before a record: `<REC>`. */
const RECORD = /^<\/?REC>$/i

/** The place of a heading, 0 kicker, 1 headline, 2 deck, 3 column, by its field. */
const HEADINGS: Readonly<Partial<Record<RecordPart, number>>> = { kicker: 0, headline: 1, deck: 2, column: 3 }
/** Besides a headline and an abstract, a database that has no more of a text says so much of it. */
const MIN_SAID = 2
const SAID: ReadonlySet<RecordPart> = new Set(['author', 'date', 'page', 'paper', 'source', 'issue'])

interface FieldLine {
  readonly part: RecordPart
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
  return { part: label.part, printed: label.printed, line, value, below }
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

const textOf = (record: readonly FieldLine[], part: RecordPart): string | undefined =>
  record.find((field) => field.part === part)?.value?.text

/** The fields of a record that are its text: an abstract only if there is nothing else. */
const bodyPartOf = (record: readonly FieldLine[]): RecordPart =>
  record.some(({ part }) => part === 'body') ? 'body' : 'lead'

/** `A03`, `第A03版`, `A03 民生`. */
const PAGE = /^第?\s*0*(?<page>[A-Z]{0,2}\d{1,4})\s*版?(?:[\s：]+(?<section>\p{Script=Han}{2,8}))?$/u

const labelOf = (record: readonly FieldLine[], above: readonly FieldLine[]): Section['label'] => {
  const printed = textOf(record, 'page') ?? textOf(above, 'page') ?? tagOf(record)?.printPage ?? ''
  const groups = PAGE.exec(printed)?.groups
  const known = pageLabelOf(printed)
  const printPage = known?.printPage ?? groups?.page ?? printed.replace(/^第|版$|^0+(?=\d)/g, '')
  const printSection =
    textOf(record, 'section') ?? textOf(above, 'section') ?? known?.printSection ?? groups?.section
  return printPage ? { printPage, ...(printSection ? { printSection } : {}) } : undefined
}

/** @param above the fields above the headline of the record before, if this one begins with its own: they are of all below */
const sectionOf = (record: readonly FieldLine[], above: readonly FieldLine[]): Section => {
  const headings = record.flatMap(({ part, value }) => {
    const slot = HEADINGS[part]
    return slot === undefined || !value ? [] : [[value, slot] as const]
  })
  const label = labelOf(record, above)
  const text = bodyPartOf(record)
  const body = record.flatMap(({ part, value, below }): SourceLine[] => [
    ...(part === 'author' && value ? [value.with({ kind: 'byline' })] : []),
    ...(part === text && value ? [value] : []),
    ...below.filter(({ text }) => !RECORD.test(text)),
  ])
  return {
    ...(label ? { label } : {}),
    mark: record.flatMap(({ line, below }) => [line, ...below.filter(({ text }) => RECORD.test(text))]),
    isArticle: true,
    lines: [...headings.map(([line]) => line), ...body],
    isBlocked: false,
    credits: [],
    furniture: [],
    headings: new Map(headings),
  }
}

/** The sections of records; what stands above the headline of one is of those below that begin with theirs. */
const sectionsOfRecords = (records: readonly (readonly FieldLine[])[]): Section[] => {
  let above: readonly FieldLine[] = []
  return records.map((record) => {
    const headline = record.findIndex(({ part }) => part === 'headline')
    if (headline > 0) above = record.slice(0, headline)
    return sectionOf(record, above)
  })
}

const bodyOf = (record: readonly FieldLine[]): string =>
  record
    .flatMap(({ part, value, below }) =>
      part === bodyPartOf(record)
        ? [...(value ? [value] : []), ...below.filter(({ text }) => !RECORD.test(text))]
        : [],
    )
    .map(({ text }) => text)
    .join('')
    .replace(/\s+/g, '')

const headlineOf = (record: readonly FieldLine[]): string =>
  record.find(({ part }) => part === 'headline')?.value?.text.replace(/\s+/g, '') ?? ''

/** DatabaseRecords that say again what another says: the same headline, and the same text or the beginning of it. The longest stays. */
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

/** What a source says of paper, day and page: `来源：青石日报 2021年11月9日 第3版`. */
const tagOf = (record: readonly FieldLine[]): ReturnType<typeof sourceTagOf> =>
  sourceTagOf(`来源：${textOf(record, 'source') ?? ''}`)

const mastheadOf = (record: readonly FieldLine[]): MastheadFields => {
  const tag = tagOf(record)
  const name = textOf(record, 'paper') ?? paperNameOf(textOf(record, 'source') ?? '') ?? tag?.name
  const printedDate = textOf(record, 'date') ?? ''
  const date =
    isoDate(printedDate.replace(/^(\d{4})(\d\d)(\d\d)$/, '$1-$2-$3')) ??
    fieldsOf(printedDate).fields.find(({ datePublished }) => datePublished)?.datePublished ??
    tag?.datePublished
  const issue = /\d+/.exec(textOf(record, 'issue') ?? '')?.[0]
  return {
    ...(name ? { name } : {}),
    ...(date ? { datePublished: date } : {}),
    ...(issue ? { issueNumber: issue } : {}),
  }
}

export interface DatabaseRecords {
  readonly fields: MastheadFields
  readonly sections: readonly Section[]
  /** DatabaseRecords printed more than once, as their lines. */
  readonly copies: readonly (readonly SourceLine[])[]
  /** The lines above the first record; the first section has them too. */
  readonly above: readonly SourceLine[]
}

/** A field of a record that was written out: nothing else there is one, whatever its words. */
const isWrittenField = ({ mark }: SourceLine): boolean => mark?.kind === 'field'

/** Lines of labels, at most, between the headline of a record and its text. */
const MAX_LABELS = 16

/** Whether the label of a headline at `from` has that of a text below it, and nothing but labels between. */
const beginsRecord = (lines: readonly SourceLine[], from: number): boolean => {
  for (const { text } of lines.slice(from + 1, from + MAX_LABELS)) {
    const part = plainLabelOf(text)?.part
    if (part === 'body' || part === 'lead') return true
    if (part === undefined || part === 'headline') return false
  }
  return false
}

/**
 * The rows of plain labels: below a body's only that which began the first record, and that of a headline which begins another: the text
 * may have such words.
 */
const plainRows = (lines: readonly SourceLine[]): number[] => {
  const rows: number[] = []
  let [first, isInBody] = ['', false]
  for (const [index, { text }] of lines.entries()) {
    const label = plainLabelOf(text)
    if (!label) continue
    const isNext =
      label.printed === first || (isInBody && label.part === 'headline' && beginsRecord(lines, index))
    if (isInBody && !isNext) continue
    if (first === '') first = label.printed
    isInBody = label.part === 'body'
    rows.push(index)
  }
  return rows
}

/** Whether fields are of records: a heading and a text, or an abstract with what else a database says of one. */
const areRecords = (fields: readonly FieldLine[]): boolean => {
  const parts = new Set(fields.map(({ part }) => part))
  if (parts.has('body')) return [...parts].some((part) => HEADINGS[part] !== undefined)
  return (
    parts.has('lead') &&
    parts.has('headline') &&
    [...parts].filter((part) => SAID.has(part)).length >= MIN_SAID
  )
}

/** `[1] 林知秋. 门前的路宽了[N]. 青石日报,2021-11-09(A03).`: how a database says to cite an article (GB/T 7714). */
const CITATION = /[[［【]N(?:\/OL)?[\]］】]\s*[.．。].*(?:19|20)\d\d/

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
export const readRecords = (lines: readonly SourceLine[]): DatabaseRecords | undefined => {
  const { rows: fieldLines, fields } = fieldsIn(lines)
  if (!areRecords(fields)) return undefined
  const all = recordsIn(fields)
  const copies = copiesIn(all)
  const records = all.filter((record) => !copies.has(record))
  const linesAbove = lines.slice(0, fieldLines[0])
  const isCitation = ({ text }: SourceLine): boolean =>
    CITATION.test(text) &&
    all.some((record) => headlineOf(record) !== '' && text.includes(headlineOf(record)))
  const text = linesAbove.filter((line) => !RECORD.test(line.text) && !isCitation(line))
  const sectionAbove: Section = {
    mark: linesAbove.filter(({ text }) => RECORD.test(text)),
    isArticle: false,
    lines: text,
    isBlocked: false,
    credits: [],
    furniture: [],
  }
  const hasAbove = text.length + sectionAbove.mark.length > 0
  return {
    fields: mastheadOf(all[0] ?? []),
    copies: [...linesAbove.filter(isCitation).map((line) => [line]), ...[...copies].map(linesOf)],
    above: text,
    sections: [...(hasAbove ? [sectionAbove] : []), ...sectionsOfRecords(records)],
  }
}
