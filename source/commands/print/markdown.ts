import type { Article, Issue } from '../../issue/index.ts'
import { blockMarkdown, inlineMarkdown } from './markdown-text.ts'

/** A table whose first row is its head; Markdown knows no other. */
const table = (text: string): string => {
  const rows = text.split('\n').map((row) => row.split('\t'))
  const count = rows.reduce((most, cells) => Math.max(most, cells.length), 0)
  const lines = rows.map((cells) =>
    Array.from({ length: count }, (_, column) => inlineMarkdown(cells[column] ?? '')),
  )
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
  const label = [caption, credit].filter(Boolean).join(' ')
  const address = webAddress(src)
  return address === undefined ? wrapped('*', label, '*') : [`![${inlineMarkdown(label)}](<${address}>)`]
}

const articleBlocks = ({ column, kicker, headline, deck, abstract, body, images }: Article): string[] => [
  ...wrapped('*', column ?? '', '*'),
  ...wrapped('', kicker?.join(' ') ?? ''),
  ...wrapped('## ', headline.join(' ') || '（无题）'),
  ...wrapped('**', deck?.join(' ') ?? '', '**'),
  ...(abstract ?? []).flatMap((text) => marked('> ', text, '> ')),
  ...body.flatMap(blockOf),
  ...(images ?? []).flatMap(pictureOf),
]

/** Articles in Markdown: the paper's name, the date, then each article under its headline. */
export const printMarkdown = (
  { name, datePublished, weekday, lunarDate }: Issue,
  articles: readonly Article[],
): string => {
  const dated = [datePublished, weekday, lunarDate && `农历${lunarDate}`].filter(Boolean).join(' ')
  const blocks = [...wrapped('# ', name), ...wrapped('', dated), ...articles.flatMap(articleBlocks)]
  return `${blocks.join('\n\n')}\n`
}
