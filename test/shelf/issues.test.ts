import { mkdirSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Issue } from '../../source/issue/index.ts'
import { DamagedIssue, ShelfError } from '../../source/shelf/index.ts'
import { english } from '../english.ts'
import { type ArticleDraft, makeFolder, makeIssue, makeShelf } from './fixtures.ts'

const many = Array.from({ length: 30 }, (_, index) => ({
  headline: [`第${index}篇的题目`],
  text: [`第${index}篇的正文，写的是河边的第${index}座桥。`.repeat(20)],
  page: String((index % 4) + 1),
}))

describe('issues on the shelf', () => {
  it('are read as they were added', async () => {
    const shelf = await makeShelf()
    const issue = makeIssue({ articles: many })
    expect(await shelf.add(issue)).toEqual({ paper: '青石日报', date: '2021-11-09', outcome: 'added' })
    expect(await shelf.read('青石日报', '2021-11-09')).toEqual(issue)
  })

  it('are read as they were added, whatever their text', async () => {
    const shelf = await makeShelf()
    const text = fc.string({ unit: 'binary', maxLength: 40 })
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ headline: fc.array(text), text: fc.array(text) })),
        async (articles) => {
          const issue = makeIssue({ articles })
          await shelf.add(issue)
          expect(await shelf.read('青石日报', '2021-11-09')).toEqual(issue)
          for (const article of issue.articles)
            expect(await shelf.article('青石日报', '2021-11-09', article.id)).toEqual(article)
        },
      ),
      { numRuns: 12 },
    )
  })

  it('open one article by its id', async () => {
    const shelf = await makeShelf()
    const issue = makeIssue({ articles: many })
    await shelf.add(issue)
    for (const article of issue.articles)
      expect(await shelf.article('青石日报', '2021-11-09', article.id)).toEqual(article)
    expect(await shelf.article('青石日报', '2021-11-09', 'no such id')).toBeUndefined()
  })

  it('change nothing when they are added again', async () => {
    const folder = makeFolder()
    const shelf = await makeShelf(folder)
    await shelf.add(makeIssue())
    const file = join(folder, '青石日报', '2021-11-09.json.zst')
    const bytes = readFileSync(file)
    expect((await shelf.add(makeIssue())).outcome).toBe('same')
    expect(readFileSync(file)).toEqual(bytes)
  })

  it('are replaced by another parse of the same source, even one with less text', async () => {
    const shelf = await makeShelf()
    await shelf.add(makeIssue({ articles: many }))
    const better = makeIssue({ articles: many.slice(1) })
    expect((await shelf.add(better)).outcome).toBe('replaced')
    expect(await shelf.read('青石日报', '2021-11-09')).toEqual(better)
    expect((await shelf.list()).map(({ articles }) => articles)).toEqual([29])
  })

  it('are merged with the other pages of their day, once, in whatever order they are added', async () => {
    const page = (mark: string) =>
      makeIssue({
        articles: [{ headline: [`第${mark}版的标题`], text: [`本报讯 第${mark}版的正文。`], page: mark }],
        source: `of page ${mark}`,
      })
    for (const order of [
      ['A01', 'A02'],
      ['A02', 'A01'],
    ]) {
      const shelf = await makeShelf()
      const [first = '', second = ''] = order
      expect((await shelf.add(page(first))).outcome).toBe('added')
      expect((await shelf.add(page(second))).outcome).toBe('merged')
      const { articles, pages } = await shelf.read('青石日报', '2021-11-09')
      expect(pages.map(({ printPage }) => printPage)).toEqual(['A01', 'A02'])
      expect(articles).toHaveLength(2)
      for (const mark of order) expect((await shelf.search(`第${mark}版的正文`)).count).toBe(1)
      expect((await shelf.add(page(first))).outcome).toBe('same')
      expect((await shelf.add(page(second))).outcome).toBe('same')
    }
  })

  it('are not replaced by another text of the same pages, even a longer one', async () => {
    const shelf = await makeShelf()
    const stored = makeIssue()
    await shelf.add(stored)
    expect((await shelf.add(makeIssue({ articles: many, source: 'another' }))).outcome).toBe('kept')
    expect(await shelf.read('青石日报', '2021-11-09')).toEqual(stored)
  })

  it('are not replaced by fewer articles from another source', async () => {
    const shelf = await makeShelf()
    const whole = makeIssue({ articles: many })
    const onePage = makeIssue({ articles: many.slice(0, 2), source: 'of one page' })
    await shelf.add(whole)
    expect((await shelf.add(onePage)).outcome).toBe('kept')
    expect(await shelf.read('青石日报', '2021-11-09')).toEqual(whole)
  })

  it('are replaced by a fetched edition that has no less, if they were fetched themselves', async () => {
    const fetched = (articles: readonly ArticleDraft[], source: string): Issue => {
      const issue = makeIssue({ articles, source })
      return { ...issue, source: { ...issue.source, kind: 'epaper' } }
    }
    const shelf = await makeShelf()
    const whole = fetched(many, 'fetched in the evening')
    await shelf.add(fetched(many.slice(0, 3), 'fetched in the morning'))
    expect((await shelf.add(whole)).outcome).toBe('replaced')
    expect((await shelf.add(fetched(many.slice(0, 4), 'fetched from a host in trouble'))).outcome).toBe(
      'kept',
    )
    expect(await shelf.read('青石日报', '2021-11-09')).toEqual(whole)
  })

  it('are listed newest first with their counts, and the newest is found', async () => {
    const shelf = await makeShelf()
    expect(await shelf.list()).toEqual([])
    expect(await shelf.newest()).toBeUndefined()
    for (const [name, date] of [
      ['青石日报', '2021-11-09'],
      ['白塔晚报', '2022-01-01'],
      ['青石日报', '2021-12-31'],
      ['青石日报', ''],
    ] as const)
      await shelf.add(makeIssue({ name, date }))
    const list = await shelf.list()
    expect(list.map(({ name, date }) => `${name} ${date.slice(0, 10)}`)).toEqual(
      ['白塔晚报 2022-01-01', '青石日报 2021-12-31', '青石日报 2021-11-09', '青石日报 undated-99'].map(
        (line, index) => (index === 3 ? `青石日报 ${list[3]?.date.slice(0, 10)}` : line),
      ),
    )
    expect(list[0]).toMatchObject({ articles: 1, pages: 1, characters: 16 })
    expect(await shelf.newest()).toEqual({ paper: '白塔晚报', date: '2022-01-01' })
    expect(await shelf.newest('青石日报')).toEqual({ paper: '青石日报', date: '2021-12-31' })
  })

  it.each(['2021-02-30', '2021-13-45'])('with the impossible date %s count as undated', async (date) => {
    const shelf = await makeShelf()
    expect((await shelf.add(makeIssue({ date }))).date).toMatch(/^undated-/)
    await expect(shelf.read('青石日报', date)).rejects.toThrow(ShelfError)
  })

  it('without a date do not replace each other, and open again', async () => {
    const shelf = await makeShelf()
    const first = await shelf.add(makeIssue({ date: '' }))
    const second = await shelf.add(makeIssue({ date: '明天', articles: many }))
    expect(first.date).toMatch(/^undated-[0-9a-f]{8}$/)
    expect(second.date).not.toBe(first.date)
    expect(await shelf.read(first.paper, first.date)).toEqual(makeIssue({ date: '' }))
  })

  it('are not listed or read after they are removed; a second removal is false', async () => {
    const shelf = await makeShelf()
    await shelf.add(makeIssue())
    expect(await shelf.remove('青石日报', '2021-11-09')).toBe(true)
    expect(await shelf.remove('青石日报', '2021-11-09')).toBe(false)
    expect(await shelf.list()).toEqual([])
    await expect(shelf.read('青石日报', '2021-11-09')).rejects.toThrow(
      /青石日报 2021-11-09 is not on the shelf/,
    )
  })
})

describe('the temporary file of a killed write', () => {
  it('is removed when the next issue is added, unless it may still be written', async () => {
    const folder = makeFolder()
    await (await makeShelf(folder)).add(makeIssue())
    const left = (name: string, hoursAgo: number): string => {
      writeFileSync(join(folder, '青石日报', name), 'half')
      const then = Date.now() / 1000 - hoursAgo * 3600
      utimesSync(join(folder, '青石日报', name), then, then)
      return name
    }
    const old = left('.2021-11-08.json.zst.4711-1.tmp', 2)
    const fresh = left('.2021-11-07.json.zst.4712-1.tmp', 0.5)
    const foreign = left('notes.tmp', 2)
    const shelf = await makeShelf(folder)
    await shelf.list()
    expect(readdirSync(join(folder, '青石日报'))).toContain(old)
    await shelf.add(makeIssue({ name: '白塔晚报' }))
    expect(readdirSync(join(folder, '青石日报')).sort()).toEqual(
      [fresh, '2021-11-09.json.zst', foreign].sort(),
    )
  })
})

describe('names of papers', () => {
  it('never lead out of the shelf', async () => {
    const folder = join(makeFolder(), 'shelf')
    mkdirSync(folder)
    const shelf = await makeShelf(folder)
    const names = [
      '../../up',
      '/etc/passwd',
      '..',
      '.',
      '',
      '~',
      'a/../../b',
      'nul',
      '\u0000\u001b[31m红',
      'x'.repeat(999),
    ]
    // Some of them share a folder, so each gets a day of its own.
    for (const [index, name] of [...names, '报'.repeat(300)].entries()) {
      const issue = makeIssue({ name, date: `2021-11-${10 + index}`, source: name })
      const { paper, date } = await shelf.add(issue)
      expect(readdirSync(folder)).toContain(paper)
      expect(paper).not.toMatch(/[/\\\p{C}]/u)
      expect(await shelf.read(paper, date)).toEqual(issue)
    }
    expect(readdirSync(join(folder, '..'))).toEqual(['shelf'])
  })

  it.each(['traces.db', 'index.db', 'INDEX.DB', 'index.db-wal', 'traces.damaged-2026.db', 'papers.json'])(
    'never take the name of a file of the shelf: %s',
    async (name) => {
      const folder = makeFolder()
      const shelf = await makeShelf(folder)
      const { paper, date } = await shelf.add(makeIssue({ name }))
      expect(paper).toBe(`_${name}`)
      expect((await shelf.list()).map((entry) => entry.name)).toEqual([name])
      expect(shelf.traces.history()).toEqual([])
      expect((await shelf.search('山坳')).count).toBe(1)
      expect(await shelf.read(paper, date)).toEqual(makeIssue({ name }))
    },
  )

  it('are refused as a key if they lead out of the shelf', async () => {
    const shelf = await makeShelf()
    for (const [paper, date] of [
      ['..', '2021-11-09'],
      ['青石日报', '../../../etc/passwd'],
      ['青石日报', '2021-13-45'],
    ] as const) {
      await expect(shelf.read(paper, date)).rejects.toThrow(ShelfError)
      await expect(shelf.remove(paper, date)).rejects.toThrow(ShelfError)
    }
  })
})

describe('a damaged issue', () => {
  it('is never read as a sound one, whichever byte changed', async () => {
    const folder = makeFolder()
    const shelf = await makeShelf(folder)
    const issue = makeIssue({ articles: many })
    await shelf.add(issue)
    const file = join(folder, '青石日报', '2021-11-09.json.zst')
    const sound = readFileSync(file)
    await fc.assert(
      fc.asyncProperty(fc.nat(sound.length - 1), fc.integer({ min: 1, max: 255 }), async (index, change) => {
        const damaged = Buffer.from(sound)
        damaged[index] = (damaged[index] ?? 0) ^ change
        writeFileSync(file, damaged)
        const read = await shelf.read('青石日报', '2021-11-09').catch((error: unknown) => error)
        if (read instanceof Error) expect(read).toBeInstanceOf(DamagedIssue)
        else expect(read).toEqual(issue)
      }),
      { numRuns: 100 },
    )
  })

  it.each([
    ['its format', JSON.stringify({ format: '\u001b[2J\u202e\u009b1m' })],
    ['contents that are no JSON', '\u001b]0;title\u0007\u202e\n'],
  ])('is reported without the escapes of %s', async (_, contents) => {
    const folder = makeFolder()
    const notices: string[] = []
    const shelf = await makeShelf(folder, { say: (notice) => notices.push(english(notice)) })
    await shelf.add(makeIssue())
    await shelf.settled()
    const body = Buffer.from(contents)
    const frame = Buffer.alloc(12 + body.length)
    frame.writeUInt32LE(0x184d2a50, 0)
    frame.writeUInt32LE(body.length + 4, 4)
    body.copy(frame, 8)
    frame.writeUInt32LE(body.length, 8 + body.length)
    rmSync(join(folder, '青石日报', '2021-11-09.json.zst'))
    writeFileSync(join(folder, '青石日报', '2021-11-09.json.zst'), frame)
    const error = await shelf.read('青石日报', '2021-11-09').catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(DamagedIssue)
    await (await makeShelf(folder, { say: (notice) => notices.push(english(notice)) })).settled()
    const { skipped } = await shelf.search('桥')
    const named = skipped.map(({ why }) => english(why))
    const lines = [String(error), ...notices, ...named, ...(await shelf.verify()).problems.map(english)]
    expect(lines.filter((line) => line.includes('is damaged')).length).toBeGreaterThanOrEqual(3)
    for (const line of lines) expect(line).not.toMatch(/[\p{Cc}\p{Cf}]/u)
  })

  it('is reported with its path when it is cut short, and the issue can be added again', async () => {
    const folder = makeFolder()
    const shelf = await makeShelf(folder)
    const issue = makeIssue({ articles: many })
    await shelf.add(issue)
    const file = join(folder, '青石日报', '2021-11-09.json.zst')
    const sound = readFileSync(file)
    for (const length of [0, 3, 20, sound.length >> 1, sound.length - 1]) {
      writeFileSync(file, sound.subarray(0, length))
      await expect(shelf.read('青石日报', '2021-11-09')).rejects.toThrow(`${file} is damaged`)
    }
    expect((await shelf.verify()).problems.join()).toContain(file)
    expect((await shelf.add(issue)).outcome).toBe('added')
    expect((await shelf.verify()).problems).toEqual([])
  })
})
