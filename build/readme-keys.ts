/** Writes the table of keys into the READMEs: `npm run docs`. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Language } from '../source/language/index.ts'
import { keysMarkdown } from '../source/reader/index.ts'

/** Each README and its language. */
export const READMES: readonly (readonly [file: string, language: Language])[] = [
  ['README.md', 'en'],
  ['README.zh.md', 'zh'],
]

/** Replaces the table of keys in a README's text by the reader's current one. */
export const withKeys = (text: string, language: Language): string =>
  text.replace(/(<!-- keys -->\n)[\s\S]*?(<!-- \/keys -->)/, `$1${keysMarkdown(language).trim()}\n$2`)

if (import.meta.main)
  for (const [file, language] of READMES) {
    const path = join(import.meta.dirname, '..', file)
    writeFileSync(path, withKeys(readFileSync(path, 'utf8'), language))
  }
