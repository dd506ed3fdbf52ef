import { closestTo, type Words } from '../language/index.ts'
import { keyLines, keymapOf } from '../reader/index.ts'
import { isCommandName, NAMED_COMMANDS } from './help/command-table.ts'
import { commandHelp, definitionList, overview } from './help/help-text.ts'
import type { Command } from './invocation/context.ts'
import { Misuse } from './invocation/failure.ts'
import { writeOut } from './invocation/write-out.ts'

/** `baolan help [COMMAND|keys]`: explains a command, lists the keys, or shows every command. */
export const help: Command = async ([topic], { words, settings, io }) => {
  const { columns } = io.stdout
  if (topic === undefined) await writeOut(io.stdout, overview(words, columns))
  else if (topic === 'keys') {
    const keys = keyLines(keymapOf(settings.keys), settings.language)
    const rows = keys.map(
      ({ action, keys, what, where }) => [action, `${keys.join(' ')}  ${what} (${where})`] as const,
    )
    await writeOut(io.stdout, `${definitionList(rows, columns)}\n`)
  } else if (isCommandName(topic)) await writeOut(io.stdout, commandHelp(topic, words, columns))
  else throw noSuchCommand(topic)
  return 0
}

/** What `--help` prints: about the command it stands with, if any. */
export const helpFor = (name: string, words: Words, columns: number | undefined): string =>
  isCommandName(name) ? commandHelp(name, words, columns) : overview(words, columns)

const noSuchCommand = (name: string): Misuse => {
  const alike = closestTo(name, [...NAMED_COMMANDS, 'keys'])
  return new Misuse(alike === undefined ? ['noCommand', name] : ['noCommandButAlike', name, `help ${alike}`])
}
