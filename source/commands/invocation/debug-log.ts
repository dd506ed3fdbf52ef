import { constants, openSync, writeSync } from 'node:fs'
import { reasonOf } from '../../language/index.ts'
import type { Log } from '../../reader/index.ts'
import { Misuse } from './failure.ts'
import { safeJson } from './output.ts'
import type { CommandIo } from './process-io.ts'

/**
 * Appended, so that a log can span several runs. Only its owner may read it. A pipe or a terminal in place of a file is
 * written to only as fast as it takes it: no key may wait for it.
 */
const { O_APPEND, O_CREAT, O_NONBLOCK, O_WRONLY } = constants
const FLAGS_TO_APPEND = O_WRONLY | O_APPEND | O_CREAT | O_NONBLOCK
const MODE = 0o600

/**
 * Opens the log of `BAOLAN_DEBUG`: one JSON object a line, `ms` since the process started and `what` happened first.
 *
 * Each line is one synchronous write. A stream would hold the last lines back and lose them when the program is killed,
 * and those are the ones that matter; a write of a hundred bytes into the page cache takes 3 µs. A line that cannot be
 * written is dropped: a full disk must not end the reader.
 * @throws {Misuse} if the file cannot be opened
 */
export const openDebugLog = (file: string, { elapsed }: Pick<CommandIo, 'elapsed'>): Log => {
  let descriptor: number
  try {
    descriptor = openSync(file, FLAGS_TO_APPEND, MODE)
  } catch (error) {
    throw new Misuse(['at', `BAOLAN_DEBUG=${file}`, reasonOf(error as NodeJS.ErrnoException)])
  }
  return (what, facts) => {
    const line = safeJson({ ms: Math.round(elapsed() * 10) / 10, what, ...facts })
    try {
      writeSync(descriptor, `${line}\n`)
    } catch {}
  }
}

/** What the first line says of the command line. Its words are only counted: they may name a paper or a query. */
export interface RunFacts {
  readonly version: string
  readonly command: string
  readonly words: number
}

/** The first line of a run: what it runs on. */
export const logStart = (log: Log, { env, now, process }: CommandIo, run: RunFacts): void =>
  log('start', {
    ...run,
    at: now().toISOString(),
    node: process.version,
    system: `${process.platform} ${process.arch}`,
    term: env.TERM,
    program: env.TERM_PROGRAM,
    locale: env.LC_ALL || env.LC_CTYPE || env.LANG,
    ssh: env.SSH_CONNECTION !== undefined,
    tmux: env.TMUX !== undefined,
  })
