import { readIssue } from '../ingest/index.ts'
import type { Command, Context } from './invocation/context.ts'
import { Failure, failureLine, Misuse } from './invocation/failure.ts'
import { statusLine } from './invocation/status-line.ts'
import { type Bundle, gather, readFiles } from './sources/gather.ts'
import { onShelf } from './sources/on-shelf.ts'

/** `baolan add FILE|DIR…`: one bad file is reported and the rest goes on. */
export const add: Command = async (words, context) => {
  if (words.length === 0) throw new Misuse("'baolan add' takes files or folders")
  const { stderr, stdout } = context.world
  const [bundles, lost] = await gatherAll(words, context)
  const counts = { added: 0, same: 0, replaced: 0, merged: 0 }
  let bad = lost
  let articles = 0
  const started = performance.now()
  const line = statusLine(stderr)
  const progress = (done: number): void => {
    const rate = articles / Math.max(0.001, (performance.now() - started) / 1000)
    line.show(`${done}/${bundles.length} issues, ${articles} articles, ${Math.round(rate)} a second`)
  }
  await onShelf(context, async (shelf) => {
    for (const [index, bundle] of bundles.entries()) {
      try {
        const issue = await readIssue(await readFiles(bundle))
        const { outcome, paper, date } = await shelf.add(issue)
        if (outcome === 'kept')
          throw new Failure(
            `${bundle[0]}: ${paper} ${date} has these pages from another source; 'baolan remove ${paper} ${date}' first, to take this one`,
          )
        counts[outcome]++
        articles += issue.articles.length
      } catch (error) {
        line.clear()
        stderr.write(failureLine(error))
        bad++
      }
      progress(index + 1)
    }
    line.clear()
  })
  const said = Object.entries(counts).filter(([, count]) => count > 0)
  if (said.length > 0) stdout.write(`${said.map(([outcome, count]) => `${count} ${outcome}`).join(', ')}\n`)
  return bad > 0 ? 1 : 0
}

const gatherAll = async (
  words: readonly string[],
  { world }: Context,
): Promise<[readonly Bundle[], number]> => {
  const bundles: Bundle[] = []
  let lost = 0
  for (const word of words) {
    try {
      bundles.push(...(await gather(word)))
    } catch (error) {
      world.stderr.write(failureLine(error))
      lost++
    }
  }
  return [bundles, lost]
}
