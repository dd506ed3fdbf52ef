import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { type Article, articleId, FORMAT, type Issue } from '../../source/issue/index.ts'
import { openShelf, type Shelf, type ShelfOptions } from '../../source/shelf/index.ts'

/** An empty folder, removed when the test ends. */
export const makeFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'baolan-shelf-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** A shelf, closed when the test ends. */
export const makeShelf = async (folder = makeFolder(), options: ShelfOptions = {}): Promise<Shelf> => {
  const shelf = await openShelf(folder, options)
  onTestFinished(async () => void (await shelf.close()))
  return shelf
}

export interface ArticleDraft {
  readonly headline?: readonly string[]
  readonly text?: readonly string[]
  readonly page?: string
  readonly author?: string
  readonly rest?: Partial<Article>
}

interface IssueDraft {
  readonly name?: string
  readonly date?: string
  readonly articles?: readonly ArticleDraft[]
  /** The hash of the source. Issues with equal ones are parses of one source. */
  readonly source?: string
  readonly sections?: Readonly<Record<string, string>>
}

/** An issue of an invented paper. */
export const makeIssue = ({
  name = '青石日报',
  date = '2021-11-09',
  articles = [{ headline: ['山坳里通了公路'], text: ['本报讯 昨日，石桥乡的公路通车了。'] }],
  source = `${name} ${date}`,
  sections = {},
}: IssueDraft = {}): Issue => {
  const made = articles.map((draft, index) => articleOf(name, date, index, draft))
  const pages = [...new Set(made.flatMap(({ parts }) => parts.map(({ page }) => page)))]
  return {
    format: FORMAT,
    name,
    datePublished: date,
    masthead: [name],
    pages: pages.map((printPage, index) => ({
      printPage,
      position: index + 1,
      ...(sections[printPage] !== undefined && { printSection: sections[printPage] }),
      articles: made.filter(({ parts }) => parts[0]?.page === printPage).map(({ id }) => id),
    })),
    articles: made,
    source: {
      kind: 'text',
      sha256: source,
      text: made.map(({ body }) => body.map(({ text }) => text)).join('\n'),
    },
    notes: [],
  }
}

const articleOf = (name: string, date: string, index: number, draft: ArticleDraft): Article => ({
  id: articleId(name, date, draft.page ?? '1', index + 1),
  kind: 'news',
  headline: draft.headline ?? [],
  ...(draft.author !== undefined && { byline: [{ role: '记者', name: draft.author }] }),
  body: (draft.text ?? []).map((text) => ({ type: 'p', text, from: [[0, text.length]] })),
  parts: [{ page: draft.page ?? '1' }],
  confidence: { headline: 1, boundary: 1 },
  ...draft.rest,
})
