import { oneLine, say, type Words } from '../language/index.ts'
import type { Hit, SkippedIssue } from '../shelf/index.ts'
import type { Command, Context } from './invocation/context.ts'
import { Misuse, toldLine } from './invocation/failure.ts'
import type { OutputSpan } from './invocation/output.ts'
import { COUNTED, SHOWN } from './invocation/search-limits.ts'
import { oneOf, wholeNumber } from './invocation/settings.ts'
import { writeJson, writeOut } from './invocation/write-out.ts'
import { onShelf } from './sources/on-shelf.ts'

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
    await writeJson(io.stdout, { ...result, skipped })
    return result.count > 0 ? 0 : 1
  }
  const spans = result.hits.flatMap((hit, index) => [
    ...(index > 0 ? [{ text: '\n' }] : []),
    ...hitSpans(hit, words, settings.color),
  ])
  await writeOut(io.stdout, spans)
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

/** A hit as two lines: where it is with its headline, and the words around it. */
const hitSpans = (
  { name, date, page, headline, snippet }: Hit,
  words: Words,
  colour: boolean,
): readonly OutputSpan[] => {
  const around = marked(snippet, colour)
  return [
    { text: `${oneLine(`${date} ${name} ${words.page(page)}`)}  ` },
    ...marked(headline, colour),
    ...(around.length > 0 ? [{ text: '\n    ' }, ...around] : []),
    { text: '\n' },
  ]
}

/** A marked text on one line; empty if there is none. */
const marked = ({ text, marks }: Hit['headline'], colour: boolean): readonly OutputSpan[] => {
  const spans: OutputSpan[] = []
  let offset = 0
  for (const [start, end] of marks) {
    spans.push({ text: text.slice(offset, start) }, { text: text.slice(start, end), strong: colour })
    offset = end
  }
  return [...spans, { text: text.slice(offset) }]
    .filter((span) => span.text !== '')
    .map((span) => ({ ...span, text: span.text.replace(/\s*\n\s*/g, ' ') }))
}
