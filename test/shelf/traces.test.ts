import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Article, Correction, Issue } from '../../source/issue/index.ts'
import { openSqlite } from '../../source/shelf/database/sqlite.ts'
import { type AnchoredPlace, openShelf, type Shelf } from '../../source/shelf/index.ts'
import { salvage, TRACES } from '../../source/shelf/traces/traces-tables.ts'
import { english } from '../english.ts'
import { makeFolder, makeIssue, makeShelf } from './fixtures.ts'

const PAPER = '青石日报'
const DATE = '2021-11-09'
const key = { paper: PAPER, date: DATE }

const SENTENCES = [
  '清晨的雾还没有散，渡口已经有人在等船。',
  '老艄公把缆绳解开，木船慢慢离了岸。',
  '对岸的集市上，卖竹器的摊子摆了一长排。',
  '孩子们背着书包，从石板路上跑过去。',
  '今年的茶叶收得早，价钱也比去年好一些。',
  '村里的小学新盖了两间教室，窗子朝着河。',
  '傍晚下了一阵雨，屋檐水滴了半夜。',
  '电工沿着山路查了一天的线，回来天已经黑了。',
]

const drafts = SENTENCES.map((text, index) => ({
  headline: [`题目${'甲乙丙丁戊己庚辛'[index]}：${text.slice(0, 5)}`],
  text: [text, `${SENTENCES[(index + 3) % 8]}又一段。`],
}))
const issue = makeIssue({ articles: drafts })
const defined = (article: Article | undefined): Article => {
  if (!article) throw new Error('no such article')
  return article
}
const third = defined(issue.articles[2])

const clock = () => {
  let second = 0
  return () => new Date(Date.UTC(2026, 0, 1, 0, 0, second++))
}

describe('traces', () => {
  it('are stored for the next time the shelf is opened', async () => {
    const folder = makeFolder()
    const first = await openShelf(folder, { clock: clock() })
    first.traces.markRead(PAPER, DATE, third)
    first.traces.keepPlace({ ...key, article: third.id, block: 1, character: 7 }, third)
    const bookmark = first.traces.addBookmark(
      { ...key, article: third.id, block: 0, character: 3 },
      third,
      '再看',
    )
    await first.close()

    const second = await makeShelf(folder)
    expect(second.traces.bookmarks()).toEqual([bookmark])
    const traces = second.traces.of(PAPER, DATE, issue)
    expect([...traces.read]).toEqual([third.id])
    expect(traces.place).toMatchObject({ article: third.id, block: 1, character: 7 })
    expect(traces.bookmarks).toEqual([bookmark])
  })

  it('list the articles that were read, each once, the last first', async () => {
    const shelf = await makeShelf(makeFolder(), { clock: clock() })
    const [a, b, c] = issue.articles
    for (const article of [a, b, c, a]) shelf.traces.markRead(PAPER, DATE, defined(article))
    expect(shelf.traces.history().map(({ article }) => article)).toEqual([a?.id, c?.id, b?.id])
    expect(shelf.traces.history(1).map(({ headline }) => headline)).toEqual(a?.headline)
  })

  it('have the title of their article: the lines of its headline apart, or how its text begins', async () => {
    const shelf = await makeShelf()
    const { articles } = makeIssue({
      articles: [{ headline: ['春汛过境', '全线无恙'], text: ['雨停了。'] }, { text: ['', '夜里又下了。'] }],
    })
    for (const article of articles) {
      shelf.traces.markRead(PAPER, DATE, article)
      shelf.traces.addBookmark({ ...key, article: article.id, block: 0, character: 0 }, article)
    }
    const titles = ['春汛过境 全线无恙', '夜里又下了。']
    expect(shelf.traces.history().map(({ headline }) => headline)).toEqual(expect.arrayContaining(titles))
    expect(shelf.traces.bookmarks().map(({ headline }) => headline)).toEqual(titles.toReversed())
  })

  it('keep bookmarks with their notes, and remove them by their id', async () => {
    const shelf = await makeShelf(makeFolder(), { clock: clock() })
    const first = shelf.traces.addBookmark(
      { ...key, article: third.id, block: 0, character: 0 },
      third,
      '有用',
    )
    const second = shelf.traces.addBookmark({ ...key, article: third.id, block: 1, character: 2 }, third)
    shelf.traces.removeBookmark(second.id)
    expect(shelf.traces.bookmarks()).toEqual([first])
    expect(first.note).toBe('有用')
  })

  it('stay when the issue is removed and when the index is rebuilt', async () => {
    const shelf = await makeShelf()
    await shelf.add(issue)
    shelf.traces.markRead(PAPER, DATE, third)
    await shelf.reindex()
    await shelf.remove(PAPER, DATE)
    expect(shelf.traces.history()).toHaveLength(1)
  })

  it('keep any place in an unchanged issue', async () => {
    const shelf = await makeShelf()
    await fc.assert(
      fc.property(fc.nat(7), fc.nat(1), fc.nat(40), (index, block, offset) => {
        const article = defined(issue.articles[index])
        const character = Math.min(offset, article.body[block]?.text.length ?? 0)
        shelf.traces.keepPlace({ ...key, article: article.id, block, character }, article)
        expect(shelf.traces.of(PAPER, DATE, issue).place).toMatchObject({
          article: article.id,
          block,
          character,
        })
      }),
      { numRuns: 60 },
    )
  })
})

describe('corrections of headings', () => {
  const corrections = (offsets: readonly number[], headline: number): readonly Correction[] =>
    offsets.map((offset, index) => ({
      source: `${PAPER} ${DATE}`,
      offset,
      role: index === headline ? 'headline' : index < headline ? 'kicker' : 'deck',
    }))
  const kept = (shelf: Shelf): readonly Correction[] => shelf.traces.of(PAPER, DATE, issue).corrections

  it('of two readers at once are all there, and of one heading the last counts', async () => {
    const folder = makeFolder()
    const [one, other] = [await makeShelf(folder), await makeShelf(folder)]
    one.traces.correct(PAPER, corrections([10, 20, 30], 0), true)
    other.traces.correct(PAPER, corrections([70, 80], 1), true)
    one.traces.markRead(PAPER, DATE, third)
    other.traces.correct(PAPER, corrections([10, 20, 30], 1), true)
    const all = [...corrections([10, 20, 30], 1), ...corrections([70, 80], 1)]
    for (const shelf of [one, other, await makeShelf(folder)]) {
      expect(kept(shelf)).toEqual(all)
      expect(shelf.traces.of(PAPER, DATE, issue).read).toEqual(new Set([third.id]))
    }
    one.traces.correct(PAPER, corrections([70, 80], 0), false)
    expect(kept(other)).toEqual(corrections([10, 20, 30], 1))
  })

  it('are those of each source of an issue merged of several', async () => {
    const shelf = await makeShelf()
    shelf.traces.correct(PAPER, corrections([10, 20], 1), true)
    const { sha256: _, ...source } = issue.source
    const merged: Issue = { ...issue, source: { ...source, parts: ['another', `${PAPER} ${DATE}`] } }
    expect(shelf.traces.correctionsOf(merged)).toEqual(corrections([10, 20], 1))
    expect(shelf.traces.correctionsOf(makeIssue({ date: '2021-11-10' }))).toEqual([])
  })

  it('are counted by paper', async () => {
    const { traces } = await makeShelf()
    expect(traces.correctedHeadings('山東日報')).toEqual({ headings: 0, kicker: 0, deck: 0 })
    traces.correct('山東日報', corrections([10, 20, 30], 1), true)
    traces.correct('山東日報', corrections([40, 50], 1), true)
    traces.correct('山東日報', corrections([60, 70, 80], 0), true)
    traces.correct(PAPER, corrections([90, 95], 0), true)
    expect(traces.correctedHeadings('山東日報')).toEqual({ headings: 3, kicker: 2, deck: 2 })
  })

  it('are saved from damaged traces', () => {
    const damaged = openSqlite(':memory:')
    const sound = openSqlite(':memory:')
    for (const database of [damaged, sound]) for (const step of TRACES.migrations) database.exec(step)
    damaged.exec(`insert into correction values ('${PAPER} ${DATE}', 10, 'headline', '${PAPER}', 'then')`)
    expect(salvage(damaged, sound)).toBe(1)
    expect(sound.prepare('select role from correction').get()?.role).toBe('headline')
  })
})

describe('choices', () => {
  it('are stored for the next time the shelf is opened, each with its last value', async () => {
    const folder = makeFolder()
    const first = await openShelf(folder)
    expect(first.traces.choice('contentsAs')).toBeUndefined()
    for (const value of ['page', 'list']) first.traces.keepChoice('contentsAs', value)
    first.traces.keepChoice('another', 'page')
    await first.close()
    const { traces } = await makeShelf(folder)
    expect(traces.choice('contentsAs')).toBe('list')
    expect(traces.choice('another')).toBe('page')
  })

  it('are saved from damaged traces, as every other table is', () => {
    const damaged = openSqlite(':memory:')
    const sound = openSqlite(':memory:')
    for (const database of [damaged, sound]) for (const step of TRACES.migrations) database.exec(step)
    const tables = damaged
      .prepare("select name from sqlite_schema where type = 'table' and name not like 'sqlite_%'")
      .all()
      .map(({ name }) => String(name))
    for (const table of tables) {
      const columns = damaged.prepare('select name from pragma_table_info(?)').all(table)
      damaged.exec(`insert into ${table} values (${columns.map((_, index) => index).join()})`)
    }
    expect(tables).toContain('choice')
    expect(salvage(damaged, sound)).toBe(tables.length)
  })
})

describe('after a parse that changed the text', () => {
  /** Where a place kept in `issue` is found in `next`. */
  const placeIn = async (
    block: number,
    character: number,
    next: Issue,
  ): Promise<AnchoredPlace | undefined> => {
    const shelf = await makeShelf()
    shelf.traces.keepPlace({ ...key, article: third.id, block, character }, third)
    return shelf.traces.of(PAPER, DATE, next).place
  }
  const textFrom = (next: Issue, place: AnchoredPlace | undefined, length = 6): string | undefined =>
    next.articles
      .find(({ id }) => id === place?.article)
      ?.body[place?.block ?? 0]?.text.slice(place?.character, (place?.character ?? 0) + length)

  it('a place follows its sentence to another block', async () => {
    const next = makeIssue({
      articles: drafts.map((draft) => ({ ...draft, text: ['新加的开头一段。', draft.text.join('')] })),
    })
    const place = await placeIn(1, 5, next)
    expect(place?.article).toBe(third.id)
    expect(textFrom(next, place)).toBe(third.body[1]?.text.slice(5, 11))
  })

  it('a place follows its article to another id', async () => {
    const next = makeIssue({ articles: [...drafts.slice(4), ...drafts.slice(0, 4)] })
    const place = await placeIn(0, 4, next)
    expect(place?.article).toBe(next.articles[6]?.id)
    expect(textFrom(next, place)).toBe(third.body[0]?.text.slice(4, 10))
  })

  it('a place is found again after characters near it changed', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 4, max: 12 }), fc.nat(18), async (character, changedAt) => {
        const text = third.body[0]?.text ?? ''
        const changed = `${text.slice(0, changedAt)}口${text.slice(changedAt + 1)}`
        const next = makeIssue({
          articles: drafts.map((draft, index) =>
            index === 2 ? { ...draft, text: ['首段。', changed] } : draft,
          ),
        })
        const place = await placeIn(0, character, next)
        expect(place).toMatchObject({ article: third.id, block: 1 })
        expect(Math.abs((place?.character ?? 0) - character)).toBeLessThanOrEqual(2)
      }),
      { numRuns: 15 },
    )
  })

  it('a place whose text is gone stays in its article, or is dropped with it', async () => {
    const next = makeIssue({ articles: drafts.map(({ headline }) => ({ headline, text: ['全改了。'] })) })
    expect(await placeIn(1, 30, next)).toMatchObject({ article: third.id, block: 0, character: 4 })
    expect(await placeIn(1, 30, makeIssue({ articles: [] }))).toBeUndefined()
  })

  it('the mark of a read article follows the article, not its id', async () => {
    const shelf = await makeShelf()
    shelf.traces.markRead(PAPER, DATE, third)
    const next = makeIssue({ articles: drafts.toReversed() })
    expect([...shelf.traces.of(PAPER, DATE, next).read]).toEqual([next.articles[5]?.id])
    const without = makeIssue({ articles: drafts.filter((_, index) => index !== 2) })
    expect([...shelf.traces.of(PAPER, DATE, without).read]).toEqual([])
  })

  it('marks made before and after the parse count as one read article', async () => {
    const shelf = await makeShelf()
    const next = makeIssue({
      articles: drafts.map(({ text }, index) => ({ headline: [`改题${index}`], text })),
    })
    shelf.traces.markRead(PAPER, DATE, third)
    shelf.traces.markRead(PAPER, DATE, defined(next.articles[2]))
    expect([...shelf.traces.of(PAPER, DATE, next).read]).toEqual([third.id])
  })
})

describe('damaged traces', () => {
  it('are set aside under a dated name, reported, and what can be read of them is kept', async () => {
    const folder = makeFolder()
    const first = await openShelf(folder)
    first.traces.markRead(PAPER, DATE, third)
    await first.close()
    const { readFileSync, readdirSync } = await import('node:fs')
    const file = join(folder, 'traces.db')
    const bytes = readFileSync(file)
    for (const [name, damaged] of [
      ['overwritten', Buffer.from('no database at all'.repeat(100))],
      ['cut short', bytes.subarray(0, 5000)],
    ] as const) {
      writeFileSync(file, damaged)
      const notices: string[] = []
      const shelf = await openShelf(folder, {
        clock: () => new Date('2026-02-03T04:05:06Z'),
        say: (notice) => notices.push(english(notice)),
      })
      shelf.traces.markRead(PAPER, DATE, third)
      expect(shelf.traces.history(), name).toHaveLength(1)
      await shelf.close()
      expect(notices.join(), name).toContain('traces.damaged-2026-02-03T04-05-06')
      expect(readdirSync(folder).join()).toContain('traces.damaged-2026-02-03T04-05-06')
      writeFileSync(file, bytes)
    }
  })
})
