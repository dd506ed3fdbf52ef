/**
 * The long fuzz: `nice -n 19 node bench/fuzz/fuzz.ts [minutes] [first seed] [kind]`. It goes through the kinds of
 * source, round by round, with seeds that it counts up from the first, prints each failure with its kind, seed and path
 * (`fc.assert` takes them as they are) and goes on. A source that takes more than `SLOW` of processor time is a failure too.
 */
import fc from 'fast-check'
import type { SourceFile } from '../../source/ingest/index.ts'
import { holdsLaws } from '../../test/ingest/fuzz/laws.ts'
import { SOURCES } from '../../test/ingest/fuzz/sources.ts'

const [minutes = '60', first = '1', only = ''] = process.argv.slice(2)
const until = Date.now() + Number(minutes) * 60_000
const RUNS_A_ROUND = 100
/** ms for three readings and two printings, and for each 10,000 bytes more. */
const SLOW = 2000

const size = (files: readonly SourceFile[]): number => files.reduce((sum, { bytes }) => sum + bytes.length, 0)
const kinds = Object.entries(SOURCES).filter(([kind]) => kind.includes(only))
const done = new Map(kinds.map(([kind]) => [kind, { sources: 0, read: 0, failures: 0, slowest: 0 }]))

let seed = Number(first)
for (; Date.now() < until; seed++) {
  for (const [kind, source] of kinds) {
    const count = done.get(kind)
    if (!count || Date.now() >= until) break
    const law = fc.asyncProperty(source, async (made) => {
      const files = await made
      const begun = process.cpuUsage()
      const read = await holdsLaws(files)
      const spent = process.cpuUsage(begun).user / 1000
      count.sources++
      count.slowest = Math.max(count.slowest, spent)
      if (read) count.read++
      if (spent > SLOW * (1 + size(files) / 10_000)) throw new Error(`took ${spent.toFixed(0)} ms`)
    })
    const outcome = await fc.check(law, { seed, numRuns: RUNS_A_ROUND })
    if (!outcome.failed) continue
    count.failures++
    const [example] = outcome.counterexample ?? []
    const files: readonly SourceFile[] = (await example) ?? []
    console.log(`FAILED ${kind} seed ${seed} path ${outcome.counterexamplePath}`)
    console.log(String(outcome.errorInstance).slice(0, 600))
    for (const { name, bytes } of files.slice(0, 4))
      console.log(name, JSON.stringify(new TextDecoder().decode(bytes)).slice(0, 1500))
  }
}
console.log(`seeds ${first} to ${seed - 1}, ${RUNS_A_ROUND} sources of each kind a seed, ${minutes} minutes`)
console.table(Object.fromEntries(done))
