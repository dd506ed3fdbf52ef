import { execFileSync } from 'node:child_process'
import { mkdirSync, symlinkSync, truncateSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { SIZE_LIMITS } from '../../source/issue/index.ts'
import type { ShelfOptions } from '../../source/shelf/index.ts'
import { SizeCheck } from '../../source/shelf/issues/size-check.ts'
import { english } from '../english.ts'
import { type Crafted, craft, putFile } from './crafted.ts'
import { makeFolder, makeIssue, makeShelf } from './fixtures.ts'

const DATE = '2020-01-01'
const SMALL = { bytes: 1, articles: [] }
const IDS = Array.from({ length: 11 }, (_, index) => `a${index}`)

/** Files of a right hash that are no issue: each is one field away from a sound one. */
const MISSHAPEN: Readonly<Record<string, Crafted>> = {
  'an article without text': { article: '{"id":"a1"}' },
  'an article that is null': { article: 'null' },
  'two articles in the line of one': { article: '{"id":"a1"},{"id":"a2"}' },
  'pages that are null': { issue: { pages: null } },
  'a name that is a number': { issue: { name: 5, masthead: null } },
  'a day that is none': { issue: { datePublished: '2020-02-30' } },
  'notes that are a text': { issue: { notes: '' } },
  'no frames': { manifest: { frames: null } },
  'frames of a negative length': { manifest: { frames: [{ bytes: -5, articles: [] }] } },
  'ids that are no texts': { manifest: { frames: [{ bytes: 1, articles: [7] }] } },
  'a manifest without a name': { manifest: { name: null, pages: 'x' } },
  'a format that is an object': { manifest: { format: { toString: null } } },
  'a page that lists a stranger': {
    issue: { pages: [{ printPage: '1', position: 1, articles: ['nobody'] }] },
  },
}

const LIMITS = { maxFileMB: 1, maxArticles: 10, maxShortLines: 1000, maxUnpackedMB: 1 }

/** Expects that a sound issue is found, and each of the files named, by the search and by `verify`, also after a rebuild. */
const expectNamed = async (folder: string, names: readonly RegExp[], options: ShelfOptions = {}) => {
  const shelf = await makeShelf(folder, options)
  await shelf.add(makeIssue())
  await shelf.settled()
  const expected = names.map((name) => expect.stringMatching(name))
  const { count, skipped } = await shelf.search('公路')
  expect(skipped.map(({ why }) => english(why))).toEqual(expected)
  expect(count).toBe(1)
  const { problems } = await shelf.verify()
  expect(problems.map(english).toReversed()).toEqual(expected)
  await shelf.reindex()
  expect((await shelf.search('公路')).count).toBe(1)
  return shelf
}

/** A day for each file, the later the earlier: as a search lists them. */
const dayOf = (index: number): string => `2020-01-${String(28 - index)}`

describe('issues that cannot be indexed', () => {
  it('are skipped and named when they are not to the schema', async () => {
    const folder = makeFolder()
    const crafted = Object.values(MISSHAPEN)
    for (const [index, draft] of crafted.entries()) putFile(folder, dayOf(index), craft(draft))
    const names = crafted.map((_, index) => new RegExp(`${dayOf(index)}.json.zst is damaged`))
    const shelf = await expectNamed(folder, names)
    for (const index of crafted.keys())
      await expect(shelf.read('乱石报', dayOf(index)), Object.keys(MISSHAPEN)[index]).rejects.toThrow(
        'is damaged',
      )
  })

  it('are not indexed by halves: the articles before the fault are not found', async () => {
    const folder = makeFolder()
    putFile(folder, DATE, craft({ manifest: { sha256: '0'.repeat(64) } }))
    const shelf = await makeShelf(folder)
    await shelf.settled()
    expect((await shelf.search('paper:乱石报')).count).toBe(0)
  })

  it.skipIf(process.platform === 'win32')(
    'are skipped and named when the file is none: a link, a folder, a pipe',
    async () => {
      const folder = makeFolder()
      const odd: readonly ((file: string) => unknown)[] = [
        (file) => symlinkSync('/no/such/file', file),
        (file) => symlinkSync(file, file),
        (file) => mkdirSync(file),
        (file) => execFileSync('mkfifo', [file]),
        (file) => symlinkSync('/dev/null', file),
      ]
      mkdirSync(join(folder, '乱石报'))
      for (const [index, make] of odd.entries()) make(join(folder, '乱石报', `${dayOf(index)}.json.zst`))
      await expectNamed(
        folder,
        odd.map(() => /乱石报/),
      )
    },
  )

  it('are skipped and named when they are larger than a limit', async () => {
    const folder = makeFolder()
    putFile(folder, dayOf(0), craft({ issue: { weather: '晴'.repeat(2 ** 19) } }))
    truncateSync(putFile(folder, dayOf(1), craft({})), 2 ** 31)
    putFile(folder, dayOf(2), craft({ manifest: { frames: [SMALL, { ...SMALL, articles: IDS }, SMALL] } }))
    putFile(folder, dayOf(3), craft({ article: `{"id":"a1","body":[${'[],'.repeat(300_000)}1]}` }))
    await expectNamed(
      folder,
      [
        /unpacks to > 1 MB, over the limit of 1 MB: .* raise maxUnpackedMB/,
        /unpacks to 2048 MB/,
        /has 11 articles, over the limit of 10 an issue: .* raise maxArticles/,
        /is damaged/,
      ],
      { limits: LIMITS },
    )
  })

  it('are refused for the number of their values: three bytes can take a hundred of memory', () => {
    const size = new SizeCheck(SIZE_LIMITS)
    expect(() => size.add(Buffer.from('[],'.repeat(4_000_001)))).toThrow('fields and values, over the limit')
  })

  it('are searched when the limit is raised, without a rebuild', async () => {
    const folder = makeFolder()
    putFile(folder, DATE, craft({ issue: { weather: '晴'.repeat(2 ** 19) } }))
    const small = await makeShelf(folder, { limits: LIMITS })
    await small.settled()
    expect((await small.search('公路')).count).toBe(0)
    await small.close()
    const large = await makeShelf(folder, { limits: { ...LIMITS, maxUnpackedMB: 2 } })
    await large.settled()
    expect(await large.search('公路')).toMatchObject({ count: 1, skipped: [] })
  })

  it('can be added again from its source', async () => {
    const folder = makeFolder()
    const shelf = await makeShelf(folder)
    putFile(folder, DATE, craft({ article: '{"id":"a1"}' }))
    const issue = makeIssue({ name: '乱石报', date: DATE })
    await shelf.add(issue)
    expect(await shelf.read('乱石报', DATE)).toEqual(issue)
    await shelf.settled()
    expect(await shelf.search('公路')).toMatchObject({ count: 1, skipped: [] })
  })
})

describe('a large issue', () => {
  it('of more articles than a batch is found from its first to its last', async () => {
    const shelf = await makeShelf()
    const articles = Array.from({ length: 4200 }, (_, index) => ({ text: [`第${index}篇，桥。`] }))
    await shelf.add(makeIssue({ articles }))
    await shelf.add(makeIssue({ name: '江州晚报' }))
    for (const word of ['第0篇', '第103篇', '第104篇', '第4199篇'])
      expect((await shelf.search(word)).hits.map(({ article }) => article)).toHaveLength(1)
    expect((await shelf.verify()).problems).toEqual([])
  })

  it('of one article that the small thread cannot hold is found by the larger one', async () => {
    const shelf = await makeShelf()
    const text = '江水涨了半米，沿江各县加固堤防。'.repeat(120_000)
    await shelf.add(makeIssue({ articles: [{ text: [`${text}石碑`] }] }))
    await shelf.add(makeIssue({ name: '江州晚报' }))
    const { hits } = await shelf.search('石碑')
    expect(hits.map(({ snippet }) => snippet.text.includes('石碑'))).toEqual([true])
    expect((await shelf.search('公路')).count).toBe(1)
  })

  it('is refused before anything is written if it is over a limit, and kept if it is just under', async () => {
    const folder = makeFolder()
    const shelf = await makeShelf(folder, { limits: { ...LIMITS, maxArticles: 2 } })
    const three = makeIssue({ articles: [{}, {}, {}] })
    await expect(shelf.add(three)).rejects.toThrow('3 articles, over the limit of 2 an issue')
    const large = makeIssue({ articles: [{ text: ['字'.repeat(175_000)] }] })
    await expect(shelf.add(large)).rejects.toThrow('2 MB, over the limit of 1 MB')
    expect(await shelf.list()).toEqual([])
    expect(shelf.has('青石日报', '2021-11-09')).toBe(false)
    await shelf.add(makeIssue({ articles: [{}, { text: ['字'.repeat(170_000)] }] }))
    expect((await shelf.search('字字')).count).toBe(1)
  })
})
