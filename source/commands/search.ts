import { say, type Words } from '../language/index.ts'
import type { Hit, SkippedIssue } from '../shelf/index.ts'
import type { Command, Context } from './invocation/context.ts'
import { Misuse, toldLine } from './invocation/failure.ts'
import { COUNTED, SHOWN } from './invocation/search-limits.ts'
import { oneOf, wholeNumber } from './invocation/settings.ts'
import { writeOut } from './invocation/write-out.ts'
import { onShelf } from './sources/on-shelf.ts'

type Mark = (text: string) => string

/** `baolan search WORDS [--limit N] [--sort date|relevance] [--json]`. Exit code 1 if nothing is found, as with grep. */
export const search: Command = async (terms, context) => {
  const { flags, settings, words, io } = context
  if (terms.length === 0) throw new Misuse(['searchTakes'])
  const order =
    oneOf('--sort', flags.sort ?? 'date', ['date', 'relevance']) === 'date' ? 'newest' : 'relevance'
  const limit = wholeNumber('--limit', flags.limit, 1, 10_000) ?? SHOWN
  const query = terms.join(' ')
  const { BadQuery } = await import('../shelf/index.ts')
  const result = await onShelf(context, async (shelf) => {
    const first = await shelf.search(query, { limit, order, countTo: COUNTED })
    if (first.unindexed === 0) return first
    // A command waits until the index is up to date, so that the answer is complete.
    await shelf.settled()
    return shelf.search(query, { limit, order, countTo: COUNTED })
  }).catch((error: unknown) => {
    // The query comes from the command line, so a bad one is wrong usage.
    throw error instanceof BadQuery ? new Misuse(error.saying) : error
  })
  nameSkipped(result.skipped, context)
  if (flags.json) {
    const skipped = result.skipped.map(({ why, ...key }) => ({ ...key, why: say(words, why) }))
    await writeOut(io.stdout, `${JSON.stringify({ ...result, skipped }, null, 2)}\n`)
    return result.count > 0 ? 0 : 1
  }
  const bold: Mark = io.stdout.isTTY && settings.color ? (text) => `\x1b[1m${text}\x1b[0m` : (text) => text
  await writeOut(io.stdout, result.hits.map((hit) => hitText(hit, words, bold)).join('\n'))
  const { count, capped } = result
  io.stderr.write(`${words.hits(count, capped)}\n`)
  return count > 0 ? 0 : 1
}

/** Issues that are named after each search; `shelf verify` names all. */
const MOST_NAMED = 8

const nameSkipped = (skipped: readonly SkippedIssue[], { words, io }: Context): void => {
  for (const { why } of skipped.slice(0, MOST_NAMED)) io.stderr.write(toldLine(why, words))
  const more = skipped.length - MOST_NAMED
  if (more > 0) io.stderr.write(toldLine(['moreSkipped', more], words))
}

const hitText = ({ name, date, page, headline, snippet }: Hit, words: Words, mark: Mark): string =>
  [`${date} ${name} ${words.page(page)}  ${marked(headline, mark)}`, marked(snippet, mark)]
    .filter(Boolean)
    .map((line, index) => `${index > 0 ? '    ' : ''}${line}\n`)
    .join('')

const marked = ({ text, marks }: Hit['headline'], mark: Mark): string => {
  let out = ''
  let offset = 0
  for (const [start, end] of marks) {
    out += text.slice(offset, start) + mark(text.slice(start, end))
    offset = end
  }
  return (out + text.slice(offset)).replace(/\s*\n\s*/g, ' ')
}
