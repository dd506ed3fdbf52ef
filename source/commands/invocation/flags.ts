/**
 * The flags of all commands, as meow takes them. Numbers are strings here and checked where they are used, because meow
 * drops a number flag whose value is no number.
 */
export const FLAGS = {
  article: { type: 'string' },
  width: { type: 'string' },
  columns: { type: 'string' },
  format: { type: 'string' },
  name: { type: 'string' },
  date: { type: 'string' },
  page: { type: 'string' },
  to: { type: 'string' },
  pages: { type: 'string' },
  limit: { type: 'string' },
  sort: { type: 'string' },
  dryRun: { type: 'boolean' },
  quiet: { type: 'boolean' },
  check: { type: 'boolean' },
  save: { type: 'string' },
  json: { type: 'boolean' },
  ambiguous: { type: 'string' },
  lineBreak: { type: 'string' },
  lang: { type: 'string' },
  color: { type: 'boolean', default: true },
  data: { type: 'string' },
  version: { type: 'boolean', shortFlag: 'v' },
  help: { type: 'boolean', shortFlag: 'h' },
} as const

export interface Flags {
  readonly article?: number | string
  readonly width?: number | string
  readonly columns?: number | string
  readonly format?: string
  readonly name?: string
  readonly date?: string
  readonly page?: number | string
  readonly to?: string
  readonly pages?: string
  readonly limit?: number | string
  readonly sort?: string
  readonly dryRun?: boolean
  readonly quiet?: boolean
  readonly check?: boolean
  readonly save?: string
  readonly json?: boolean
  readonly ambiguous?: string
  readonly lineBreak?: string
  readonly lang?: string
  readonly color: boolean
  readonly data?: string
  readonly version?: boolean
  readonly help?: boolean
}

/** A flag as it is written: `--line-break`. Colour is on by default, and has a flag that takes it away. */
export const flagAsWritten = (flag: string): string => {
  if (flag === 'color') return '--no-color'
  return flag.length === 1 ? `-${flag}` : `--${flag.replace(/[A-Z]/g, (c) => `-${c.toLowerCase()}`)}`
}

/** A parsed command line. */
export interface CommandLine {
  readonly words: readonly string[]
  readonly flags: Flags
}
