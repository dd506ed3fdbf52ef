import {
  isLatinPaperName,
  isSectionName,
  otherPaperNameOf,
  pageLabelOf,
  paperNameOf,
  runningHeadOf,
  scriptOf,
  sourceTagOf,
  trailFieldsOf,
} from '../../forms/index.ts'
import type { SourceLine } from '../lines/source-line.ts'
import { fieldsOf, isLatinName, type MastheadFields } from './masthead-fields.ts'

export interface Masthead {
  readonly fields: MastheadFields
  readonly contacts: readonly { readonly label: string; readonly value: string }[]
  readonly lines: readonly SourceLine[]
  /** Lines above it that are not prose: print of a site above the page. */
  readonly above: readonly SourceLine[]
}

export const NO_MASTHEAD: Masthead = { fields: {}, contacts: [], lines: [], above: [] }

/** Lines to search for a masthead: it is at the top. */
const MAX_LINES = 60
/** Longer than any masthead's line in print. */
const MAX_LENGTH = 90

interface Reading {
  readonly line: SourceLine
  readonly fields: readonly MastheadFields[]
  readonly strong: boolean
}

const ISSUING_HOUSE = /^\S{2,20}(?:报社|报业(?:传媒)?集团|传媒集团|出版社|杂志社|编辑部)$/

/** Reads a line of masthead fields only, possibly with a name; undefined for any other line. */
const readLine = (
  line: SourceLine,
  next: SourceLine | undefined,
  run: readonly Reading[],
): Reading | undefined => {
  if (line.text.length > MAX_LENGTH || pageLabelOf(line.text)) return undefined
  const hasName = run.some(({ fields }) => fields.some((field) => field.name))
  const name = paperNameOf(line.text) ?? (hasName ? undefined : otherPaperNameOf(line.text))
  if (name) return { line, fields: [{ name }], strong: false }
  if (isLatinTitle(line, next, run)) return { line, fields: [{ nameLatin: line.text }], strong: false }
  if (isUnderName(run) && isOtherTitle(line.text)) return { line, fields: [], strong: false }
  if (ISSUING_HOUSE.test(line.text) && next && /^(?:编辑)?出版$/.test(next.text))
    return { line, fields: [{ publisher: line.text }], strong: true }
  if (/^(?:编辑)?出版$/.test(line.text)) return { line, fields: [], strong: false }
  const { fields, strong, rest } = fieldsOf(line.text)
  if (fields.length === 0) return undefined
  if (rest === '') return { line, fields, strong }
  const nameBeside = paperNameOf(rest) ?? otherPaperNameOf(rest)
  if (nameBeside) return { line, fields: [{ name: nameBeside }, ...fields], strong }
  return isLatinPaperName(rest) ? { line, fields: [{ nameLatin: rest }, ...fields], strong } : undefined
}

/** Lines at the top among which the Latin name may be, under a name that is not known as one. */
const TOP = 2

/** Whether a line is the paper's name in Latin letters: beside the Chinese one, or a paper's by its last word. */
const isLatinTitle = (
  { text, index }: SourceLine,
  next: SourceLine | undefined,
  run: readonly Reading[],
): boolean => {
  if (!/^\p{Script=Latin}/u.test(text)) return false
  const fields = run.flatMap((reading) => reading.fields)
  if (fields.some(({ nameLatin }) => nameLatin)) return false
  if (isLatinPaperName(text)) return true
  const isBesideName = fields.some(({ name }) => name) || paperNameOf(next?.text ?? '') !== undefined
  const isAtTop =
    index > 0 && index <= TOP && fields.every(({ datePublished }) => datePublished === undefined)
  return isLatinName(text) && (isBesideName || isAtTop)
}

/** Whether the last line read is the paper's Chinese name. */
const isUnderName = (run: readonly Reading[]): boolean =>
  run.at(-1)?.fields.some(({ name }) => name !== undefined && scriptOf(name) === 'han') ?? false

const MAX_OTHER_NAME = 40
/** Whether a line under the paper's name may be the name in another script: Uyghur, Tibetan, Mongolian, Korean. */
const isOtherTitle = (text: string): boolean => {
  const script = scriptOf(text)
  if (script === undefined || script === 'han' || script === 'kana' || text.length > MAX_OTHER_NAME)
    return false
  return !/[\p{Script=Latin}\p{N}.。：，]/u.test(text)
}

/** A line within a masthead that has a strong field or a contact, and something else besides. */
const readPartialLine = (line: SourceLine): Reading | undefined => {
  if (line.kind !== 'title' || line.text.length > MAX_LENGTH || pageLabelOf(line.text)) return undefined
  const { fields, strong } = fieldsOf(line.text)
  return strong || fields.some(({ contact }) => contact) ? { line, fields, strong: false } : undefined
}

const MAX_NAME = 12
/** The line right above a masthead without a name is the paper's name, whatever it ends in: `临溪融媒`. */
const nameAbove = (run: readonly Reading[], above: readonly SourceLine[]): Reading[] => {
  const line = above.at(-1)
  if (!line || above.length > 1 || run.some(({ fields }) => fields.some(({ name }) => name))) return []
  if (isSectionName(line.text) || pageLabelOf(line.text)) return []
  if (line.kind !== 'title' || line.text.length > MAX_NAME || !/^[\p{Script=Han}\s]+$/u.test(line.text))
    return []
  return [{ line, fields: [{ name: line.text.replace(/\s+/g, '') }], strong: false }]
}

/** @param isFirst whether nothing but print of a site is above them */
const isBelievable = (readings: readonly Reading[], isFirst: boolean): boolean => {
  const fields = readings.flatMap((reading) => reading.fields)
  const hasDate = fields.some(({ datePublished }) => datePublished)
  const hasName = fields.some(({ name, nameLatin }) => name || (nameLatin && isLatinPaperName(nameLatin)))
  const isIdentified = hasName || fields.some(({ weekday }) => weekday) || isFirst
  return readings.some(({ strong }) => strong) || (hasDate && isIdentified)
}

/** Whether a paper's name is set as a heading of its own at the top, right above that of the first article. */
const isNameHeading = (run: readonly Reading[], below: SourceLine): boolean =>
  run.length === 1 &&
  run.every(({ line, fields }) => line.mark?.kind === 'heading' && fields.some(({ name }) => name)) &&
  below.mark?.kind === 'heading'

/** Whether a line has a date, and nothing of a paper. */
const isDateAlone = ({ fields }: Reading): boolean =>
  fields.every((field) => Object.keys(field).every((key) => DATE_FIELDS.has(key)))
const DATE_FIELDS: ReadonlySet<string> = new Set(['datePublished', 'weekday', 'lunarDate'])

const isPageMark = (text: string): boolean =>
  pageLabelOf(text) !== undefined || runningHeadOf(text) !== undefined

/** The first value of a field counts: a repetition below the masthead does not correct it. */
const merge = (readings: readonly Reading[]): MastheadFields => {
  const merged: MastheadFields = Object.assign({}, ...readings.flatMap((reading) => reading.fields).reverse())
  const { name, nameLatin, ...others } = merged
  // A paper in Latin letters has no other name.
  return name === undefined && nameLatin && isLatinPaperName(nameLatin)
    ? { ...others, name: nameLatin }
    : merged
}

/** The paper's fields from a running head, from a reading system's tag under a title or from the way to the page, if there is no masthead. */
const fieldsOfTag = (lines: readonly SourceLine[]): MastheadFields => {
  for (const { text } of lines.slice(0, MAX_LINES)) {
    const head = runningHeadOf(text)
    if (head?.datePublished) {
      const { name, datePublished, weekday } = head
      return { datePublished, ...(name ? { name } : {}), ...(weekday ? { weekday } : {}) }
    }
    const tag = text.length <= MAX_LENGTH ? sourceTagOf(text) : undefined
    if (!tag) continue
    const { name, datePublished, printPage } = tag
    return { name, ...(datePublished ? { datePublished } : {}), ...(printPage ? { page: printPage } : {}) }
  }
  return lines.slice(0, MAX_TRAIL).flatMap(({ text }) => trailFieldsOf(text) ?? [])[0] ?? {}
}
/** A site prints the way to a page near its top. */
const MAX_TRAIL = 5

/** Lines among which a date may stand between the first headings and their text. */
const MAX_HEADINGS = 5

/** A text without a masthead whose first headings have the day below them, right above the text. */
const dateUnderTitle = (lines: readonly SourceLine[], tag: MastheadFields): Masthead | undefined => {
  const printed = lines.slice(0, MAX_HEADINGS * 2).filter(({ kind }) => kind !== 'furniture')
  const body = printed.findIndex(({ kind }) => kind !== 'title')
  const line = printed[body - 1]
  const reading = body > 1 && body <= MAX_HEADINGS && line ? readLine(line, undefined, []) : undefined
  if (!line || !reading || !/^\d{4}[-/.]\d|星期|周/.test(line.text) || line.text.startsWith('（'))
    return undefined
  if (!isDateAlone(reading) || merge([reading]).datePublished === undefined) return undefined
  return { ...NO_MASTHEAD, fields: { ...tag, ...merge([reading]) }, lines: [line] }
}

/**
 * The masthead at the top of a text: the first run of lines that hold only its fields. Its lines are as printed; the
 * list is empty if the text has no masthead.
 */
export const readMasthead = (lines: readonly SourceLine[]): Masthead => {
  let run: Reading[] = []
  let isNamed = false
  const isFirst = (): boolean =>
    lines
      .slice(0, run[0]?.line.index ?? 0)
      .every(({ kind, text }) => kind === 'furniture' || pageLabelOf(text) !== undefined)
  for (const line of lines.slice(0, MAX_LINES)) {
    // A site's bar of links above it is no line of it.
    if (line.kind === 'furniture' && run.length === 0) continue
    const reading = readLine(line, lines[line.index + 1], run)
    if (reading) run.push(reading)
    else if (isNameHeading(run, line) && isFirst()) {
      isNamed = true
      break
    } else if (isBelievable(run, isFirst())) {
      const partial = readPartialLine(line)
      if (!partial) break
      run.push(partial)
    } else run = []
  }
  const tag = fieldsOfTag(lines)
  if (!isNamed && !isBelievable(run, isFirst()))
    return dateUnderTitle(lines, tag) ?? { ...NO_MASTHEAD, fields: tag }
  const later = run.findIndex((reading) => !isDateAlone(reading) && merge([reading]).datePublished)
  const siteDates = later > 0 && run.slice(0, later).every(isDateAlone) ? later : 0
  run = run.slice(siteDates)
  const aboveRun = lines.slice(0, run[0]?.line.index)
  // The day that a site shows is the day of the visit: the one beside the page's mark is the paper's.
  if (tag.datePublished && run.every(isDateAlone) && merge(run).datePublished !== tag.datePublished)
    return { ...NO_MASTHEAD, fields: tag, above: [...aboveRun, ...run.map(({ line }) => line)] }
  const nameLine = nameAbove(run, lines.slice(0, run[0]?.line.index))
  run = [...nameLine, ...run]
  const above = lines.slice(0, run[0]?.line.index).filter(({ text }) => !isPageMark(text))
  return {
    fields: { ...tag, ...merge(run) },
    contacts: run.flatMap(({ fields }) => fields.flatMap(({ contact }) => contact ?? [])),
    lines: run.map(({ line }) => line),
    above: above.some(({ kind }) => kind !== 'title' && kind !== 'furniture') ? [] : above,
  }
}
