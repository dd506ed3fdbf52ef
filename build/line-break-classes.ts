/**
 * Writes source/typeset/breaks/class-data.ts from the Unicode file LineBreak.txt:
 *
 *     node build/line-break-classes.ts LineBreak.txt
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { derivedClass } from '../source/typeset/breaks/class.ts'

const LAST = 0x10ffff

/** The class that LB1 of UAX #14 resolves a class to. */
const resolved = (name: string, codePoint: number): string => {
  if (name === 'AI' || name === 'SG' || name === 'XX') return 'AL'
  if (name === 'SA') return /[\p{Mn}\p{Mc}]/u.test(String.fromCodePoint(codePoint)) ? 'CM' : 'AL'
  return name === 'CJ' ? 'NS' : name
}

const text = readFileSync(process.argv[2] ?? 'LineBreak.txt', 'utf8')
const names: string[] = new Array(LAST + 1).fill('XX')
for (const [, first = '', last = first, name = ''] of text.matchAll(
  /^([0-9A-F]+)(?:\.\.([0-9A-F]+))?\s*;\s*(\w+)/gm,
))
  names.fill(name, Number.parseInt(first, 16), Number.parseInt(last, 16) + 1)

const bounds: number[] = []
const classes: string[] = []
for (let codePoint = 0; codePoint <= LAST; codePoint++) {
  const name = resolved(names[codePoint] ?? '', codePoint)
  if (name === derivedClass(codePoint)) continue
  if (bounds.at(-1) === codePoint - 1 && classes.at(-1) === name) bounds[bounds.length - 1] = codePoint
  else {
    bounds.push(codePoint, codePoint)
    classes.push(name)
  }
}

const rows = (text: string): string => text.match(/\S.{0,103}(?= |$)/g)?.join('\n  ') ?? ''
const version = /LineBreak-([\d.]+)\.txt/.exec(text)?.[1] ?? ''
writeFileSync(
  new URL('../source/typeset/breaks/class-data.ts', import.meta.url),
  `// Written by build/line-break-classes.ts from LineBreak-${version}.txt (Unicode Character Database, UNICODE LICENSE V3).

/** Ranges of code points whose class is not the one that \`derivedClass\` gives: first and last in turn, in order. */
// biome-ignore format: as a table
export const LISTED_RANGES: readonly number[] = [
  ${rows(bounds.map((bound) => `0x${bound.toString(16)},`).join(' '))}
]

/** The class of each of these ranges, by Unicode ${version}. */
export const LISTED_CLASSES = \`
  ${rows(classes.join(' '))}
\`
`,
)
