import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const folder = join(import.meta.dirname, '../../../shared/ucd')

/** Whether the Unicode test files are beside the repository; without them the tests that need them are skipped. */
export const hasUcd = existsSync(folder)

export const readUcd = (file: string): string => readFileSync(join(folder, file), 'utf8')

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
