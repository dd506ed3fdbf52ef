/** The values of a text that is data, and what in it is none. */
export interface Parsed {
  readonly values: readonly unknown[]
  /** Pieces that are broken, or text around the data, as they came. */
  readonly broken: readonly string[]
}

/** Data that a model wrapped into a fence, with its words around it. */
const FENCED =
  /^(?<above>[^{[]{0,400}?)(?:```|~~~)(?:json[lc5]?)?\s*\n(?<inner>[{[][\s\S]*?)\n[ \t]*(?:```|~~~)(?<below>[^{]{0,400})$/i

const ESCAPES: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' }
/** JSON in which models leave line ends and tabs within strings. */
const withEscapes = (json: string): string => {
  let isInside = false
  return json.replace(/\\.|["\n\r\t]/gs, (sign) => {
    if (sign === '"') isInside = !isInside
    return isInside ? (ESCAPES[sign] ?? sign) : sign
  })
}

const parse = (json: string): readonly [unknown] | undefined => {
  try {
    return [JSON.parse(json)]
  } catch {
    return undefined
  }
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null

/** Code units at the end of a record in a list: a brace, spaces and a comma or bracket. */
const MAX_END = 80

/** One record of a list whose brackets and commas stand around it. */
const parseItem = (piece: string): readonly [unknown] | undefined => {
  const inside = piece.trim().replace(/^\[\s*(?=\{)/, '')
  const item = /\}\s*[,\]]$/.test(inside.slice(-MAX_END)) ? inside.slice(0, -1).trimEnd() : inside
  return parse(item) ?? (/[\n\t]/.test(item) ? parse(withEscapes(item)) : undefined)
}

/** The deepest indent of a list's records, in columns. */
const MAX_INDENT = 40
/** Columns of white space before a record, most often none: a record within another is further in. */
const indentOf = (text: string): number => {
  let least = Number.POSITIVE_INFINITY
  for (const [, indent = ''] of text.matchAll(/^([ \t]*)\{/gm)) least = Math.min(least, indent.length)
  return least
}

/** Pieces that begin with a line that begins with a record: JSON lines, and records one below another. */
const piecesOf = (text: string): string[] => {
  const body = text.replace(/^\[\s*?\n/, '')
  const indent = indentOf(body)
  return indent <= MAX_INDENT ? body.split(new RegExp(`\\n(?=[ \\t]{${indent}}\\{)`)) : [body]
}

/** @returns undefined if few pieces are records */
const parsePieces = (text: string): Parsed | undefined => {
  const values: unknown[] = []
  const broken: string[] = []
  for (const piece of piecesOf(text)) {
    const one = parseItem(piece)
    if (one && isObject(one[0])) {
      values.push(one[0])
      continue
    }
    // Words between two records belong to neither.
    const [first = '', ...rest] = piece.split('\n')
    const head = rest.length > 0 ? parseItem(first) : undefined
    if (head && isObject(head[0])) values.push(head[0])
    const left = (head ? rest.join('\n') : piece).trim()
    if (left !== '' && left !== ']') broken.push(left)
    if (broken.length > values.length + MAX_BROKEN) return undefined
  }
  return values.length > 0 && values.length >= broken.length ? { values, broken } : undefined
}

/** More broken pieces than records by so many: it is no data. */
const MAX_BROKEN = 8

/** The JSON values of a text, one or several; undefined if it is not JSON. Single broken records are kept apart. */
export const parseJson = (text: string): Parsed | undefined => {
  const fenced = FENCED.exec(text)?.groups
  const json = (fenced?.inner ?? text).trim()
  if (!/^[{[]/.test(json)) return undefined
  const around = fenced ? [fenced.above, fenced.below].map((words = '') => words.trim()) : []
  const whole = parse(json) ?? parse(withEscapes(json))
  const read = whole ? { values: [whole[0]].filter(isObject), broken: [] } : parsePieces(json)
  return read && { values: read.values, broken: [...around.filter((words) => words !== ''), ...read.broken] }
}
