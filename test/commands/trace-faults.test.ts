import { closeSync, openSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { PassThrough } from 'node:stream'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import type { ProcessIo } from '../../source/commands/index.ts'
import type { Context } from '../../source/commands/invocation/context.ts'
import { commandIo } from '../../source/commands/invocation/process-io.ts'
import { settingsOf } from '../../source/commands/invocation/settings.ts'
import { ReadingShelf } from '../../source/commands/reading/reading-shelf.ts'
import { ShelfLibrary } from '../../source/commands/reading/shelf-library.ts'
import { wordsFor } from '../../source/language/index.ts'
import { openSqlite } from '../../source/shelf/database/sqlite.ts'
import { makeFolder, makeIssue, makeShelf } from '../shelf/fixtures.ts'

const issue = makeIssue({ articles: ['甲', '乙'].map((text) => ({ headline: [text], text: [text] })) })
const ids = issue.articles.map(({ id }) => id)
const placeIn = (index: number) => ({ article: ids[index] ?? '', block: 0, character: 0 })

/** A reader's library over a shelf that has the issue, and the faults that it shows. */
const openLibrary = async (data = join(makeFolder(), 'shelf')) => {
  const { paper, date } = await (await makeShelf(data)).add(issue)
  const flags = { color: false, data }
  const { stdin, stdout } = process
  const stderr = new PassThrough()
  const io: ProcessIo = {
    env: {},
    stdin,
    stdout,
    stderr: stderr as never,
    now: () => new Date(0),
    elapsed: () => 0,
    process,
  }
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
  const traces = () => library.openTraces(issue, { key: { paper, date } })
  return { data, shelf, library, shown, stderr, traces, key: { paper, date } }
}

describe('traces that another process locks', () => {
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

  it('have the last place when it ends, not the one from before', async () => {
    const { data, library, shown, traces } = await openLibrary()
    const open = await traces()
    const other = openSqlite(join(data, 'traces.db'))
    other.exec('begin exclusive')
    for (const index of [0, 1]) {
      open.place(placeIn(index))
      library.writePlaces()
      await vi.waitFor(() => expect(shown).toEqual(['tracesBusy']))
    }
    other.exec('rollback')
    other.close()
    await open.settled()
    expect((await traces()).lastPlace?.article).toBe(ids[1])
    open.place(placeIn(0))
    await library.settleTraces()
    expect((await traces()).lastPlace?.article).toBe(ids[0])
  })
})

describe('a choice', () => {
  const PAGE = { name: 'contentsAs', value: 'page' } as const

  it('is there for the next reader, and asks nothing of the disk when its key is pressed', async () => {
    const { data, library, shelf } = await openLibrary()
    expect(await library.contentsAs()).toBeUndefined()
    const { traces } = await shelf.open()
    library.keepChoice({ ...PAGE, value: 'list' })
    library.keepChoice(PAGE)
    expect(traces.choice('contentsAs')).toBeUndefined()
    await library.settleTraces()
    await shelf.close()
    expect(await (await openLibrary(data)).library.contentsAs()).toBe('page')
  })

  it('is kept while another process locks the traces, which is said', async () => {
    const { data, library, shown } = await openLibrary()
    await library.contentsAs()
    const other = openSqlite(join(data, 'traces.db'))
    other.exec('begin exclusive')
    library.keepChoice(PAGE)
    library.writePlaces()
    await vi.waitFor(() => expect(shown).toEqual(['tracesBusy']))
    other.exec('rollback')
    other.close()
    await library.settleTraces()
    expect(await library.contentsAs()).toBe('page')
  })

  it('that another program wrote otherwise is none', async () => {
    const { shelf, library } = await openLibrary()
    ;(await shelf.open()).traces.keepChoice('contentsAs', 'scroll')
    expect(await library.contentsAs()).toBeUndefined()
  })
})

/** SQLite fails with SQLITE_FULL for the next row of a table whose last row has the greatest number there is. */
const FULL = `create table full (id integer primary key autoincrement); insert into full values (${2n ** 63n - 1n});
  create trigger full_disk before insert on bookmark begin insert into full (id) values (null); end`

/** Offset of the write version in SQLite's header. A file whose version is unknown is read-only, for root too. */
const WRITE_VERSION = 18

const makeReadOnly = (file: string): void => {
  const descriptor = openSync(file, 'r+')
  writeSync(descriptor, Buffer.of(3), 0, 1, WRITE_VERSION)
  closeSync(descriptor)
}

/** A shelf with one bookmark, and a reader opened on it after `spoil` changed the file of the traces. */
const openSpoilt = async (spoil: (file: string) => void) => {
  const first = await openLibrary()
  await (await first.traces()).bookmark(placeIn(0), true)
  await first.library.settleTraces()
  await first.shelf.close()
  spoil(join(first.data, 'traces.db'))
  return openLibrary(first.data)
}

describe('traces that cannot be written', () => {
  it('on a full disk say so at the mark, and have it once there is room', async () => {
    const { data, library, shown, traces } = await openSpoilt((file) => {
      const other = openSqlite(file)
      other.exec(FULL)
      other.close()
    })
    const open = await traces()
    const marking = open.bookmark(placeIn(1), true)
    await vi.waitFor(() => expect(shown).toContain('diskFullForTraces'))
    expect((await library.bookmarks()).map(({ article }) => article)).toEqual([ids[0]])
    const other = openSqlite(join(data, 'traces.db'))
    other.exec('drop trigger full_disk')
    other.close()
    await marking
    expect((await library.bookmarks()).map(({ article }) => article)).toEqual([ids[1], ids[0]])
  })

  it('in a read-only file say so at the mark and once more at the end, and keep what was there', async () => {
    const { shelf, library, shown, stderr, traces } = await openSpoilt(makeReadOnly)
    const open = await traces()
    const marking = open.bookmark(placeIn(1), true)
    await vi.waitFor(() => expect(shown).toContain('readOnlyForTraces'))
    for (const index of [0, 1]) {
      open.place(placeIn(index))
      library.writePlaces()
    }
    library.keepChoice({ name: 'contentsAs', value: 'list' })
    await library.settleTraces()
    await marking
    expect((await library.bookmarks()).map(({ article }) => article)).toEqual([ids[0]])
    expect(await library.contentsAs()).toBeUndefined()
    await shelf.close()
    expect(String(stderr.read())).toMatch(/^baolan: 3 of what you .*the shelf is read-only.*\n$/)
  })
})
