import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const file = join(import.meta.dirname, '../../data/hengyang-daily-2021-11-09.txt')

/** The paragraphs of the issue that ships. */
export const paper = readFileSync(file, 'utf8')
  .split('\n')
  .map((line) => line.trim())
  .filter(Boolean)

/** The same repeated to about 1 MB (350,000 characters). */
export const longPaper: readonly string[] = Array.from({ length: 110 }, () => paper).flat()

/** In UTF-16 code units. */
export const lengthOf = (paragraphs: readonly string[]): number =>
  paragraphs.reduce((sum, { length }) => sum + length, 0)
