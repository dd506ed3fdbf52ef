import process from 'node:process'
import manifest from './package.json' with { type: 'json' }
import { fail, languageAsked, type ProcessIo, readCommandLine, run } from './source/commands/index.ts'

/** Each stream is made on first use: stderr, which few runs need, takes a millisecond. */
const io: ProcessIo = {
  env: process.env,
  now: () => new Date(),
  elapsed: () => performance.now(),
  process,
  get stdin() {
    return process.stdin
  },
  get stdout() {
    return process.stdout
  },
  get stderr() {
    // A closed stderr is ignored: there is nowhere left to report it.
    if (process.stderr.listenerCount('error') === 0) process.stderr.on('error', () => {})
    return process.stderr
  },
}

const argv = process.argv.slice(2)
const failed = (error: unknown): number => fail(error, io, languageAsked(argv))

// EPIPE means that the program at the other end of the pipe has read enough (`| head`): no failure. A full disk is one.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') process.exit(failed(error))
})

readCommandLine(argv)
  .then(({ words, flags }) => run(words, flags, manifest.version, io))
  .catch(failed)
  .then((code) => {
    process.exitCode = code
  })
