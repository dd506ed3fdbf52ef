import { readIssue } from '../ingest/index.ts'
import type { Command, Context } from './invocation/context.ts'
import { Failure, failureLine, Misuse } from './invocation/failure.ts'
import { statusLine } from './invocation/status-line.ts'
import { type Bundle, gather, readFiles } from './sources/gather.ts'
import { onShelf } from './sources/on-shelf.ts'

/** `baolan add FILE|DIR…`: one bad file is reported and the rest goes on. */
export const add: Command = async (paths, context) => {
  if (paths.length === 0) throw new Misuse(['addTakes'])
  const { words, io } = context
  const { stderr, stdout } = io
  const [bundles, lost] = await gatherAll(paths, context)
  const counts = { added: 0, same: 0, replaced: 0, merged: 0 }
  let bad = lost
  let articles = 0
  let read = 0
  const files = bundles.reduce((sum, { length }) => sum + length, 0)
  const started = performance.now()
  const line = statusLine(stderr)
  const progress = (): void => {
    const rate = articles / Math.max(0.001, (performance.now() - started) / 1000)
    line.show(words.adding(read, files, articles, Math.round(rate)))
  }
  await onShelf(context, async (shelf) => {
    for (const bundle of bundles) {
      try {
        const issue = await readIssue(await readFiles(bundle))
        const { outcome, paper, date } = await shelf.add(issue)
        if (outcome === 'kept')
          throw new Failure(['at', bundle[0] ?? '', ['pagesFromElsewhere', paper, date]])
        counts[outcome]++
        articles += issue.articles.length
      } catch (error) {
        line.clear()
        stderr.write(failureLine(error, words))
        bad++
      }
      read += bundle.length
      progress()
    }
    line.clear()
  })
  const said = OUTCOMES.filter((outcome) => counts[outcome] > 0)
  if (said.length > 0)
    stdout.write(`${words.outcomes(...said.map((one) => words.counted(words.outcome(one), counts[one])))}\n`)
  return bad > 0 ? 1 : 0
}

const OUTCOMES = ['added', 'same', 'replaced', 'merged'] as const

const gatherAll = async (
  paths: readonly string[],
  { words, io }: Context,
): Promise<[readonly Bundle[], number]> => {
  const bundles: Bundle[] = []
  let lost = 0
  for (const path of paths) {
    try {
      bundles.push(...(await gather(path)))
    } catch (error) {
      io.stderr.write(failureLine(error, words))
      lost++
    }
  }
  return [bundles, lost]
}
