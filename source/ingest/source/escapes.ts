import type { Note } from '../../issue/index.ts'

/** Characters written as numbers, as programs leave them in text: `\u62a5`, `&#25253;`, `&#x62A5;`. */
const ESCAPE = /\\u(?<unit>[\da-f]{4})|&#(?:x(?<hex>[\da-f]{2,5})|(?<decimal>\d{2,6}));/gi
/** So many of the kind are no accident; a report on programs quotes fewer. */
const MANY_REFERENCES = 3
const MANY_UNITS = 12

interface Unescaped {
  readonly text: string
  readonly notes: readonly Note[]
}

const isWanted = (code: number): boolean => code > 0x9f && code <= 0x10ffff

/** Decodes characters that are written as numbers, if a text has many beyond ASCII, with a note on them all. */
export const undoEscapes = (source: string): Unescaped => {
  const unchanged = { text: source, notes: [] }
  if (!source.includes('\\u') && !source.includes('&#')) return unchanged
  let [units, references] = [0, 0]
  for (const { groups = {} } of source.matchAll(ESCAPE)) {
    if (groups.unit) units += isWanted(Number.parseInt(groups.unit, 16)) ? 1 : 0
    else references += isWanted(codeOf(groups)) ? 1 : 0
  }
  const [readsUnits, readsReferences] = [units >= MANY_UNITS, references >= MANY_REFERENCES]
  if (!readsUnits && !readsReferences) return unchanged
  let count = 0
  const text = source.replace(ESCAPE, (...match: unknown[]) => {
    const written = String(match[0])
    const groups = match.at(-1) as Readonly<Record<string, string | undefined>>
    const code = codeOf(groups)
    if (groups.unit ? !readsUnits : !readsReferences || !isWanted(code)) return written
    count++
    return groups.unit ? String.fromCharCode(code) : String.fromCodePoint(code)
  })
  const message = `${count} characters written as numbers, such as \\u62a5 or &#25253;, decoded`
  return { text, notes: [{ code: 'replaced', at: [0, 0], message }] }
}

const codeOf = ({ unit, hex, decimal = '' }: Readonly<Record<string, string | undefined>>): number =>
  unit || hex ? Number.parseInt(unit ?? hex ?? '', 16) : Number.parseInt(decimal, 10)
