import { LANGUAGES } from '../../language/index.ts'
import type { FLAGS } from '../invocation/flags.ts'

export type FlagName = keyof typeof FLAGS

/** What a flag's value is: one of some words, or a kind of thing, with the text that stands for it (`{date}`: see `placeholders`). */
type FlagValue =
  | { readonly choices: readonly string[] }
  | { readonly text: string; readonly of?: 'folders' | 'papers' }

/** The values of the flags that take one. The help, the manual and the completions use this table. */
export const FLAG_VALUES: Readonly<Partial<Record<FlagName, FlagValue>>> = {
  article: { text: 'N' },
  width: { text: 'N' },
  columns: { choices: ['1', '2', '3', '4'] },
  format: { choices: ['text', 'json', 'markdown'] },
  name: { text: '{paper}', of: 'papers' },
  date: { text: '{date}' },
  page: { text: '{page}' },
  to: { text: '{date}' },
  pages: { text: '1,A02' },
  limit: { text: 'N' },
  sort: { choices: ['date', 'relevance'] },
  save: { text: '{folder}', of: 'folders' },
  ambiguous: { choices: ['1', '2', 'auto'] },
  lineBreak: { choices: ['basic', 'gb', 'strict'] },
  lang: { choices: LANGUAGES },
  data: { text: '{folder}', of: 'folders' },
}

/** The flags of every command. */
export const GENERAL_FLAGS: readonly FlagName[] = [
  'ambiguous',
  'lineBreak',
  'lang',
  'color',
  'data',
  'version',
  'help',
]

/** Those of them that can be written as one letter. */
export const FLAG_LETTERS: Readonly<Partial<Record<FlagName, string>>> = { version: 'v', help: 'h' }
