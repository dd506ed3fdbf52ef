import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import type { Context } from '../../source/commands/invocation/context.ts'
import { commandIo } from '../../source/commands/invocation/process-io.ts'
import { settingsOf } from '../../source/commands/invocation/settings.ts'
import { ReadingShelf } from '../../source/commands/reading/reading-shelf.ts'
import { ShelfLibrary } from '../../source/commands/reading/shelf-library.ts'
import { learnFromShelf } from '../../source/commands/sources/learn-from-shelf.ts'
import { readPaths } from '../../source/commands/sources/paths.ts'
import { correctionsFor, headingLinesOf, type Issue, issueToJson } from '../../source/issue/index.ts'
import { wordsFor } from '../../source/language/index.ts'
import { makeEdition } from '../editions/index.ts'
import { makeIssue } from '../shelf/fixtures.ts'
import { runWith, temporaryFolder } from './run-with.ts'

const folder = temporaryFolder()
const data = join(folder, 'shelf')
const file = join(folder, 'page.txt')
const LINES = ['江边修路记', '堤上新路通了车']
writeFileSync(
  file,
  `青石日报

2031年3月1日 星期六

${LINES.join('\n\n')}

本报江城3月1日电（记者 林一）3月1日，江水涨了半米。沿江各县连夜加固堤防，共投入2000多人。

市防汛办说，未来三天还有雨，请市民远离江岸，注意安全。
`,
)

const flags = { color: false, data }
const context: Context = {
  flags,
  config: {},
  settings: settingsOf(flags, {}, {}),
  words: wordsFor('zh'),
  io: commandIo({
    env: {},
    stdin: process.stdin,
    stdout: process.stdout,
    stderr: process.stderr,
    now: () => new Date('2031-03-02T00:00:00Z'),
    elapsed: () => 0,
    process,
  }),
}

/** Corrects the heading of the first article of an issue as the reader does, and returns what is remembered of it. */
const correct = async (issue: Issue, headline: number, set = true) => {
  const shelf = new ReadingShelf(context)
  const library = new ShelfLibrary(shelf, context)
  const [article] = issue.articles
  if (!article) throw new Error('no article')
  const lines = headingLinesOf(article, issue.source.text ?? '')
  const traces = await library.openTraces(issue, { files: [file] })
  traces.correct(article.id, correctionsFor(issue, lines, headline), set)
  await library.settleTraces()
  const { remembered } = await library.openTraces(issue, { files: [file] })
  await shelf.close()
  return remembered.corrections
}

const printed = async (words: readonly string[], format: string): Promise<string> => {
  const { out, err, code } = await runWith(['print', ...words], { data, format })
  expect([err, code]).toEqual(['', 0])
  return out
}
const issueIn = async (words: readonly string[]): Promise<Issue> => JSON.parse(await printed(words, 'json'))
const headOf = ({ articles: [article] }: Issue) => [article?.kicker, article?.headline, article?.deck]

describe('a correction', () => {
  it('is laid over what is printed and exported, from the file and from the shelf, and never written', async () => {
    const [first = '', second = ''] = LINES
    const read = await issueIn([file])
    await runWith(['add', file], { data })
    const path = join(data, '青石日报', '2031-03-01.json.zst')
    const stored = readFileSync(path)
    const { issue } = await readPaths([file], context, async () => undefined)
    // The second is the newest on the shelf.
    const ways = [[file], []]
    expect(await correct(issue, 1)).toHaveLength(2)
    for (const words of ways) {
      const laid = await issueIn(words)
      expect(headOf(laid)).toEqual([[first], [second], undefined])
      expect(laid.articles.map(({ id }) => id)).toEqual(read.articles.map(({ id }) => id))
    }
    expect(await printed([], 'markdown')).toMatch(new RegExp(`^#+ ${second}$`, 'm'))
    await correct(issue, 0)
    for (const words of ways) expect(headOf(await issueIn(words))).toEqual([undefined, [first], [second]])
    expect(await correct(issue, 0, false)).toEqual([])
    expect(await issueIn([file])).toEqual(read)
    expect(readFileSync(path).equals(stored)).toBe(true)
    // Added again, it is the same issue as before.
    expect((await runWith(['add', file], { data })).out).toContain('架上已有')
  })
})

describe('the shelf that a command reads', () => {
  const written = (name: string, content: string | Uint8Array): string => {
    const path = join(folder, name)
    writeFileSync(path, content)
    return path
  }

  it('is asked for by raw text, once, and by nothing that names the parts of its headings', async () => {
    const openMemory = vi.fn(async () => undefined)
    const json = written('issue.json', issueToJson(makeIssue({ date: '2031-03-02' })))
    await readPaths([json], context, openMemory)
    const site = join(folder, 'site')
    for (const { path, bytes } of makeEdition('A', { seed: 3, pages: 1 }).files) {
      mkdirSync(dirname(join(site, path)), { recursive: true })
      writeFileSync(join(site, path), bytes)
    }
    await readPaths([site], context, openMemory)
    expect(openMemory).not.toHaveBeenCalled()
    await readPaths([file, written('page2.txt', readFileSync(file))], context, openMemory)
    expect(openMemory).toHaveBeenCalledOnce()
  })

  it('is opened once for all that ask, and closed after them', async () => {
    const close = await learnFromShelf(context, async (openMemory) => {
      const opened = await openMemory()
      expect(await openMemory()).toBe(opened)
      return opened && vi.spyOn(opened, 'close')
    })
    expect(close).toHaveBeenCalledOnce()
  })
})
