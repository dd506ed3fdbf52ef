import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliDecompressSync } from 'node:zlib'

/** A file of the Unicode Character Database. */
export const readUcd = (file: string): string =>
  brotliDecompressSync(readFileSync(join(import.meta.dirname, `${file}.br`))).toString()

export interface BreakCase {
  readonly text: string
  /** Offsets at which the text may be broken: its end is one, its start only if the file says so. */
  readonly breaks: readonly number[]
}

/** The cases of a file such as LineBreakTest.txt. */
export const breakCases = (file: string): BreakCase[] =>
  readUcd(file)
    .split('\n')
    .map((line) => line.replace(/#.*/, '').trim())
    .filter(Boolean)
    .map((line) => {
      let text = ''
      const breaks: number[] = []
      for (const token of line.split(/\s+/)) {
        if (token === '÷') breaks.push(text.length)
        else if (token !== '×') text += String.fromCodePoint(Number.parseInt(token, 16))
      }
      return { text, breaks }
    })
