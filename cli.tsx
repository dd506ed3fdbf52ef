import process from 'node:process'
import meow from 'meow'
import manifest from './package.json' with { type: 'json' }
import { FLAGS, type Flags, fail, refuse, run } from './source/commands/index.ts'

const readCommandLine = () =>
  meow('', {
    importMeta: import.meta,
    pkg: manifest,
    flags: FLAGS,
    allowUnknownFlags: true,
    autoHelp: false,
    autoVersion: false,
  })

// A reader at the other end of a pipe that has had enough (`| head`) ends the writing, and is no failure. A full disk is.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') process.exit(fail(error, process.stderr))
})
process.stderr.on('error', () => {})

try {
  const { input, flags } = readCommandLine()
  process.exitCode = await run(input.map(String), flags as Flags, manifest.version, {
    env: process.env,
    stdin: process.stdin,
    stdout: process.stdout,
    stderr: process.stderr,
    now: () => new Date(),
  })
} catch (error) {
  process.exitCode = refuse(error, process.stderr)
}
