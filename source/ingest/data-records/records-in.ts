import { type FieldPart, isSectionName, partOf } from '../forms/index.ts'

/** An article, or a part of a page, as data has it. */
export type DataRecord = Readonly<Partial<Record<FieldPart, string>>> & {
  /** Its place among headings, if the data is a list of blocks: 1 for a title. */
  readonly level?: number
}

/** The records of a value, and what in it is no text of theirs, as JSON. */
export interface Records {
  readonly records: DataRecord[]
  readonly left: string[]
}

/** Far deeper than any data nests its articles. */
const MAX_DEPTH = 8

type Fields = Readonly<Record<string, unknown>>
const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Headings within a text that is a list of blocks. */
const HEADING = /^(?:heading|header|h[1-6]|title|sub-?title|sub-?head(?:ing|line)?|标题|小标题)$/i

/** The words of a value: a text, a number, a list of paragraphs, or of blocks that have a text each. */
const wordsIn = (value: unknown, join = '\n', depth = 0): string => {
  if (typeof value === 'string') return value.trim() === '' ? '' : value
  if (typeof value === 'number') return String(value)
  if (depth > MAX_DEPTH) return ''
  if (Array.isArray(value))
    return value
      .map((one) => wordsIn(one, join, depth + 1))
      .filter((words) => words !== '')
      .join(join)
  if (!isFields(value)) return ''
  const own = partsOf(value)
  const words = [own.get('headline'), own.get('body') ?? value.main ?? value.name ?? value.value, value.sub]
  return words
    .map((one) => wordsIn(one, join, depth + 1))
    .filter((one) => one !== '')
    .join(join)
}

/** The value of each part, by the first of its names that has one. */
const partsOf = (fields: Fields): ReadonlyMap<FieldPart, unknown> => {
  const ranks = new Map<FieldPart, number>()
  const parts = new Map<FieldPart, unknown>()
  for (const [name, value] of Object.entries(fields)) {
    const [part, rank] = partOf(name) ?? []
    if (part === undefined || rank === undefined || isEmpty(value)) continue
    if (rank < (ranks.get(part) ?? Number.POSITIVE_INFINITY)) {
      ranks.set(part, rank)
      parts.set(part, value)
    }
  }
  return parts
}

const isEmpty = (value: unknown): boolean =>
  value === null || value === '' || value === undefined || (Array.isArray(value) && value.length === 0)

/** What an article has in common with those around it. */
type Around = Pick<DataRecord, 'date' | 'page' | 'section' | 'paper'>
const SHARED = ['date', 'page', 'section', 'paper'] as const

/** Words of a letter or two in any script: a text, and no key or number. */
const TEXT = /\p{L}[^\p{L}]*\p{L}/u
/** Prose: it has a stop, or is long. */
const PROSE = /[。！？；]|[.!?]\s|[\s\S]{40}/

const levelOf = (fields: Fields): number | undefined => {
  const level = fields.text_level ?? fields.level
  if (typeof level === 'number' && level >= 1 && level <= 6) return level
  const type = String(
    fields.type ?? fields.category ?? fields.label ?? fields.block_label ?? fields.block_type ?? '',
  )
  if (/^(?:doc[-_ ]?)?title$|^标题$/i.test(type)) return 1
  return HEADING.test(type.replace(/^(?:section|paragraph)[-_ ]/i, '')) ? 2 : undefined
}

/** Whether a record says what kind of block it is, or where it stands on its page, as a reading of a picture does. */
const isBlock = (fields: Fields): boolean =>
  ['bbox', 'box', 'poly', 'polygon', 'position', 'coordinates', 'points'].some((name) => name in fields) ||
  ['type', 'category', 'label', 'block_type', 'block_label'].some((name) => typeof fields[name] === 'string')

/** A value as JSON; one that is nested too deep for that only in name. */
const asJson = (value: unknown): string => {
  try {
    return JSON.stringify(value)
  } catch (error) {
    if (error instanceof RangeError) return '{…}'
    throw error
  }
}

/** Collects the articles of values, however they are nested. */
export class RecordFinder {
  readonly #records: DataRecord[] = []
  readonly #left: string[] = []

  /** @returns whether the value holds a record */
  add(value: unknown, around: Around = {}, depth = 0): boolean {
    if (depth > MAX_DEPTH || typeof value !== 'object' || value === null) return false
    if (Array.isArray(value)) {
      let found = false
      const other: unknown[] = []
      for (const one of value) {
        const isRecord = this.add(one, around, depth + 1)
        if (!isRecord) other.push(one)
        found ||= isRecord
      }
      if (found) for (const one of other) this.#leave(one)
      return found
    }
    return this.#addFields(value as Fields, around, depth)
  }

  found(): Records {
    return { records: this.#records, left: this.#left }
  }

  #leave(value: unknown): void {
    const isBare =
      value === null || value === '' || (typeof value === 'object' && Object.keys(value).length === 0)
    if (!isBare) this.#left.push(asJson(value))
  }

  #addFields(fields: Fields, around: Around, depth: number): boolean {
    const parts = partsOf(fields)
    const shared: Around = {
      ...around,
      ...Object.fromEntries(
        SHARED.flatMap((part) => {
          const words = wordsIn(parts.get(part), ' ')
          return words === '' ? [] : [[part, words]]
        }),
      ),
    }
    const body = wordsIn(parts.get('body'), '\n')
    const headline = wordsIn(parts.get('headline'), ' ')
    const isNested = Object.values(fields).some(isNest)
    if (isNested && !isText(parts.get('body'))) {
      const section = shared.section ?? (isSectionName(headline) ? headline : undefined)
      if (this.#addNested(fields, { ...shared, ...(section ? { section } : {}) }, depth)) return true
    }
    const lead = wordsIn(parts.get('lead'), '\n')
    const isArticle = TEXT.test(headline) && (TEXT.test(body) || PROSE.test(lead))
    const level = levelOf(fields)
    const isPart =
      headline === '' && TEXT.test(body) && (PROSE.test(body) || level !== undefined || isBlock(fields))
    if (!isArticle && !isPart) return false
    this.#addRecord(fields, parts, shared, level)
    return true
  }

  /** Adds the records within a value, and leaves what else it has. */
  #addNested(fields: Fields, around: Around, depth: number): boolean {
    let found = false
    const other: [string, unknown][] = []
    for (const [name, inner] of Object.entries(fields)) {
      if (this.add(inner, around, depth + 1)) found = true
      else if (!SHARED.some((part) => part === partOf(name)?.[0])) other.push([name, inner])
    }
    if (found) this.#leave(Object.fromEntries(other.filter(([, inner]) => !isEmpty(inner))))
    return found
  }

  #addRecord(
    fields: Fields,
    parts: ReadonlyMap<FieldPart, unknown>,
    shared: Around,
    level: number | undefined,
  ): void {
    const used = new Set(parts.values())
    const left = Object.entries(fields).filter(([, value]) => !used.has(value) && !isEmpty(value))
    this.#leave(Object.fromEntries(left))
    const own = [...parts].flatMap(([part, value]): [FieldPart, string][] => {
      const words = wordsIn(value, part === 'body' || part === 'lead' || part === 'caption' ? '\n' : ' ')
      return words === '' ? [] : [[part, words]]
    })
    const isMarked = level !== undefined && !parts.has('headline')
    this.#records.push({ ...shared, ...Object.fromEntries(own), ...(isMarked ? { level } : {}) })
  }
}

/** Whether a value may hold records. */
const isNest = (value: unknown): boolean =>
  Array.isArray(value) ? value.some((one) => typeof one === 'object' && one !== null) : isFields(value)

/** Whether the value of a body is its text, and no list of articles. */
const isText = (value: unknown): boolean =>
  typeof value === 'string' ||
  (Array.isArray(value) &&
    value.every(
      (one) =>
        typeof one === 'string' || Array.isArray(one) || (isFields(one) && !partsOf(one).has('headline')),
    )) ||
  (isFields(value) && !partsOf(value).has('headline'))
