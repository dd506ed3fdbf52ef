import type { Words } from '../../language/index.ts'
import { cellWidth, setParagraph } from '../../typeset/index.ts'
import { flagAsWritten } from '../invocation/flags.ts'
import { type CommandName, commandEntry, NAMED_COMMANDS } from './command-table.ts'
import { FLAG_LETTERS, FLAG_VALUES, type FlagName, GENERAL_FLAGS } from './flag-table.ts'

/** Cells of a line at most, however wide the terminal is. */
const WIDEST = 100

/** Cells of the left column at most; what is wider has a line of its own. */
const WIDEST_TERM = 32

/** A text with its placeholders in a language: `{paper}…` becomes `PAPER…`. */
const withPlaceholders = (text: string, { placeholders }: Words): string =>
  text.replace(
    /\{(\w+)\}/g,
    (whole, id: string) => (({ ...placeholders }) as Record<string, string>)[id] ?? whole,
  )

/** The ways to use a command: `baolan papers [WORDS…]`. */
export const usageOf = (name: CommandName, words: Words): readonly string[] =>
  commandEntry(name).forms.map((form) =>
    ['baolan', name === 'open' ? '' : name, withPlaceholders(form, words)].filter(Boolean).join(' '),
  )

/** A flag with its value: `--lang zh|zh-TW|en`. */
export const flagUsage = (name: FlagName, words: Words): string => {
  const value = FLAG_VALUES[name]
  const letter = FLAG_LETTERS[name]
  const written = letter === undefined ? flagAsWritten(name) : `-${letter}, ${flagAsWritten(name)}`
  if (!value) return written
  return `${written} ${'choices' in value ? value.choices.join('|') : withPlaceholders(value.text, words)}`
}

/** A text in lines of at most `width` cells. */
const inLines = (text: string, width: number): readonly string[] =>
  setParagraph(text, { width: Math.max(10, width), ambiguous: 1, level: 'gb' }).map((row) => row.text)

type Definition = readonly [term: string, text: string]

/** Terms and what they mean, in two columns; in a narrow window one below the other. */
export const definitionList = (rows: readonly Definition[], columns = WIDEST): string => {
  const width = Math.min(columns, WIDEST)
  const widest = Math.min(WIDEST_TERM, Math.max(...rows.map(([term]) => cellWidth(term, 1))))
  const indent = width < 60 ? 4 : widest + 4
  return rows
    .map(([term, text]) => {
      const lines = inLines(text, width - indent).map((line) => ' '.repeat(indent) + line)
      const head = `  ${term}`
      const [first = '', ...rest] = lines
      if (cellWidth(head, 1) > indent - 2) return [head, ...lines].join('\n')
      return [head + ' '.repeat(indent - cellWidth(head, 1)) + first.trimStart(), ...rest].join('\n')
    })
    .join('\n')
}

const flagRows = (names: readonly FlagName[], words: Words): readonly Definition[] =>
  names.map((name) => [flagUsage(name, words), words.flags[name]])

/** What `baolan help` prints: every command and the general flags. */
export const overview = (words: Words, columns = WIDEST): string => {
  const width = Math.min(columns, WIDEST)
  const commands = (['open', ...NAMED_COMMANDS] as const).map(
    (name): Definition => [usageOf(name, words)[0] ?? '', words.commands[name]],
  )
  return [
    inLines(words.tagline, width).join('\n'),
    definitionList(commands, columns),
    definitionList(flagRows(GENERAL_FLAGS, words), columns),
    inLines(words.helpMore, width).join('\n'),
  ]
    .join('\n\n')
    .concat('\n')
}

/** What `baolan help COMMAND` prints: its usage, its flags and an example. */
export const commandHelp = (name: CommandName, words: Words, columns = WIDEST): string => {
  const { flags, example } = commandEntry(name)
  const usage = usageOf(name, words)
  const parts = [
    `${words.usageTitle}\n${usage.map((line) => `  ${line}`).join('\n')}`,
    inLines(words.commands[name], Math.min(columns, WIDEST)).join('\n'),
    flags.length > 0 ? `${words.flagsTitle}\n${definitionList(flagRows(flags, words), columns)}` : '',
    `${words.exampleTitle}\n  ${example}`,
  ]
  return `${parts.filter(Boolean).join('\n\n')}\n`
}
