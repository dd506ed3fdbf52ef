import { run } from './source/commands/index.ts'

process.exitCode = await run(process.argv.slice(2))
