import process from 'node:process'
import manifest from './package.json' with { type: 'json' }
import { fail, readCommandLine, run, type World } from './source/commands/index.ts'

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

// A reader at the other end of a pipe that has had enough (`| head`) ends the writing, and is no failure. A full disk is.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') process.exit(fail(error, world.stderr))
})

readCommandLine(process.argv.slice(2))
  .then(({ words, flags }) => run(words, flags, manifest.version, world))
  .catch((error: unknown) => fail(error, world.stderr))
  .then((code) => {
    process.exitCode = code
  })
