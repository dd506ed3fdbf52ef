/**
 * Fills typeset's tables of code points at build time.
 *
 * Why: typeset classifies each character at its first use, by regular expressions over Unicode properties. Compiling them
 * costs the first screen about 10 ms. Here the same functions run for every character of the common blocks, and the bundle
 * starts with their results.
 */
import { chineseClassOf } from '../../source/typeset/breaks/class.ts'
import { traitsOf } from '../../source/typeset/cells/character.ts'
import type { Patch } from './patch.ts'
import { replaceOnce } from './replace-once.ts'

/** The blocks that a Chinese paper uses; filling others would cost more than it saves. */
const BLOCKS = [
  [0x0000, 0x02ff],
  [0x2000, 0x2bff],
  [0x3000, 0x33ff],
  [0x4e00, 0x9fff],
  [0xfe30, 0xffef],
] as const
const inBlocks = (codePoint: number): boolean =>
  BLOCKS.some(([first, last]) => codePoint >= first && codePoint <= last)

/** Run-length encoding: count, value, count, value … */
const runsOf = (values: Iterable<number>): string => {
  const runs: number[] = []
  for (const value of values) {
    if (runs.at(-1) === value) runs[runs.length - 2] = (runs.at(-2) ?? 0) + 1
    else runs.push(1, value)
  }
  return JSON.stringify(runs)
}

/** As typeset's `cachedByCodePoint`, with entries (the result + 1 of each code point) filled in from `runs`. */
const FILLED = `
const rememberingAll = (runs, learn) => {
  const known = new Uint8Array(0x110000)
  for (let at = 0, next = 0; next < runs.length; at += runs[next], next += 2)
    known.fill(runs[next + 1], at, at + runs[next])
  return (codePoint) => {
    if (known[codePoint] === 0) known[codePoint] = learn(codePoint) + 1
    return known[codePoint] - 1
  }
}
`

/** @param answer what typeset's function of that name returns */
const filled =
  (name: string, answer: (codePoint: number) => number) =>
  (text: string, file: string): string => {
    const runs = runsOf(
      Array.from({ length: 0x10000 }, (_, codePoint) => (inBlocks(codePoint) ? answer(codePoint) + 1 : 0)),
    )
    const before = new RegExp(`(?<=export const ${name}\\b.*= )cachedByCodePoint\\(`)
    return FILLED + replaceOnce(text, before, `rememberingAll(${runs}, `, file)
  }

export const typesetTables: Patch = {
  name: 'typeset tables filled',
  changes: [
    [/typeset[\\/]cells[\\/]character\.ts$/, filled('traitsOf', traitsOf)],
    [/typeset[\\/]breaks[\\/]class\.ts$/, filled('chineseClassOf', chineseClassOf)],
  ],
}
