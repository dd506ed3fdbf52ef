import type { Article, Issue } from '../../issue/index.ts'

/** Escapes the characters that Markdown would read as marks. */
const plain = (text: string): string => text.replace(/[\\`*_[\]<>#|~]/g, '\\$&')
/** Escapes what would begin a list or a quotation at the start of a line. */
const line = (text: string): string => plain(text).replace(/^(\s*)(\d+)?([-+.)])(?=\s)/, '$1$2\\$3')

/** A table whose first row is its head; Markdown knows no other. */
const table = (text: string): string => {
  const rows = text.split('\n').map((row) => row.split('\t'))
  const count = Math.max(...rows.map((cells) => cells.length))
  const lines = rows.map((cells) => Array.from({ length: count }, (_, column) => plain(cells[column] ?? '')))
  return [...lines.slice(0, 1), Array.from({ length: count }, () => '---'), ...lines.slice(1)]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n')
}

const articleBlocks = (article: Article): string[] => [
  ...(article.column ? [`*${plain(article.column)}*`] : []),
  ...(article.kicker?.length ? [plain(article.kicker.join(' '))] : []),
  `## ${plain(article.headline.join(' ')) || '（无题）'}`,
  ...(article.deck?.length ? [`**${plain(article.deck.join(' '))}**`] : []),
  ...(article.abstract ?? []).map((text) => `> ${plain(text)}`),
  ...article.body.map(({ type, text }) => {
    if (type === 'subhead') return `### ${plain(text)}`
    if (type === 'quote') return `> ${plain(text)}`
    if (type === 'table') return table(text)
    if (type === 'list') return `- ${plain(text)}`
    return line(text)
  }),
  ...(article.images ?? []).flatMap(({ src, caption, credit }) => {
    const label = [caption, credit].filter(Boolean).join(' ')
    if (src) return [`![${plain(label)}](<${src.replace(/[<>\n]/g, encodeURIComponent)}>)`]
    return label ? [`*${plain(label)}*`] : []
  }),
]

/** Articles in Markdown: the paper's name, the date, then each article under its headline. */
export const printMarkdown = (issue: Issue, articles: readonly Article[]): string => {
  const dated = [issue.datePublished, issue.weekday, issue.lunarDate && `农历${issue.lunarDate}`]
  const head = [`# ${plain(issue.name)}`, plain(dated.filter(Boolean).join(' '))].filter(
    (text) => text !== '# ',
  )
  return `${[...head, ...articles.flatMap(articleBlocks)].filter(Boolean).join('\n\n')}\n`
}
