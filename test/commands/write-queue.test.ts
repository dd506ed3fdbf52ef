import { join } from 'node:path'
import process from 'node:process'
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import type { Context } from '../../source/commands/invocation/context.ts'
import { commandIo } from '../../source/commands/invocation/process-io.ts'
import { settingsOf } from '../../source/commands/invocation/settings.ts'
import { ReadingShelf } from '../../source/commands/reading/reading-shelf.ts'
import { ShelfLibrary } from '../../source/commands/reading/shelf-library.ts'
import { WriteQueue } from '../../source/commands/reading/write-queue.ts'
import { type Saying, Told, wordsFor } from '../../source/language/index.ts'
import { openSqlite } from '../../source/shelf/database/sqlite.ts'
import { makeFolder, makeIssue, makeShelf } from '../shelf/fixtures.ts'

const FULL = new Told(['diskFullForTraces'])
const BUSY = new Told(['tracesBusy'])

describe('the queue of writes', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  /** A queue over a file that fails with `fault` while there is one. */
  const openQueue = () => {
    const file = { fault: undefined as Told | undefined, written: [] as string[], attempts: 0 }
    const said: string[] = []
    const lost: Saying[] = []
    const queue = new WriteQueue(
      ([entry]) => said.push(entry),
      (fault) => lost.push(fault),
    )
    const write = (text: string, quiet?: boolean) =>
      queue.add(() => {
        file.attempts += 1
        if (file.fault) throw file.fault
        file.written.push(text)
      }, quiet)
    return { file, said, lost, queue, write }
  }

  it.each([BUSY, FULL])(
    'says a fault when it happens, and writes in order when it is over: %s',
    async (fault) => {
      const { file, said, lost, write } = openQueue()
      file.fault = fault
      const writes = [write('a'), write('b')]
      expect(new Set(said)).toEqual(new Set([fault.saying[0]]))
      await vi.advanceTimersByTimeAsync(60_000)
      expect(file.written).toEqual([])
      file.fault = undefined
      await vi.advanceTimersByTimeAsync(200)
      await Promise.all(writes)
      await write('c')
      expect([file.written, lost]).toEqual([['a', 'b', 'c'], []])
    },
  )

  it('says nothing more of a quiet write while the fault lasts', async () => {
    const { file, said, write } = openQueue()
    file.fault = BUSY
    void write('place', true)
    void write('place', true)
    await vi.advanceTimersByTimeAsync(1000)
    expect(said).toEqual(['tracesBusy'])
  })

  it('says again for each mark that has to wait, and nothing once the fault is over', async () => {
    const { file, said, write } = openQueue()
    file.fault = BUSY
    void write('a')
    await vi.advanceTimersByTimeAsync(1000)
    const before = said.length
    void write('b')
    expect(said).toHaveLength(before + 1)
    file.fault = undefined
    await vi.advanceTimersByTimeAsync(200)
    await write('c')
    expect(said).toHaveLength(before + 1)
    file.fault = BUSY
    void write('d', true)
    expect(said).toHaveLength(before + 2)
  })

  it('says so when one fault becomes another', async () => {
    const { file, said, write } = openQueue()
    file.fault = BUSY
    void write('a', true)
    file.fault = FULL
    await vi.advanceTimersByTimeAsync(1000)
    expect(said).toEqual(['tracesBusy', 'diskFullForTraces'])
  })

  it('tries ten times a second, however many wait', async () => {
    const { file, write } = openQueue()
    file.fault = BUSY
    for (let each = 0; each < 50; each += 1) void write('mark')
    file.attempts = 0
    await vi.advanceTimersByTimeAsync(1000)
    expect(file.attempts).toBe(10)
  })

  it('waits no longer if it is ended twice, as a signal does while the reader quits', async () => {
    const { file, lost, queue, write } = openQueue()
    file.fault = BUSY
    const writing = write('a')
    queue.end()
    await vi.advanceTimersByTimeAsync(4000)
    queue.end()
    await vi.advanceTimersByTimeAsync(1500)
    expect(lost).toHaveLength(1)
    await writing
  })

  it('waits five seconds at the end for another process, and says how much it gave up', async () => {
    const { file, lost, queue, write } = openQueue()
    file.fault = BUSY
    const writes = [write('a'), write('b')]
    queue.end()
    await vi.advanceTimersByTimeAsync(4000)
    expect(lost).toEqual([])
    await vi.advanceTimersByTimeAsync(1500)
    await Promise.all(writes)
    expect(lost).toEqual([['tracesLost', 2, ['tracesBusy']]])
  })

  it('does not wait at the end for a full disk', async () => {
    const { file, lost, queue, write } = openQueue()
    file.fault = FULL
    const writing = write('a')
    queue.end()
    await writing
    expect(lost).toEqual([['tracesLost', 1, ['diskFullForTraces']]])
  })
})

describe('traces that another process locks', () => {
  const issue = makeIssue({ articles: ['甲', '乙'].map((text) => ({ headline: [text], text: [text] })) })
  const ids = issue.articles.map(({ id }) => id)
  const placeIn = (index: number) => ({ article: ids[index] ?? '', block: 0, character: 0 })

  /** A reader's library over a shelf that has the issue, and the faults that it shows. */
  const openLibrary = async () => {
    const data = join(makeFolder(), 'shelf')
    const { paper, date } = await (await makeShelf(data)).add(issue)
    const flags = { color: false, data }
    const { stdin, stdout, stderr } = process
    const io = { env: {}, stdin, stdout, stderr, now: () => new Date(0), elapsed: () => 0, process }
    const context: Context = {
      flags,
      config: {},
      settings: settingsOf(flags, {}, {}),
      words: wordsFor('en'),
      io: commandIo(io),
    }
    const shelf = new ReadingShelf(context)
    onTestFinished(() => shelf.close())
    const library = new ShelfLibrary(shelf, context)
    const shown: string[] = []
    library.watchFaults(([entry]) => shown.push(entry))
    return { data, library, shown, key: { paper, date } }
  }

  const LOCKS = {
    'writes for long': 'begin exclusive',
    'keeps for itself alone': 'pragma locking_mode = exclusive; begin exclusive; create table theirs (a)',
    'keeps in another mode': 'pragma journal_mode = delete; begin exclusive',
  } as const

  it.each(Object.entries(LOCKS))(
    'for it %s delay no key, and have all marks when it ends',
    async (_, lock) => {
      const { data, library, shown, key } = await openLibrary()
      // The other locks can only be taken while nobody has the file open.
      if (lock === LOCKS['writes for long']) await library.openTraces(issue, { key })
      const other = openSqlite(join(data, 'traces.db'))
      other.exec(lock)
      const traces = await library.openTraces(issue, { key })
      let longest = 0
      let last = performance.now()
      const clock = setInterval(() => {
        longest = Math.max(longest, performance.now() - last)
        last = performance.now()
      }, 1)
      const bookmark = traces.bookmark(placeIn(1), true)
      traces.read(ids[1] ?? '')
      traces.place(placeIn(1))
      await vi.waitFor(() => expect(shown).toContain('tracesBusy'))
      expect(await Promise.race([bookmark.then(() => 'written'), Promise.resolve('waits')])).toBe('waits')
      other.exec('rollback')
      other.close()
      await bookmark
      clearInterval(clock)
      await library.settleTraces()
      expect((await library.bookmarks()).map(({ article }) => article)).toEqual([ids[1]])
      expect((await library.history()).map(({ article }) => article)).toContain(ids[1])
      // SQLite's own wait is five seconds; the rest is what a busy machine may take.
      expect(longest).toBeLessThan(1000)
    },
  )

  it('keep a bookmark that cannot be moved', async () => {
    const { data, library, key } = await openLibrary()
    const traces = await library.openTraces(issue, { key })
    await traces.bookmark(placeIn(0), true)
    const other = openSqlite(join(data, 'traces.db'))
    other.exec("create trigger no before insert on bookmark begin select raise(abort, 'no'); end")
    void traces.bookmark({ ...placeIn(0), character: 1 }, true)
    await library.settleTraces()
    expect(await library.bookmarks()).toHaveLength(1)
    other.close()
  })
})
