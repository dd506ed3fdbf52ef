/**
 * Typeset's tables, filled when the bundle is built.
 *
 * Why: typeset learns each character when it first meets it, by regular expressions over Unicode properties. That is the
 * right way to state it, and compiling them costs the first screen some 10 ms. Here the same functions are asked for
 * every character of the Basic Multilingual Plane at build time, and the answers put where they would be kept.
 */
import { readFile } from 'node:fs/promises'
import type { Plugin } from 'esbuild'
import { chineseClassOf } from '../../source/typeset/breaks/class.ts'
import { traitsOf } from '../../source/typeset/cells/character.ts'
import { replaceOnce } from './replace-once.ts'

const BMP = 0x10000

/** Numbers as runs: how many, which, how many, which. */
const runsOf = (values: Iterable<number>): string => {
  const runs: number[] = []
  for (const value of values) {
    if (runs.at(-1) === value) runs[runs.length - 2] = (runs.at(-2) ?? 0) + 1
    else runs.push(1, value)
  }
  return JSON.stringify(runs)
}

const FILLED = `const filled = (length, runs) => {
  const table = new Uint8Array(length)
  for (let at = 0, next = 0; next < runs.length; at += runs[next], next += 2)
    table.fill(runs[next + 1], at, at + runs[next])
  return table
}
`

/** A table of what is known of each code point: the answer + 1. */
const known = (answer: (codePoint: number) => number): string =>
  `filled(0x110000, ${runsOf(Array.from({ length: BMP }, (_, codePoint) => answer(codePoint) + 1))})`

const NOTHING_KNOWN = 'new Uint8Array(0x110000)'

const changes: readonly (readonly [file: RegExp, part: string, by: () => string])[] = [
  [/typeset[\\/]cells[\\/]character\.ts$/, NOTHING_KNOWN, () => known(traitsOf)],
  [
    /typeset[\\/]breaks[\\/]class\.ts$/,
    NOTHING_KNOWN,
    () => `learn === learnChineseClass ? ${known(chineseClassOf)} : ${NOTHING_KNOWN}`,
  ],
]

export const typesetTables: Plugin = {
  name: 'typeset tables filled',
  setup(build) {
    for (const [filter, part, by] of changes)
      build.onLoad({ filter }, async ({ path }) => {
        const text = await readFile(path, 'utf8')
        return { contents: FILLED + replaceOnce(text, part, by(), path), loader: 'ts' }
      })
  },
}
