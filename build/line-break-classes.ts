/**
 * Writes source/typeset/breaks/class-data.ts from the Unicode file LineBreak.txt:
 *
 *     node build/line-break-classes.ts LineBreak.txt
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { derivedClass } from '../source/typeset/breaks/class.ts'

type Range = [first: number, last: number]

const LAST = 0x10ffff

/** LB1: classes that stand for others. */
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

const listed = new Map<string, Range[]>()
for (let codePoint = 0; codePoint <= LAST; codePoint++) {
  const name = resolved(names[codePoint] ?? '', codePoint)
  if (name === derivedClass(codePoint)) continue
  const ranges = listed.get(name) ?? []
  listed.set(name, ranges)
  const last = ranges.at(-1)
  if (last?.[1] === codePoint - 1) last[1] = codePoint
  else ranges.push([codePoint, codePoint])
}

const hex = ([first, last]: Range): string =>
  first === last ? first.toString(16) : `${first.toString(16)}-${last.toString(16)}`
const rows = (ranges: readonly Range[]): string =>
  ranges
    .map(hex)
    .join(' ')
    .match(/.{1,98}(?: |$)/g)
    ?.map((row) => `    '${row}'`)
    .join(' +\n') ?? "''"
const version = /LineBreak-([\d.]+)\.txt/.exec(text)?.[1] ?? ''
writeFileSync(
  new URL('../source/typeset/breaks/class-data.ts', import.meta.url),
  `// Written by build/line-break-classes.ts from LineBreak-${version}.txt (Unicode Character Database, UNICODE LICENSE V3).\n
/** Code points, in hexadecimal, whose Line_Break of Unicode ${version} \`derivedClass\` does not tell. */
export const LINE_BREAK = {
${[...listed].map(([name, ranges]) => `  ${name}:\n${rows(ranges)},`).join('\n')}
} as const\n`,
)
