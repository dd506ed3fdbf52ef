/**
 * The race of writers: `npm run fuzz -- writers [rounds]`. Each round lets 2, 8 or 40 writers in eight processes add pages to
 * the same day, and some remove it, and prints what was lost.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Racers } from '../../test/shelf/race.ts'

const WRITERS = [2, 8, 40] as const

export const raceWriters = async (rounds = 200): Promise<void> => {
  const folder = mkdtempSync(join(tmpdir(), 'baolan-writers-'))
  const racers = await Racers.start(8)
  const counts = WRITERS.flatMap((writers) =>
    [0, 2].map((removers) => ({ writers, removers, rounds: 0, failures: 0 })),
  )
  for (let round = 0; round < rounds; round += 1) {
    const row = counts[round % counts.length]
    if (!row) continue
    const place = join(folder, String(round))
    const problems = await racers.race(place, row.writers, row.removers)
    row.rounds += 1
    if (problems.length > 0) row.failures += 1
    for (const problem of problems) console.log(`round ${round}, ${row.writers} writers: ${problem}`)
    rmSync(place, { recursive: true })
  }
  racers.stop()
  rmSync(folder, { recursive: true })
  console.table(counts)
}
