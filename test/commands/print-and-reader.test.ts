import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { printIssue } from '../../source/commands/print/format.ts'
import { shippedIssue } from '../../source/commands/sources/shipped.ts'
import { readIssue } from '../../source/ingest/index.ts'
import type { Issue } from '../../source/issue/index.ts'
import { DEFAULT_SETTINGS, plainText, type Settings, type Size } from '../../source/makeup/index.ts'
import { screenFrame } from '../../source/reader/parts/screen-frame.ts'
import { rowsOf, viewOf } from '../../source/reader/screens/index.ts'
import { type State, screenOf } from '../../source/reader/state/state.ts'
import { PAPER } from '../reader/paper.ts'
import { article, open, press } from '../reader/playing.ts'

const WIDTHS = [20, 40, 60, 80, 120]

/** The lines of text on the screen, without the left margin. */
const textOf = (state: State): string[] => {
  const { head, height, left } = screenFrame(state.size, state.settings)
  const rows = rowsOf(viewOf(state)).slice(head, head + height)
  return rows.map((row) => {
    const text = plainText(row)
    expect(text.slice(0, left).trim()).toBe('')
    return text.slice(left).trimEnd()
  })
}

/** The text of every article by id, paged through with Space. */
const readThrough = (issue: Issue, settings: Partial<Settings>, size: Size): Map<string, string[][]> => {
  const read = new Map<string, string[][]>()
  let state = press(open({ issue, settings, size }), 'enter').state
  for (;;) {
    const id = article(state)
    const pages = read.get(id) ?? []
    const screen = screenOf(state)
    if (screen.kind === 'article' && !screen.offered) read.set(id, [...pages, textOf(state)])
    const next = press(state, 'space').state
    if (next.message?.[0] === 'lastArticle') return read
    state = next
  }
}

/** Blank rows are dropped at the top of a page. */
const filled = (lines: readonly string[]): string[] => lines.filter((line) => line !== '')

const printed = (issue: Issue, id: string, settings: Partial<Settings>, width: number): string[] => {
  const number = issue.articles.findIndex((one) => one.id === id) + 1
  return printIssue(issue, number, 'text', width, { ...DEFAULT_SETTINGS, ...settings })
    .trimEnd()
    .split('\n')
}

const expectSame = (issue: Issue, settings: Partial<Settings>, width: number, rows: number): void => {
  const read = readThrough(issue, settings, { columns: width, rows })
  expect(new Set(read.keys())).toEqual(new Set(issue.articles.map(({ id }) => id)))
  for (const [id, pages] of read) {
    const lines = filled(printed(issue, id, settings, width))
    const before = filled(pages.slice(0, -1).flat())
    // The last page is full: it repeats lines of the page before.
    const last = filled(pages.at(-1) ?? [])
    const where = `${id} at ${width}x${rows} ${JSON.stringify(settings)}`
    expect(before, where).toEqual(lines.slice(0, before.length))
    expect(last, where).toEqual(lines.slice(lines.length - last.length))
    expect(before.length + last.length, where).toBeGreaterThanOrEqual(lines.length)
  }
}

const shared = join(import.meta.dirname, '../../../shared')
const ISSUES: readonly (readonly [string, () => Promise<Issue>])[] = [
  ['the issue that ships', shippedIssue],
  ['a paper with every kind of text', async () => PAPER],
]
const papers = [
  ...globSync('samples/issues/*.txt', { cwd: shared }),
  ...globSync('cases/terminal/two-reporters.json', { cwd: shared }),
]

describe('print sets an article as the reader does', () => {
  for (const [name, issueOf] of ISSUES)
    it(`${name}, page by page, and in a window that holds it whole`, async () => {
      const issue = await issueOf()
      for (const width of WIDTHS)
        for (const ambiguous of [1, 2] as const) {
          expectSame(issue, { ambiguous }, width, 24)
          expectSame(issue, { ambiguous, hang: true, justify: true, language: 'en' }, width, 24)
          const size = { columns: width, rows: 1000 }
          for (const settings of [{ ambiguous }, { ambiguous, columns: 2 }])
            for (const [id, [page = []]] of readThrough(issue, settings, size))
              expect(page.join('\n').trimEnd().split('\n')).toEqual(printed(issue, id, settings, width))
        }
    })

  const others = papers.length > 0 ? papers : ['other papers']
  it.skipIf(papers.length === 0).each(others)('%s (where ../shared stands)', async (file) => {
    const issue = await readIssue([{ name: file, bytes: readFileSync(join(shared, file)) }])
    for (const width of WIDTHS)
      for (const ambiguous of [1, 2] as const) expectSame(issue, { ambiguous }, width, 60)
  })
})
