import process from 'node:process'
import manifest from './package.json' with { type: 'json' }
import { fail, languageAsked, readCommandLine, run, type World } from './source/commands/index.ts'

/** Each stream is made when it is asked for: that of the errors, which few need, takes a millisecond. */
const world: World = {
  env: process.env,
  now: () => new Date(),
  get stdin() {
    return process.stdin
  },
  get stdout() {
    return process.stdout
  },
  get stderr() {
    // Where nobody hears what went wrong, nothing more is to be done about it.
    if (process.stderr.listenerCount('error') === 0) process.stderr.on('error', () => {})
    return process.stderr
  },
}

const argv = process.argv.slice(2)
const failed = (error: unknown): number => fail(error, world, languageAsked(argv))

// A reader at the other end of a pipe that has had enough (`| head`) ends the writing, and is no failure. A full disk is.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') process.exit(failed(error))
})

readCommandLine(argv)
  .then(({ words, flags }) => run(words, flags, manifest.version, world))
  .catch(failed)
  .then((code) => {
    process.exitCode = code
  })
