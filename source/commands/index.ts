import { languageOf, wordsFor } from '../language/index.ts'
import { languageAsked, readCommandLine } from './invocation/command-line.ts'
import { readConfig } from './invocation/config.ts'
import type { Command } from './invocation/context.ts'
import { exitCodeOf, failureLine, Misuse } from './invocation/failure.ts'
import { FLAGS, type Flags } from './invocation/flags.ts'
import { settingsOf } from './invocation/settings.ts'
import type { World } from './invocation/world.ts'

export { FLAGS, type Flags, languageAsked, readCommandLine, type World }

/** Loaded when named: a command pays for nothing that another one needs. */
const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  print: async () => (await import('./print.ts')).print,
  add: async () => (await import('./add.ts')).add,
  get: async () => (await import('./get.ts')).get,
  list: async () => (await import('./list.ts')).list,
  remove: async () => (await import('./remove.ts')).remove,
  search: async () => (await import('./search.ts')).search,
  papers: async () => (await import('./papers.ts')).papers,
  shelf: async () => (await import('./shelf.ts')).shelf,
  doctor: async () => (await import('./doctor.ts')).doctor,
}

const open = async (): Promise<Command> => (await import('./open.ts')).open

/**
 * Runs one command line: its words and flags as meow read them.
 * @returns the exit code: 0, 1 for a failure, 2 for wrong usage
 */
export const run = async (
  line: readonly string[],
  flags: Flags,
  version: string,
  world: World,
): Promise<number> => {
  let asked = flags.lang
  try {
    refuseUnknown(flags)
    if (flags.version) return print(world, `${version}\n`)
    if (flags.help) return print(world, wordsFor(languageOf(asked, world.env)).helpText)
    const config = await readConfig()
    asked ??= config.lang
    const settings = settingsOf(flags, config, world.env)
    const words = wordsFor(settings.language)
    const [name = '', ...rest] = line
    const load = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined
    const command = await (load ?? open)()
    return await command(load ? rest : line, { flags, config, settings, words, world })
  } catch (error) {
    return fail(error, world, asked)
  }
}

/**
 * Says in one line what went wrong. Gives the exit code.
 * @param asked the language that was asked for, if any; else the environment tells
 */
export const fail = (
  error: unknown,
  { stderr, env }: Pick<World, 'stderr' | 'env'>,
  asked?: string,
): number => {
  stderr.write(failureLine(error, wordsFor(languageOf(asked, env))))
  return exitCodeOf(error)
}

const print = (world: World, text: string): number => {
  world.stdout.write(text)
  return 0
}

const asWritten = (flag: string): string =>
  flag.length === 1 ? `-${flag}` : `--${flag.replace(/[A-Z]/g, (c) => `-${c.toLowerCase()}`)}`

const refuseUnknown = (flags: Flags): void => {
  const unknown = Object.keys(flags).find((flag) => !Object.hasOwn(FLAGS, flag) && flag !== 'h')
  if (unknown !== undefined) throw new Misuse(['noOption', asWritten(unknown)])
  const empty = Object.entries(flags).find(([, value]) => value === '')
  if (empty) throw new Misuse(['takesValue', asWritten(empty[0])])
}
