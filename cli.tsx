import process from 'node:process'
import manifest from './package.json' with { type: 'json' }
import { fail, readCommandLine, refuse, run } from './source/commands/index.ts'

// A reader at the other end of a pipe that has had enough (`| head`) ends the writing, and is no failure. A full disk is.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') process.exit(fail(error, process.stderr))
})
process.stderr.on('error', () => {})

try {
  const { words, flags } = await readCommandLine(process.argv.slice(2))
  process.exitCode = await run(words, flags, manifest.version, {
    env: process.env,
    stdin: process.stdin,
    stdout: process.stdout,
    stderr: process.stderr,
    now: () => new Date(),
  })
} catch (error) {
  process.exitCode = refuse(error, process.stderr)
}
