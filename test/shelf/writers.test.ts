import { fork } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { whileLocked } from '../../source/shelf/index.ts'
import { makeFolder, makeIssue, makeShelf } from './fixtures.ts'
import { Racers } from './race.ts'

/** Forty writers are eight processes with five calls each: they race between processes, at an eighth of the start-up. */
const PROCESSES = 8

describe('writers of one day at once', () => {
  let racers: Racers
  beforeAll(async () => {
    racers = await Racers.start(PROCESSES)
  })
  afterAll(() => racers.stop())

  it.each([
    { writers: 2, removers: 0, rounds: 20 },
    { writers: 8, removers: 0, rounds: 20 },
    { writers: 8, removers: 3, rounds: 10 },
    { writers: 40, removers: 0, rounds: 2 },
  ])(
    'lose no page and no mark: $writers, and $removers that remove',
    async ({ rounds, writers, removers }) => {
      const folder = makeFolder()
      for (let round = 0; round < rounds; round += 1)
        expect(await racers.race(join(folder, String(round)), writers, removers)).toEqual([])
    },
  )
})

describe('the lock of the writers', () => {
  /** A process that takes the lock of a folder, and keeps it for ever. */
  const holdLock = async (folder: string) => {
    const holder = fork(join(import.meta.dirname, 'lock-holder.ts'), [folder])
    onTestFinished(() => void holder.kill('SIGKILL'))
    await once(holder, 'message')
    return holder
  }

  it('is never taken from a living process, nor is the file that it writes removed; a killed one has none', async () => {
    const folder = makeFolder()
    await (await makeShelf(folder)).add(makeIssue())
    const holder = await holdLock(folder)
    const file = join(folder, '青石日报', '.2021-11-10.json.zst.half.tmp')
    writeFileSync(file, 'half')
    utimesSync(file, 0, 0)
    const shelf = await makeShelf(folder)
    const adding = shelf.add(makeIssue({ date: '2021-11-11' }))
    await expect(whileLocked(folder, () => 'mine', 300)).rejects.toThrow(/another baolan has been writing to/)
    expect(existsSync(file)).toBe(true)
    expect(shelf.has('青石日报', '2021-11-11')).toBe(false)
    holder.kill('SIGKILL')
    expect((await adding).outcome).toBe('added')
    await (await makeShelf(folder)).add(makeIssue({ date: '2021-11-12' }))
    expect(existsSync(file)).toBe(false)
  })

  it('that a disk refuses is an error of one line with advice, and nothing is written', async () => {
    const folder = makeFolder()
    mkdirSync(join(folder, '.lock.db'))
    const shelf = await makeShelf(folder)
    await expect(shelf.add(makeIssue())).rejects.toThrow(
      /lock\.db cannot be locked: .*must be on a disk that/,
    )
    expect(readdirSync(folder)).toEqual(['.lock.db'])
  })

  it('does not change the time of a folder, from which the index sees that an issue changed', async () => {
    const folder = makeFolder()
    await whileLocked(folder, () => {})
    utimesSync(folder, 1, 1)
    const names = await whileLocked(folder, () => readdirSync(folder))
    expect(names).toEqual(['.lock.db'])
    expect(statSync(folder).mtimeMs).toBe(1000)
  })
})
