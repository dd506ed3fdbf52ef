import { type ReadSource, readIssues } from '../../ingest/index.ts'
import { type Issue, isSameDay, mergeIssues, type Settled, type SizeLimits } from '../../issue/index.ts'
import type { Context } from '../invocation/context.ts'
import { Failure, Misuse, toldLine } from '../invocation/failure.ts'
import { readUnlessForeign, withinLimits } from './foreign.ts'
import { type Gathered, gather, readWhole } from './gather.ts'
import { settledByFlags } from './settled-by-flags.ts'

/**
 * The issue that the words of a command line name: `-`, files of one issue, or a folder.
 * Several files of one paper and day are its pages.
 * @throws {Failure} if there is none, or more than one
 */
export const readPaths = async (
  paths: readonly string[],
  context: Pick<Context, 'words' | 'io' | 'flags' | 'settings'>,
): Promise<Issue> => {
  const { words, io, settings } = context
  const { limits } = settings
  const given = settledByFlags(context)
  if (paths.length === 1 && paths[0] === '-') {
    if (io.stdin.isTTY) throw new Misuse(['noPipe'])
    const { standardInput: name } = words
    const bytes = await readWhole(name, io.stdin, limits)
    return mergeAll(withinLimits(await readIssues([{ name, bytes }], given), limits))
  }
  const places = await Promise.all(paths.map(gather))
  const files = places.flatMap(({ issues }) => issues.flat())
  if (given.page !== undefined && files.length > 1) throw new Misuse(['onePageOneFile'])
  const { read, leftOut } = await readAll(places, given, limits)
  if (read.length === 0) throw new Failure(['at', paths.join(' '), ['noNewspaper']])
  const issue = mergeAll(read)
  withinLimits([{ issue, file: paths.join(' ') }], limits)
  if (leftOut > 0) io.stderr.write(toldLine(['leftOut', leftOut], words))
  return issue
}

interface ReadPlaces {
  readonly read: readonly ReadSource[]
  /** Files that only their contents show to be no newspaper. */
  readonly leftOut: number
}

const readAll = async (
  places: readonly Gathered[],
  given: Settled,
  limits: SizeLimits,
): Promise<ReadPlaces> => {
  const read: ReadSource[] = []
  let leftOut = 0
  for (const place of places)
    for (const files of place.issues) {
      const sources = await readUnlessForeign(files, place, given, limits)
      read.push(...sources)
      if (sources.length === 0) leftOut += files.length
    }
  return { read, leftOut }
}

const mergeAll = ([first, ...others]: readonly ReadSource[]): Issue => {
  if (!first) throw new Failure(['noNewspaper'])
  const other = others.find(({ issue }) => !isSameDay(first.issue, issue))
  if (other) {
    const nameless = first.issue.name === '' && other.issue.name === ''
    throw new Failure(['at', other.file, [nameless ? 'bothNameless' : 'otherIssue', first.file]])
  }
  return others.reduce((merged, { issue }) => mergeIssues(merged, issue), first.issue)
}
