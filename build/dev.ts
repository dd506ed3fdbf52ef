/**
 * Builds baolan and runs it, and does both again whenever the code changes: `npm run dev -- FILE`. Leave the reader with
 * `q`, and this with ^C after it.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { watch } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { makeDist } from './dist.ts'

const root = join(import.meta.dirname, '..')
/** An editor writes a file in several steps: ms to wait for the last of them. */
const QUIET = 100

let running: ChildProcess | undefined

const start = async (): Promise<void> => {
  if (running && running.exitCode === null && running.signalCode === null) {
    running.kill()
    await once(running, 'exit')
  }
  try {
    await makeDist(join(root, 'dist'))
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : error}\n`)
    return
  }
  running = spawn(process.execPath, [join(root, 'dist/cli.js'), ...process.argv.slice(2)], {
    stdio: 'inherit',
  })
}

let changes = 0
let building = start()
for (const folder of ['source', 'data', 'cli.tsx'])
  watch(join(root, folder), { recursive: true }, async () => {
    const change = ++changes
    await setTimeout(QUIET)
    if (change !== changes) return
    building = building.then(start)
  })
