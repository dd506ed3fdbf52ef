import { closestTo, errorFacts, languageOf, wordsFor } from '../language/index.ts'
import type { Log } from '../reader/index.ts'
import { languageAsked, readCommandLine } from './invocation/command-line.ts'
import { BrokenConfig, type Config, readConfig } from './invocation/config.ts'
import type { Command } from './invocation/context.ts'
import type { RunFacts } from './invocation/debug-log.ts'
import { exitCodeOf, Failure, failureLine, Misuse } from './invocation/failure.ts'
import { FLAGS, type Flags, flagAsWritten } from './invocation/flags.ts'
import { outputTo } from './invocation/output.ts'
import { type CommandIo, commandIo, type ProcessIo } from './invocation/process-io.ts'
import { refuseIfSecure } from './invocation/secure.ts'
import { settingsOf } from './invocation/settings.ts'
import { open } from './open.ts'

export { type Flags, languageAsked, type ProcessIo, readCommandLine }

/** Each of these is loaded only when it is run. `open`, the way to the first screen, is there from the start. */
const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  print: async () => (await import('./print.ts')).print,
  headlines: async () => (await import('./headlines.ts')).headlines,
  add: async () => (await import('./add.ts')).add,
  get: async () => (await import('./get.ts')).get,
  list: async () => (await import('./list.ts')).list,
  remove: async () => (await import('./remove.ts')).remove,
  search: async () => (await import('./search.ts')).search,
  papers: async () => (await import('./papers.ts')).papers,
  shelf: async () => (await import('./shelf-command.ts')).shelfCommand,
  doctor: async () => (await import('./doctor.ts')).doctor,
  completion: async () => (await import('./completion.ts')).completion,
  help: async () => (await import('./help.ts')).help,
}

/** The names of the commands, apart from `version`. */
export const COMMAND_NAMES = Object.keys(COMMANDS)

/**
 * Runs one command line, given as words and flags.
 * @returns the exit code: 0, 1 for a failure, 2 for wrong usage
 */
export const run = async (
  line: readonly string[],
  flags: Flags,
  version: string,
  process: ProcessIo,
): Promise<number> => {
  // Neither a terminal that cannot place a cursor nor a screen reader is sent a sequence.
  const io = commandIo(process, process.env.TERM !== 'dumb' && !flags.accessible)
  let asked = flags.lang
  const [name = '', ...rest] = line
  const isCommand = Object.hasOwn(COMMANDS, name)
  let log: Log | undefined
  try {
    log = await debugLogOf(io, { version, command: isCommand ? name : 'open', words: line.length })
    refuseUnknown(flags)
    if (flags.version || 'V' in flags || (name === 'version' && rest.length === 0))
      return print(io, `${version}\n`)
    if (flags.help) {
      const { helpFor } = await import('./help.ts')
      return print(io, helpFor(name, wordsFor(languageOf(asked, io.env)), io.stdout.columns))
    }
    const config = await configFor(line[0])
    asked ??= config.lang
    const settings = settingsOf(flags, config, io.env)
    const words = wordsFor(settings.language)
    const { data, limits, keys, ...loggable } = settings
    log?.('settings', { ...loggable, ...limits, keys: keys && Object.keys(keys).length })
    const load = isCommand ? COMMANDS[name] : undefined
    const command = load ? await load() : open
    const code = await command(load ? rest : line, { flags, config, settings, words, io, log })
    log?.('end', { code })
    return code
  } catch (error) {
    log?.('error', errorFacts(error))
    if (error instanceof BrokenConfig) asked ??= error.usable.lang
    return fail(isCommand ? error : asMistyped(error, name), process, asked)
  }
}

/** The error for words that name no paper; another one if the first may be a mistyped command. */
const asMistyped = (error: unknown, name: string): unknown => {
  const isUnknown = error instanceof Failure && /^(?:noSuchPaper|didYouMean)$/.test(error.saying[0])
  const meant = isUnknown && /^[a-z]+$/i.test(name) ? closestTo(name, COMMAND_NAMES) : undefined
  return meant === undefined ? error : new Misuse(['noCommandButAlike', name, meant])
}

/** The log that `BAOLAN_DEBUG` asks for. */
const debugLogOf = async (io: CommandIo, run: RunFacts): Promise<Log | undefined> => {
  const file = io.env.BAOLAN_DEBUG
  if (!file) return undefined
  refuseIfSecure(io)
  const { logStart, openDebugLog } = await import('./invocation/debug-log.ts')
  const log = openDebugLog(file, io)
  logStart(log, io, run)
  return log
}

/** What runs with a broken configuration too: `doctor` says what is wrong in it, and these say what would be right. */
const DESPITE_FAULTS = ['doctor', 'help', 'completion']

/** The configuration. A broken one stops all other commands. */
const configFor = async (command = ''): Promise<Config> => {
  try {
    return await readConfig()
  } catch (error) {
    if (DESPITE_FAULTS.includes(command) && error instanceof BrokenConfig) return error.usable
    throw error
  }
}

/**
 * Writes one line to stderr that says what went wrong.
 * @param asked the requested language, if any; otherwise the environment decides
 * @returns the exit code
 */
export const fail = (error: unknown, io: Pick<ProcessIo, 'stderr' | 'env'>, asked?: string): number => {
  outputTo(() => io.stderr).write(failureLine(error, wordsFor(languageOf(asked, io.env))))
  return exitCodeOf(error)
}

const print = (io: CommandIo, text: string): number => {
  io.stdout.write(text)
  return 0
}

const refuseUnknown = (flags: Flags): void => {
  const unknown = Object.keys(flags).find(
    (flag) => !Object.hasOwn(FLAGS, flag) && !['h', 'v', 'V'].includes(flag),
  )
  if (unknown !== undefined) throw new Misuse(['noOption', flagAsWritten(unknown)])
  const empty = Object.entries(flags).find(([, value]) => typeof value === 'string' && value.trim() === '')
  if (empty) throw new Misuse(['takesValue', flagAsWritten(empty[0])])
}
