import process from 'node:process'
import meow from 'meow'
import manifest from './package.json' with { type: 'json' }
import { FLAGS, type Flags, run } from './source/commands/index.ts'

const { input, flags } = meow('', {
  importMeta: import.meta,
  pkg: manifest,
  flags: FLAGS,
  allowUnknownFlags: true,
  autoHelp: false,
  autoVersion: false,
})

process.exitCode = await run(input.map(String), flags as Flags, manifest.version, {
  env: process.env,
  stdin: process.stdin,
  stdout: process.stdout,
  stderr: process.stderr,
  now: () => new Date(),
})
