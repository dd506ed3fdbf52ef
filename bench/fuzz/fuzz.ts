/**
 * The long fuzz: `nice -n 19 node bench/fuzz/fuzz.ts [minutes] [first seed] [kind]`. Each round tests every kind of source with
 * one seed, counting up from the first, and prints each failure with its kind, seed and path, which `fc.assert` accepts as
 * options. A source that takes too much processor time is a failure too. `npm run fuzz -- writers` is another: see writers.ts.
 */
import fc from 'fast-check'
import type { SourceFile } from '../../source/ingest/index.ts'
import { holdsLaws } from '../../test/ingest/fuzz/laws.ts'
import { SOURCES } from '../../test/ingest/fuzz/sources.ts'

if (process.argv[2] === 'writers') {
  const { raceWriters } = await import('./writers.ts')
  await raceWriters(Number(process.argv[3] ?? 200))
  process.exit()
}

const [minutes = '60', first = '1', only = ''] = process.argv.slice(2)
const end = Date.now() + Number(minutes) * 60_000
const RUNS = 100
/** Most ms of processor time for checking the laws of a source, and for each 10,000 bytes of it. */
const SLOW = 2000

const size = (files: readonly SourceFile[]): number => files.reduce((sum, { bytes }) => sum + bytes.length, 0)
const kinds = Object.entries(SOURCES).filter(([kind]) => kind.includes(only))
const countsByKind = new Map(kinds.map(([kind]) => [kind, { sources: 0, read: 0, failures: 0, slowest: 0 }]))

let seed = Number(first)
for (; Date.now() < end; seed++) {
  for (const [kind, source] of kinds) {
    const counts = countsByKind.get(kind)
    if (!counts || Date.now() >= end) break
    const law = fc.asyncProperty(source, async (generated) => {
      const files = await generated
      const start = process.cpuUsage()
      const read = await holdsLaws(files)
      const spent = process.cpuUsage(start).user / 1000
      counts.sources++
      counts.slowest = Math.max(counts.slowest, spent)
      if (read) counts.read++
      if (spent > SLOW * (1 + size(files) / 10_000)) throw new Error(`took ${spent.toFixed(0)} ms`)
    })
    const outcome = await fc.check(law, { seed, numRuns: RUNS })
    if (!outcome.failed) continue
    counts.failures++
    const [example] = outcome.counterexample ?? []
    const files: readonly SourceFile[] = (await example) ?? []
    console.log(`FAILED ${kind} seed ${seed} path ${outcome.counterexamplePath}`)
    console.log(String(outcome.errorInstance).slice(0, 600))
    for (const { name, bytes } of files.slice(0, 4))
      console.log(name, JSON.stringify(new TextDecoder().decode(bytes)).slice(0, 1500))
  }
}
console.log(`seeds ${first} to ${seed - 1}, ${RUNS} sources of each kind a seed, ${minutes} minutes`)
console.table(Object.fromEntries(countsByKind))
