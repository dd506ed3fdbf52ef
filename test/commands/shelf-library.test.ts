import { join } from 'node:path'
import process from 'node:process'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import type { ProcessIo } from '../../source/commands/index.ts'
import { settingsOf } from '../../source/commands/invocation/settings.ts'
import { ReadingShelf } from '../../source/commands/reading/reading-shelf.ts'
import { ShelfLibrary } from '../../source/commands/reading/shelf-library.ts'
import { wordsFor } from '../../source/language/index.ts'
import { patternOf } from '../../source/papers/catalogue/address-pattern.ts'
import { makeEdition } from '../editions/index.ts'
import { openSite } from '../papers/site.ts'
import { makeFolder, makeIssue } from '../shelf/fixtures.ts'

/** The reader's library over an empty shelf. */
const openLibrary = (papers: readonly unknown[] = []) => {
  const flags = { color: false, data: join(makeFolder(), 'shelf') }
  const config = { papers }
  const { stdin, stdout, stderr } = process
  const now = () => new Date('2026-08-01T00:00:00Z')
  const io: ProcessIo = { env: {}, stdin, stdout, stderr, now, elapsed: () => 0, process }
  const context = { flags, config, settings: settingsOf(flags, config, {}), words: wordsFor('en'), io }
  const shelf = new ReadingShelf(context)
  onTestFinished(() => shelf.close())
  return { shelf, library: new ShelfLibrary(shelf, context) }
}

describe('the library', () => {
  it('has the days of each paper in order, whatever the order in which they were added', async () => {
    const { shelf, library } = openLibrary()
    const days = ['2031-05-06', '2031-04-29', '2031-05-12']
    for (const date of days) await (await shelf.open()).add(makeIssue({ date }))
    expect((await library.papers()).map((paper) => paper.days)).toEqual([days.toSorted()])
  })

  it('keeps no issue that is printed as that of another day, and says so', async () => {
    await using site = await openSite()
    const { files, truth } = makeEdition('A', { date: '2026-07-18', pages: 1, articles: 1 })
    const asked = (path: string): string => path.replace('202607/18', '202607/17')
    for (const { path, bytes } of files)
      for (const served of [path, asked(path)]) site.set(`/${served}`, { body: bytes })
    const url = patternOf(`${site.origin}/${asked(truth.pages[0]?.path ?? '')}`)
    const { library } = openLibrary([{ name: truth.name, url, private: true }])
    const key = { paper: truth.name, date: '2026-07-17' }
    const fetched = library.fetch(key, () => {}, new AbortController().signal)
    await expect(fetched).rejects.toThrow(/2026-07-18/)
    expect((await library.papers()).flatMap(({ days }) => days)).toEqual([])
  })
})

describe('the place in an article', () => {
  it('is written once no key was pressed for a second', async () => {
    const { shelf, library } = openLibrary()
    const issue = makeIssue({ articles: [{ text: ['甲', '乙', '丙'] }] })
    const article = issue.articles[0]?.id ?? ''
    const opened = await shelf.open()
    const key = await opened.add(issue)
    const { traces } = await library.open(key)
    const written = vi.spyOn(opened.traces, 'keepPlace')
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    onTestFinished(() => {
      vi.useRealTimers()
    })
    for (const block of [0, 1, 2]) {
      traces.place({ article, block, character: 0 })
      await vi.advanceTimersByTimeAsync(900)
    }
    expect(written).not.toHaveBeenCalled()
    await vi.advanceTimersByTimeAsync(100)
    expect(written.mock.calls.map(([place]) => place.block)).toEqual([2])
  })
})
