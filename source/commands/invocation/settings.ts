import { SIZE_LIMITS, type SizeLimits } from '../../issue/index.ts'
import { LANGUAGES, type Language, languageOf } from '../../language/index.ts'
import type { Colour, Quiet } from '../../makeup/index.ts'
import type { KeyChanges } from '../../reader/index.ts'
import { wantsColour } from '../../terminal/index.ts'
import type { Ambiguous, LineBreakLevel } from '../../typeset/index.ts'
import { type Config, DATA_FOLDER } from './config.ts'
import { Misuse } from './failure.ts'
import type { Flags } from './flags.ts'
import { absolutePath } from './home-path.ts'

/** The settings of one run: from the command line, else the configuration, else the default. */
export interface RunSettings {
  readonly ambiguous: Ambiguous | 'auto'
  readonly level: LineBreakLevel
  readonly language: Language
  readonly color: boolean
  readonly hang: boolean
  readonly justify: boolean
  readonly columns: number
  readonly quiet?: Quiet | undefined
  readonly accent?: Colour | undefined
  /** Whether the terminal's cursor is shown where it stands. */
  readonly cursor?: boolean | undefined
  readonly keys?: KeyChanges | undefined
  /** The shelf's folder, absolute. */
  readonly data: string
  readonly limits: SizeLimits
}

/** @throws {Misuse} if a flag has an invalid value */
export const settingsOf = (flags: Flags, config: Config, env: NodeJS.ProcessEnv): RunSettings => {
  const ambiguous = oneOf('--ambiguous', flags.ambiguous ?? config.ambiguous ?? 'auto', ['1', '2', 'auto'])
  return {
    ambiguous: ambiguous === 'auto' ? 'auto' : ambiguous === '1' ? 1 : 2,
    level: oneOf('--line-break', flags.lineBreak ?? config.lineBreak ?? 'gb', ['basic', 'gb', 'strict']),
    language: languageOf(oneOf('--lang', flags.lang ?? config.lang ?? '', [...LANGUAGES, '']), env),
    color: wantsColour({ refused: !flags.color, env }),
    hang: config.hang ?? false,
    justify: config.justify ?? false,
    columns: wholeNumber('--columns', flags.columns, 1, 4) ?? config.columns ?? 1,
    quiet: config.quiet,
    accent: config.accent,
    cursor: config.cursor,
    keys: config.keys,
    // No shell expands the ~ of --data=~/papers.
    data: absolutePath(flags.data ?? config.data ?? DATA_FOLDER, '.'),
    limits: {
      maxFileMB: config.maxFileMB ?? SIZE_LIMITS.maxFileMB,
      maxArticles: config.maxArticles ?? SIZE_LIMITS.maxArticles,
      maxShortLines: config.maxShortLines ?? SIZE_LIMITS.maxShortLines,
      maxUnpackedMB: config.maxUnpackedMB ?? SIZE_LIMITS.maxUnpackedMB,
    },
  }
}

/** @throws {Misuse} if the value is none of the choices */
export const oneOf = <T extends string>(flag: string, value: string, choices: readonly T[]): T => {
  const match = choices.find((choice) => choice === value)
  if (match === undefined) throw new Misuse(['takesOneOf', flag, value, ...choices.filter(Boolean)])
  return match
}

/** @throws {Misuse} if the value is not a whole number between the bounds */
export const wholeNumber = (
  flag: string,
  value: number | string | undefined,
  least: number,
  most: number,
): number | undefined => {
  if (value === undefined) return undefined
  const number = Number(value)
  if (!Number.isInteger(number) || number < least || number > most)
    throw new Misuse(['takesNumber', flag, least, most])
  return number
}
