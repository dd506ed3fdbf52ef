import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import type { ProcessIo } from '../../source/commands/index.ts'
import type { Context } from '../../source/commands/invocation/context.ts'
import { commandIo } from '../../source/commands/invocation/process-io.ts'
import { settingsOf } from '../../source/commands/invocation/settings.ts'
import { ReadingShelf } from '../../source/commands/reading/reading-shelf.ts'
import { ShelfLibrary } from '../../source/commands/reading/shelf-library.ts'
import { readPaths } from '../../source/commands/sources/paths.ts'
import { shippedIssue } from '../../source/commands/sources/shipped.ts'
import { type Issue, type IssueKey, issueToJson } from '../../source/issue/index.ts'
import { wordsFor } from '../../source/language/index.ts'
import { patternOf } from '../../source/papers/catalogue/address-pattern.ts'
import { makeEdition } from '../editions/index.ts'
import { openSite } from '../papers/site.ts'
import { craft, putFile } from '../shelf/crafted.ts'
import { makeFolder, makeIssue } from '../shelf/fixtures.ts'

/** The reader's library over an empty shelf. */
const openLibrary = (papers: readonly unknown[] = []) => {
  const flags = { color: false, data: join(makeFolder(), 'shelf') }
  const config = { papers }
  const { stdin, stdout, stderr } = process
  const now = () => new Date('2026-08-01T00:00:00Z')
  const io: ProcessIo = { env: {}, stdin, stdout, stderr, now, elapsed: () => 0, process }
  const context: Context = {
    flags,
    config,
    settings: settingsOf(flags, config, {}),
    words: wordsFor('en'),
    io: commandIo(io),
  }
  const shelf = new ReadingShelf(context)
  onTestFinished(() => shelf.close())
  return { shelf, context, library: new ShelfLibrary(shelf, context) }
}

const TWO = ['江堤加固', '茶市开秤'].map((headline) => ({
  headline: [headline],
  text: [`本报讯 昨日，${headline}。`],
}))

describe('the library', () => {
  it('has the days of each paper in order, whatever the order in which they were added', async () => {
    const { shelf, library } = openLibrary()
    const days = ['2031-05-06', '2031-04-29', '2031-05-12']
    for (const date of days) await (await shelf.open()).add(makeIssue({ date }))
    expect((await library.papers()).map((paper) => paper.days)).toEqual([days.toSorted()])
  })

  it('knows what is unread of each day, and which issues can be fetched', async () => {
    const own = { name: '青石日报', url: 'http://epaper.example/{Y}-{m}/{d}/node_1.htm', private: true }
    const { shelf, library } = openLibrary([own])
    const open = await shelf.open()
    const [first, second] = [
      makeIssue({ date: '2031-05-05' }),
      makeIssue({ date: '2031-05-06', articles: TWO }),
    ]
    for (const issue of [first, second]) await open.add(issue)
    const [known] = await library.papers()
    const { length } = first.articles
    expect(known?.unread).toEqual(
      new Map([
        ['2031-05-05', length],
        ['2031-05-06', second.articles.length],
      ]),
    )
    const paper = known?.paper ?? ''
    for (const article of first.articles) open.traces.markRead(paper, '2031-05-05', article)
    // The same article by the id of another parse is read once.
    const [one] = second.articles
    if (!one) throw new Error('an issue has articles')
    open.traces.markRead(paper, '2031-05-06', one)
    open.traces.markRead(paper, '2031-05-06', { ...one, id: `${one.id}-x` })
    const [now] = await library.papers()
    expect(now?.unread).toEqual(new Map([['2031-05-06', second.articles.length - 1]]))
    expect(now?.fetchable).toBe('any')
  })

  it('finds papers of the catalogue by name, initials and place, and knows which are closed', async () => {
    const { library } = openLibrary([
      { name: '江城晚报', url: 'http://epaper.example/{Y}-{m}/{d}/node_1.htm', private: true },
    ])
    const names = async (words: string) => (await library.knownPapers(words)).map(({ name }) => name)
    expect(await names('江城晚报')).toContain('江城晚报')
    expect((await names('rmrb'))[0]).toBe('人民日报')
    expect((await names('')).length).toBeGreaterThan(300)
    expect(await names('没有这样的报纸')).toEqual([])
    expect((await library.knownPapers('')).some(({ why }) => why !== undefined)).toBe(true)
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

describe('a fetch that meets a wall', () => {
  it('says so with the way around it, and asks the host no more in this reader', async () => {
    await using site = await openSite()
    for (const day of ['17', '18']) site.set(`/2026-07/${day}/node_1.htm`, { status: 521 })
    const url = `${site.origin}/{Y}-{m}/{d}/node_1.htm`
    const { library } = openLibrary([{ name: '街坊报', url, private: true }])
    const fetchDay = (date: string) =>
      library.fetch({ paper: '街坊报', date }, () => {}, new AbortController().signal)
    await expect(fetchDay('2026-07-18')).rejects.toThrow(/^街坊报: a wall .*baolan add FOLDER; .*"userAgent"/)
    const before = site.requests.length
    await expect(fetchDay('2026-07-17')).rejects.toThrow(/a wall/)
    expect(site.requests.length).toBe(before)
  })
})

describe('a search of a shelf with an issue that cannot be indexed', () => {
  it('finds the others, and counts it', async () => {
    const { shelf, context, library } = openLibrary()
    await (await shelf.open()).add(makeIssue())
    putFile(context.settings.data, '2020-01-01', craft({ article: '{}' }))
    await (await shelf.open()).reindex()
    const finds = await library.search('公路', new AbortController().signal)
    expect(finds).toMatchObject({ count: 1, skipped: 1 })
  })
})

describe('traces of an issue that is not on the shelf', () => {
  const HEADLINE = ['春汛过境', '全线无恙']
  const TITLE = '春汛过境 全线无恙'
  const writePaper = (date = '2031-05-06', headline = HEADLINE, page = '1'): string => {
    const file = join(makeFolder(), 'paper.json')
    const articles = [{ headline, text: [`本报讯 ${headline.join('，')}，请看本版。`], page }]
    writeFileSync(file, issueToJson(makeIssue({ date, articles, source: headline.join() })))
    return file
  }
  /** Opens a file in a reader: its traces, and its first article. */
  const openFile = async (library: ShelfLibrary, context: Context, file: string) => {
    const { issue } = await readPaths([file], context, async () => undefined)
    const article = issue.articles[0]
    if (!article) throw new Error('no article')
    const traces = await library.openTraces(issue, { files: [file] })
    return { issue, traces, article, place: { article: article.id, block: 0, character: 0 } }
  }
  const keyOf = ({ name: paper, datePublished: date }: Issue): IssueKey => ({ paper, date })

  it('put it there for a bookmark, which leads to it though its file is gone', async () => {
    const { shelf, library, context } = openLibrary()
    const file = writePaper()
    const { issue, traces, place } = await openFile(library, context, file)
    expect(await traces.bookmark(place, true)).toEqual(['bookmarkShelved'])
    rmSync(file)
    const [found] = await library.bookmarks()
    expect(found).toMatchObject({ ...keyOf(issue), ...place, headline: { text: TITLE } })
    expect((await library.open(keyOf(issue))).issue).toEqual(issue)
    await traces.bookmark(place, false)
    expect(await traces.bookmark(place, true)).toBeUndefined()
    await (await shelf.open()).remove(issue.name, issue.datePublished)
    expect((await library.bookmarks())[0]?.headline.text).toBe(TITLE)
  })

  it('lead to its file, but leave it there, if there is no bookmark', async () => {
    const { shelf, library, context } = openLibrary()
    const file = writePaper()
    const { issue, traces, place } = await openFile(library, context, file)
    traces.read(place.article)
    await traces.settled()
    expect(await library.papers()).toEqual([])
    expect((await library.history())[0]).toMatchObject({ ...keyOf(issue), headline: { text: TITLE } })
    const opened = await library.open(keyOf(issue))
    expect(opened.issue).toEqual(issue)
    expect([...(opened.traces.remembered.read ?? [])]).toEqual([place.article])
    expect(await opened.traces.bookmark(place, true)).toEqual(['bookmarkShelved'])
    expect((await shelf.open()).has(issue.name, issue.datePublished)).toBe(true)
  })

  it('lead each to its own file, or to the shelf, if the pages of a day were opened one by one', async () => {
    const { library, context } = openLibrary()
    const pages = ['1', '2', '3'].map((page) => writePaper('2031-05-06', [`第${page}版的事`], page))
    for (const [index, file] of pages.entries()) {
      const { traces, place } = await openFile(library, context, file)
      if (index === 0) await traces.bookmark(place, true)
      traces.read(place.article)
      await traces.settled()
    }
    const opened = (await library.history()).map(async ({ headline, article, ...key }) => {
      const { issue } = await library.open(key, article)
      expect(issue.articles.find(({ id }) => id === article)?.headline).toEqual([headline.text])
    })
    expect(await Promise.all(opened)).toHaveLength(3)
  })

  it('say that it is not on the shelf if the file is another issue now', async () => {
    const { library, context } = openLibrary()
    const file = writePaper()
    const { issue, traces, place } = await openFile(library, context, file)
    traces.read(place.article)
    await traces.settled()
    writeFileSync(file, readFileSync(writePaper('2031-05-07')))
    await expect(library.open(keyOf(issue))).rejects.toThrow('2031-05-06')
  })

  it('say so if the shelf has the page from another source, and keep both', async () => {
    const { shelf, library, context } = openLibrary()
    const other = await openFile(library, context, writePaper('2031-05-06', ['渡船停航']))
    await (await shelf.open()).add(other.issue)
    const { issue, traces, place } = await openFile(library, context, writePaper())
    const said = ['bookmarkNotShelved', ['pagesFromElsewhere', issue.name, issue.datePublished]]
    expect(await traces.bookmark(place, true)).toEqual(said)
    expect((await library.open(keyOf(issue))).issue).toEqual(other.issue)
    expect((await library.bookmarks()).map(({ headline }) => headline.text)).toEqual([TITLE])
  })

  it('lead to the issue that ships, which is never put there', async () => {
    const { library } = openLibrary()
    const issue = await shippedIssue()
    const article = issue.articles.find(({ headline }) => headline.length > 1)
    const place = { article: article?.id ?? '', block: 0, character: 0 }
    for (const files of [undefined, ['a-copy.txt']]) {
      const traces = await library.openTraces(issue, { files })
      expect(await traces.bookmark(place, true)).toBeUndefined()
    }
    expect(await library.papers()).toEqual([])
    expect((await library.open(keyOf(issue))).issue).toEqual(issue)
    expect((await library.bookmarks())[0]?.headline.text).toBe(article?.headline.join(' '))
  })

  it('follow their article on the shelf if it has another id there', async () => {
    const { shelf, library } = openLibrary()
    const drafts = [{ headline: ['渡船停航'], text: ['明天起停航三天，等水退。'] }]
    const issue = makeIssue({ articles: drafts })
    const [article] = issue.articles
    const traces = await library.openTraces(issue, { files: [] })
    await traces.bookmark({ article: article?.id ?? '', block: 0, character: 4 }, true)
    const before = { headline: ['山路塌方'], text: ['夜里塌了一段山路，正在抢修。'] }
    await (await shelf.open()).add(makeIssue({ articles: [before, ...drafts] }))
    const [found] = await library.bookmarks()
    expect(found).toMatchObject({ headline: { text: '渡船停航' }, character: 4 })
    const opened = await library.open(keyOf(issue))
    expect(opened.issue.articles.find(({ id }) => id === found?.article)?.headline).toEqual(['渡船停航'])
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
