import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { PassThrough, Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { afterAll } from 'vitest'
import { type Flags, run } from '../../source/commands/index.ts'

/** A temporary folder, removed after the tests of the file. */
export const temporaryFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'baolan-test-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

export interface Ran {
  readonly code: number
  readonly out: string
  readonly err: string
}

export interface RunOptions extends Partial<Flags> {
  readonly input?: string | Uint8Array
  readonly env?: NodeJS.ProcessEnv
  /** Columns of the terminal that the output is; without it, a pipe. */
  readonly terminal?: number
}

/** Runs a command line with pipes as streams, like a script, or with streams that say they are a terminal. */
export const runWith = async (
  words: readonly string[],
  { input = '', env = {}, terminal, ...flags }: RunOptions,
): Promise<Ran> => {
  const stdin = Readable.from([Buffer.from(input)])
  const size = terminal === undefined ? {} : { isTTY: true, columns: terminal, rows: 24 }
  const stdout = Object.assign(new PassThrough(), size)
  const stderr = Object.assign(new PassThrough(), size)
  const read = Promise.all([text(stdout), text(stderr)])
  const code = await run(words, { color: true, ...flags }, '0.0.0', {
    env: { LANG: 'zh_CN.UTF-8', ...env },
    stdin: stdin as unknown as NodeJS.ReadStream,
    stdout: stdout as unknown as NodeJS.WriteStream,
    stderr: stderr as unknown as NodeJS.WriteStream,
    now: () => new Date('2024-03-01T00:00:00Z'),
    elapsed: () => 0,
    process,
  })
  stdout.end()
  stderr.end()
  const [out, err] = await read
  return { code, out, err }
}
