import type { Article, Issue, Page } from '../../issue/index.ts'
import {
  type ColumnLine,
  cellWidth,
  columnWidth,
  type Line,
  type Setting,
  setColumns,
  setHeadline,
  setParagraph,
} from '../../typeset/index.ts'

/** The two characters that open a paragraph (CLREQ 3.3.1), in cells. */
const INDENT = 4

/** A measure of 20 characters or less opens its paragraphs with one (CLREQ: multi-column text). */
const NARROW = 40

const spaces = (cells: number): string => ' '.repeat(Math.max(0, cells))

const drawn = (line: Line): string => spaces(line.indent) + line.text

const centred = (text: string, { width, ambiguous }: Setting): string =>
  spaces(Math.floor((width - cellWidth(text, ambiguous)) / 2)) + text

const headline = (lines: readonly string[] | undefined, setting: Setting): string[] =>
  lines?.length ? setHeadline(lines, setting).map((line) => centred(line.text, setting)) : []

const paragraph = (text: string, setting: Setting, indent = 0): string[] =>
  setParagraph(text, { ...setting, indent }).map(drawn)

const rule = ({ width, ambiguous }: Setting): string => (ambiguous === 2 ? '-' : '─').repeat(width)

const byline = (article: Article): string =>
  [...Map.groupBy(article.byline ?? [], ({ role }) => role)]
    .map(([role, credits]) => `${role} ${credits.map(({ name }) => name).join(' ')}`)
    .join(' · ')

const indentOf = (width: number): number => (width > NARROW ? INDENT : INDENT / 2)

const bodyText = (body: Article['body'], setting: Setting): string[] => {
  const indent = indentOf(setting.width)
  return body.flatMap(({ type, text }) =>
    type === 'subhead'
      ? ['', ...headline([text], setting), '']
      : paragraph(text, setting, type === 'verse' ? 0 : indent),
  )
}

/** The body side by side, a row of all columns a line. A subhead stands at its column's left. */
const columnsText = (body: Article['body'], setting: Setting, count: number): string[] => {
  const blocks = body.map(
    ({ type, text }) => ({ kind: type === 'subhead' ? 'heading' : 'paragraph', text }) as const,
  )
  const indent = indentOf(columnWidth(setting.width, count))
  const { width, gutter, columns } = setColumns(blocks, count, { ...setting, indent })
  const cell = (line: Line | undefined): string => {
    if (!line) return spaces(width + gutter)
    return drawn(line) + spaces(width + gutter - line.indent - line.cells)
  }
  const height = Math.max(0, ...columns.map(({ length }) => length))
  return Array.from({ length: height }, (_, row) =>
    columns
      .map((column: readonly ColumnLine[]) => cell(column[row]?.line))
      .join('')
      .trimEnd(),
  )
}

/** The rows of one article: titles centred, byline, summary, body, captions. */
export const articleText = (article: Article, setting: Setting, columns = 1): string[] => {
  const line = [article.column, byline(article)].filter((text): text is string => Boolean(text))
  const titles = [article.kicker, article.headline, article.deck, line].flatMap((lines) =>
    headline(lines, setting),
  )
  const summary = (article.abstract ?? []).flatMap((text) =>
    paragraph(text, setting, indentOf(setting.width)),
  )
  const body = columns > 1 ? columnsText(article.body, setting, columns) : bodyText(article.body, setting)
  const captions = (article.images ?? []).flatMap(({ caption, credit }) => {
    const label = [caption, credit].filter(Boolean).join(' ')
    return label ? paragraph(`[图] ${label}`, setting) : []
  })
  return [titles, summary, body, captions].filter((rows) => rows.length > 0).flatMap((rows) => [...rows, ''])
}

/** The nameplate: the paper's name spaced out, then what its masthead says. */
export const nameplateText = (issue: Issue, setting: Setting): string[] => {
  const { pageCount, contacts = [] } = issue
  const facts = [
    [issue.datePublished, issue.weekday, issue.lunarDate && `农历${issue.lunarDate}`, issue.weather],
    [
      issue.issueNumber && `第${issue.issueNumber}号`,
      issue.cn,
      issue.postalCode && `邮发代号 ${issue.postalCode}`,
    ],
    [pageCount?.stated && `今日${pageCount.stated}版`, issue.edition, issue.price],
    [
      issue.supervisor && `${issue.supervisor}主管`,
      issue.sponsor && `${issue.sponsor}主办`,
      issue.publisher && `${issue.publisher}出版`,
    ],
    contacts.map(({ label, value }) => `${label} ${value}`),
  ].map((words) => words.filter(Boolean).join('  '))
  const name = [...issue.name].join('  ')
  const lines = [name, issue.nameLatin ?? '', ...facts].filter(Boolean)
  return lines.length ? [...headline(lines, setting), rule(setting), ''] : []
}

/** An article that goes on on another page is printed where it begins; there its title alone points back. */
const elsewhere = (article: Article, setting: Setting): string[] => [
  ...paragraph(`${article.headline.join(' ')}（见第${article.parts[0]?.page}版）`, setting),
  '',
]

const pageText = (page: Page, articles: readonly Article[], setting: Setting, columns: number): string[] => {
  const credits = (page.credits ?? []).map(({ role, name }) => `${role} ${name}`).join('  ')
  return [
    ...paragraph([`第${page.printPage}版`, page.printSection].filter(Boolean).join('  '), setting),
    '',
    ...articles.flatMap((article) =>
      article.parts[0]?.page === page.printPage || article.parts.length < 2
        ? [...articleText(article, setting, columns), '']
        : elsewhere(article, setting),
    ),
    ...(credits ? [...paragraph(credits, setting), ''] : []),
  ]
}

/** A whole issue as plain text: nameplate, then page by page. */
export const issueText = (issue: Issue, setting: Setting, columns = 1): string[] => {
  const byId = new Map(issue.articles.map((article) => [article.id, article]))
  const placed = new Set(issue.pages.flatMap(({ articles }) => articles))
  const articlesOf = ({ articles }: Page): Article[] => articles.flatMap((id) => byId.get(id) ?? [])
  return [
    ...nameplateText(issue, setting),
    ...issue.pages.flatMap((page) => pageText(page, articlesOf(page), setting, columns)),
    ...issue.articles
      .filter(({ id }) => !placed.has(id))
      .flatMap((article) => articleText(article, setting, columns)),
  ]
}
