import type { Words } from '../../language/index.ts'
import { flagAsWritten } from '../invocation/flags.ts'
import { type CommandName, commandEntry, NAMED_COMMANDS } from './command-table.ts'
import { FLAG_LETTERS, FLAG_VALUES, type FlagName, GENERAL_FLAGS } from './flag-table.ts'

/** What a shell completes a word to: files, folders, papers, or some words. */
export type Kind =
  | 'sources'
  | 'files'
  | 'folders'
  | 'papers'
  | 'nothing'
  | { readonly choices: readonly string[] }

/** A flag as a shell completes it. */
export interface CompletedFlag {
  /** `--dry-run` */
  readonly flag: string
  readonly letter: string | undefined
  /** Undefined: it takes no value. */
  readonly value: Kind | undefined
  readonly text: string
}

/** A command as a shell completes it. */
export interface CompletedCommand {
  readonly name: CommandName
  readonly text: string
  readonly takes: Kind
  readonly flags: readonly CompletedFlag[]
}

const kindOf = (name: FlagName): Kind | undefined => {
  const value = FLAG_VALUES[name]
  if (!value) return undefined
  return 'choices' in value ? value : (value.of ?? 'nothing')
}

const completedFlag =
  (words: Words) =>
  (name: FlagName): CompletedFlag => ({
    flag: flagAsWritten(name),
    letter: FLAG_LETTERS[name],
    value: kindOf(name),
    text: words.flags[name],
  })

const completed = (name: CommandName, words: Words): CompletedCommand => {
  const { takes, flags } = commandEntry(name)
  const topics = { choices: [...NAMED_COMMANDS, 'keys'] }
  return {
    name,
    text: words.commands[name],
    takes: takes === 'commands' ? topics : takes,
    flags: flags.map(completedFlag(words)),
  }
}

/** All that the scripts of the shells are made of. */
export interface CompletedWords {
  /** What is completed where no command is named. */
  readonly open: CompletedCommand
  readonly commands: readonly CompletedCommand[]
  readonly general: readonly CompletedFlag[]
}

export const completedWords = (words: Words): CompletedWords => ({
  open: completed('open', words),
  commands: NAMED_COMMANDS.map((name) => completed(name, words)),
  general: GENERAL_FLAGS.map(completedFlag(words)),
})

/** Each flag of any command that takes a value, once. */
export const flagsWithValue = ({ open, commands, general }: CompletedWords): readonly CompletedFlag[] => {
  const flags = [open, ...commands].flatMap((command) => command.flags).concat(general)
  return [...new Map(flags.map((flag) => [flag.flag, flag])).values()].filter(
    ({ value }) => value !== undefined,
  )
}
