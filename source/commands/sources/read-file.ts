import { constants, createReadStream, fstatSync, openSync, readSync } from 'node:fs'
import { Socket } from 'node:net'
import { resolve } from 'node:path'
import type { SourceFile } from '../../ingest/index.ts'
import { MIB, type SizeLimits } from '../../issue/index.ts'
import { reasonOf } from '../../language/index.ts'
import { Failure } from '../invocation/failure.ts'
import { specialKindOf } from './walk.ts'

/** ms that a FIFO is waited for that no one writes to. */
const WRITER_MS = 5_000

/** Bytes. Smaller files are read before the garbage of reading them adds up. */
const LARGE = MIB

/** Loaded on demand: it takes part of the time in which a small file is read. */
const collectEarly = async (): Promise<void> => (await import('../invocation/lean-memory.ts')).collectEarly()

const tooBig = (name: string, megabytes: string, { maxFileMB }: SizeLimits): Failure =>
  new Failure(['at', name, ['tooBig', megabytes, maxFileMB, 'maxFileMB']])

/**
 * Reads a whole stream, or as much as the limit allows: a device may be endless.
 * @param expected the size that it probably has, in bytes
 * @throws {Failure} if it is larger than the limit
 */
export const readWhole = async (
  name: string,
  stream: AsyncIterable<Uint8Array>,
  limits: SizeLimits,
  expected = 0,
): Promise<Uint8Array> => {
  if (expected > LARGE) await collectEarly()
  // Written into one piece at once: pieces and their whole would be twice the file.
  let bytes = Buffer.alloc(expected)
  let size = 0
  for await (const chunk of stream) {
    const end = size + chunk.length
    if (end > limits.maxFileMB * MIB) throw tooBig(name, `> ${limits.maxFileMB}`, limits)
    if (end > LARGE && expected <= LARGE) await collectEarly()
    if (end > bytes.length) bytes = Buffer.concat([bytes.subarray(0, size)], Math.max(end, size * 2))
    bytes.set(chunk, size)
    size = end
  }
  return bytes.subarray(0, size)
}

/**
 * Reads a file without waiting for anyone, so that neither a FIFO nor a file of the system that never ends holds the program.
 * @param isNamed whether the user named it: then a link is followed, and a FIFO is read, as `<(command)` is one
 */
const readFile = async (name: string, isNamed: boolean, limits: SizeLimits): Promise<Uint8Array> => {
  const { O_RDONLY, O_NONBLOCK = 0, O_NOFOLLOW = 0 } = constants
  const file = openSync(name, O_RDONLY | O_NONBLOCK | (isNamed ? 0 : O_NOFOLLOW))
  const stats = fstatSync(file)
  if (isNamed && stats.isFIFO()) return readWhole(name, readPipe(name, file), limits)
  const stream = createReadStream(name, { fd: file })
  const special = specialKindOf(stats)
  if (special) stream.destroy(new Failure(['at', name, special]))
  else if (stats.size > limits.maxFileMB * MIB)
    stream.destroy(tooBig(name, String(Math.ceil(stats.size / MIB)), limits))
  return readWhole(name, stream, limits, Math.min(stats.size, limits.maxFileMB * MIB))
}

async function* readPipe(name: string, pipe: number): AsyncGenerator<Uint8Array, void, void> {
  const first = Buffer.alloc(65_536)
  const size = readNow(pipe, first)
  const socket = new Socket({ fd: pipe, readable: true, writable: false })
  if (size === 0) socket.setTimeout(WRITER_MS, () => socket.destroy(new Failure(['at', name, ['noWriter']])))
  try {
    yield first.subarray(0, size ?? 0)
    for await (const chunk of socket) {
      socket.setTimeout(0)
      yield chunk
    }
  } finally {
    socket.destroy()
  }
}

/** Reads what is there: 0 bytes if no one has the pipe open to write, undefined if someone has and wrote nothing yet. */
const readNow = (pipe: number, into: Uint8Array): number | undefined => {
  try {
    return readSync(pipe, into)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EAGAIN') return undefined
    throw error
  }
}

/**
 * @param isNamed whether the user named the files, or the folder that they are in
 * @throws {Failure} naming the file that cannot be read
 */
export const readFiles = async (
  names: readonly string[],
  isNamed: boolean,
  limits: SizeLimits,
): Promise<SourceFile[]> => {
  const files: SourceFile[] = []
  for (const name of names) {
    try {
      files.push({ name, path: resolve(name), bytes: await readFile(name, isNamed, limits) })
    } catch (error) {
      if (error instanceof Failure) throw error
      const { code } = error as NodeJS.ErrnoException
      // A file of the system that has nothing now and may have something at any time.
      const why = code === 'EAGAIN' ? (['neverEnds'] as const) : reasonOf(error as NodeJS.ErrnoException)
      throw new Failure(['at', name, ['unreadable', why]], { cause: error })
    }
  }
  return files
}
