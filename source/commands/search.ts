import type { Hit } from '../shelf/index.ts'
import type { Command } from './invocation/context.ts'
import { Misuse } from './invocation/failure.ts'
import { oneOf, wholeNumber } from './invocation/settings.ts'
import { writeOut } from './invocation/write-out.ts'
import { COUNTED, SHOWN } from './sources/found-bounds.ts'
import { onShelf } from './sources/on-shelf.ts'

type Mark = (text: string) => string

/** `baolan search WORDS [--limit N] [--sort date|relevance] [--json]`. Exit code 1 where nothing was found, as grep. */
export const search: Command = async (words, context) => {
  const { flags, settings, world } = context
  if (words.length === 0)
    throw new Misuse('\'baolan search\' takes words, "phrases", 作者: 报: 版: 日期:2021-11..2021-12')
  const order =
    oneOf('--sort', flags.sort ?? 'date', ['date', 'relevance']) === 'date' ? 'newest' : 'relevance'
  const limit = wholeNumber('--limit', flags.limit, 1, 10_000) ?? SHOWN
  const query = words.join(' ')
  const found = await onShelf(context, async (shelf) => {
    const first = await shelf.search(query, { limit, order, countTo: COUNTED })
    if (first.unindexed === 0) return first
    // A command gives the whole answer, even where the index has to be brought up to date for it.
    await shelf.settled()
    return shelf.search(query, { limit, order, countTo: COUNTED })
  }).catch((error: Error) => {
    // The query came from the command line: what is wrong with it is wrong usage.
    throw error.name === 'BadQuery' ? new Misuse(error.message) : error
  })
  if (flags.json) {
    await writeOut(world.stdout, `${JSON.stringify(found, null, 2)}\n`)
    return found.count > 0 ? 0 : 1
  }
  const bold: Mark = world.stdout.isTTY && settings.color ? (text) => `\x1b[1m${text}\x1b[0m` : (text) => text
  await writeOut(world.stdout, found.hits.map((hit) => hitText(hit, bold)).join('\n'))
  const { count, capped } = found
  world.stderr.write(`${count}${capped ? '+' : ''} ${count === 1 ? 'article' : 'articles'}\n`)
  return count > 0 ? 0 : 1
}

const hitText = ({ name, date, page, headline, snippet }: Hit, mark: Mark): string =>
  [`${date} ${name} 第${page}版  ${marked(headline, mark)}`, marked(snippet, mark)]
    .filter(Boolean)
    .map((line, index) => `${index > 0 ? '    ' : ''}${line}\n`)
    .join('')

const marked = ({ text, marks }: Hit['headline'], mark: Mark): string => {
  let out = ''
  let at = 0
  for (const [start, end] of marks) {
    out += text.slice(at, start) + mark(text.slice(start, end))
    at = end
  }
  return (out + text.slice(at)).replace(/\s*\n\s*/g, ' ')
}
