import { openingOf } from '../../ingest/index.ts'
import { type Article, FORMAT, type Issue } from '../../issue/index.ts'
import { blockMarkdown, inlineMarkdown } from './markdown-text.ts'

/** A table whose first row is its head; Markdown knows no other. An empty cell that ends a row is a space: cells that a row lacks are empty. */
const table = (text: string): string => {
  const rows = text.split('\n').map((row) => row.split('\t'))
  const count = rows.reduce((most, cells) => Math.max(most, cells.length), 0)
  const lines = rows.map((cells) => {
    const written = cells.map(inlineMarkdown)
    if (cells.length > 1 && written.at(-1) === '') written[cells.length - 1] = '&#32;'
    return [...written, ...Array.from({ length: count - cells.length }, () => '')]
  })
  return [...lines.slice(0, 1), Array.from({ length: count }, () => '---'), ...lines.slice(1)]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n')
}

/** Text between marks on one line; nothing if there is no text. */
const wrapped = (before: string, text: string, after = ''): string[] => {
  const inline = inlineMarkdown(text)
  return inline === '' ? [] : [before + inline + after]
}

/** A block that begins with a mark and goes on with a prefix. */
const marked = (mark: string, text: string, prefix: string): string[] => {
  const block = blockMarkdown(text, prefix)
  return block === '' ? [] : [mark + block]
}

/** Lines between marks, kept apart by hard breaks. */
const linesBetween = (before: string, lines: readonly string[], after = ''): string[] => {
  const written = lines.map(inlineMarkdown).filter((line) => line !== '')
  return written.length === 0 ? [] : [before + written.join('\\\n') + after]
}

/** A blank that divides the lines of a headline or the names of a byline, and none within them. */
const GAP = '\u3000'
const withoutGap = (text: string): string => inlineMarkdown(text).replaceAll(GAP, '&#12288;')

const headlineOf = (headline: readonly string[]): string => {
  const lines = headline.map(withoutGap).filter((line) => line !== '')
  if (lines.length === 0) return '## *（无题）*'
  // A heading that is closed has blanks within its lines.
  return headline.some((line) => /[ \u3000]/.test(line))
    ? `## ${lines.join(GAP)} ##`
    : `## ${lines.join(' ')}`
}

/** Who wrote an article, if its text does not say so. */
const bylineOf = ({ byline = [], body }: Article): string[] => {
  if (byline.length === 0 || JSON.stringify(openingOf(body).byline) === JSON.stringify(byline)) return []
  const names = byline.map(
    ({ role, name }) => `${withoutGap(role).replaceAll(' ', '&#32;')} ${withoutGap(name)}`,
  )
  return [`__${names.join(GAP)}__`]
}

/** Verses are lines of one paragraph, a stanza a paragraph: each line ends in a hard break of two spaces. */
const versesIn = (body: Article['body']): string[] => {
  const stanzas: string[][] = [[]]
  for (const { text } of body) {
    const [line] = marked('', text, '')
    if (line === undefined) stanzas.push([])
    else stanzas.at(-1)?.push(`${line}  `)
  }
  return stanzas.filter((lines) => lines.length > 0).map((lines) => lines.join('\n'))
}

/** The blocks of a text; neighbouring verses are one. */
const bodyBlocks = (body: Article['body']): string[] => {
  const runs: Article['body'][number][][] = []
  for (const block of body) {
    const run = runs.at(-1)
    if (run && block.type === 'verse' && run[0]?.type === 'verse') run.push(block)
    else runs.push([block])
  }
  return runs.flatMap((run) => (run[0]?.type === 'verse' ? versesIn(run) : run.flatMap(blockOf)))
}

const blockOf = ({ type, text }: Article['body'][number]): string[] => {
  if (type === 'subhead') return wrapped('### ', text)
  if (type === 'quote') return marked('> ', text, '> ')
  if (type === 'table') return [table(text)]
  if (type === 'list') return marked('- ', text, '  ')
  return marked('', text, '')
}

/** The address of a picture for the angle brackets of Markdown. Only web addresses lead anywhere for whoever reads it. */
const webAddress = (src: string): string | undefined => {
  const url = URL.parse(src)
  if (url?.protocol !== 'http:' && url?.protocol !== 'https:') return undefined
  return url.href.replace(/[\\<>&]/g, '\\$&')
}

const pictureOf = ({ src = '', caption, credit }: NonNullable<Article['images']>[number]): string[] => {
  const address = webAddress(src)
  const taker = inlineMarkdown(credit ?? '')
  if (address !== undefined) {
    const title = taker && ` "${taker.replaceAll('"', '\\"')}"`
    return [`![${inlineMarkdown(caption ?? '')}](<${address}>${title})`]
  }
  const label = [...wrapped('*', caption ?? '', '*'), ...wrapped('_', credit ?? '', '_')].join(' ')
  return label === '' ? [] : [label]
}

const articleBlocks = (article: Article): string[] => [
  ...wrapped('*', article.column ?? '', '*'),
  ...linesBetween('', article.kicker ?? []),
  headlineOf(article.headline),
  ...linesBetween('**', article.deck ?? [], '**'),
  ...bylineOf(article),
  ...(article.abstract ?? []).flatMap((text) => wrapped('> *', text, '*')),
  ...bodyBlocks(article.body),
  ...(article.images ?? []).flatMap(pictureOf),
]

/** Says to `baolan` what the file is, and where its articles begin; no renderer shows it. */
const SIGNATURE = `[//]: # (${FORMAT})`

/** Articles in Markdown: the paper's name, the date, then each article under its headline. What is printed can be read back. */
export const printMarkdown = (
  { name, datePublished, weekday, lunarDate }: Issue,
  articles: readonly Article[],
): string => {
  const dated = [datePublished, weekday, lunarDate && `农历${lunarDate}`].filter(Boolean).join(' ')
  const blocks = [
    ...wrapped('# ', name),
    ...wrapped('', dated),
    SIGNATURE,
    ...articles.flatMap((article, index) => [...(index > 0 ? ['---'] : []), ...articleBlocks(article)]),
  ]
  return `${blocks.join('\n\n')}\n`
}
