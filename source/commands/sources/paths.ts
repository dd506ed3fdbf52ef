import { type ReadSource, readIssues, type TextReading } from '../../ingest/index.ts'
import { type Issue, isSameDay, mergeIssues, type Settled, type SizeLimits } from '../../issue/index.ts'
import type { Context } from '../invocation/context.ts'
import { Failure, failureLine, Misuse, toldLine } from '../invocation/failure.ts'
import { readUnlessForeign, withinLimits } from './foreign.ts'
import { type Gathered, gather } from './gather.ts'
import { type HabitOf, knownHabits } from './habits.ts'
import type { OpenMemory } from './learn-from-shelf.ts'
import { missingPartsOf } from './missing-parts.ts'
import { readWhole } from './read-file.ts'
import { settledByFlags } from './settled-by-flags.ts'

/** An issue as a command line names it. */
export interface SourceIssue {
  readonly issue: Issue
  /** False if a part of it could not be read, which stderr says. */
  readonly complete: boolean
}

/**
 * The issue that the words of a command line name: `-`, files of one issue, or a folder.
 * Several files of one paper and day are its pages.
 * @param openMemory asked for if a file is raw text: only that needs the habits of its paper
 * @throws {Failure} if there is none, or more than one
 */
export const readPaths = async (
  paths: readonly string[],
  context: Pick<Context, 'words' | 'io' | 'flags' | 'settings'>,
  openMemory: OpenMemory,
): Promise<SourceIssue> => {
  const { words, io, settings } = context
  const { limits } = settings
  const given = settledByFlags(context)
  let habitOf: HabitOf | undefined
  const habits = async (): Promise<HabitOf> => (habitOf ??= knownHabits(await openMemory(), given))
  const reading = { ...limits, habits }
  if (paths.length === 1 && paths[0] === '-') {
    if (io.stdin.isTTY) throw new Misuse(['noPipe'])
    const { standardInput: name } = words
    const bytes = await readWhole(name, io.stdin, limits)
    return settle(withinLimits(await readIssues([{ name, bytes }], given, reading), limits), [], context)
  }
  const places = await Promise.all(paths.map(gather))
  const files = places.reduce((sum, place) => sum + place.files, 0)
  if (given.page !== undefined && files > 1) throw new Misuse(['onePageOneFile'])
  const { read, leftOut, faults } = await readAll(places, given, reading)
  const source = settle(read, faults, context, paths.join(' '))
  withinLimits([{ issue: source.issue, file: paths.join(' ') }], limits)
  if (leftOut > 0) io.stderr.write(toldLine(['leftOut', leftOut], words))
  return source
}

/** Merges what was read, and says on stderr what of it is missing. */
const settle = (
  read: readonly ReadSource[],
  faults: readonly Failure[],
  { words, io }: Pick<Context, 'words' | 'io'>,
  place?: string,
): SourceIssue => {
  const failures = [...faults, ...read.flatMap(missingPartsOf)]
  for (const failure of failures) io.stderr.write(failureLine(failure, words))
  if (read.length === 0 && place !== undefined) throw new Failure(['at', place, ['noNewspaper']])
  return { issue: mergeAll(read), complete: failures.length === 0 }
}

interface ReadPlaces {
  readonly read: readonly ReadSource[]
  /** Files that only their contents show to be no newspaper. */
  readonly leftOut: number
  /** What in a folder could not be read. */
  readonly faults: readonly Failure[]
}

const readAll = async (
  places: readonly Gathered[],
  given: Settled,
  reading: SizeLimits & TextReading,
): Promise<ReadPlaces> => {
  const read: ReadSource[] = []
  const faults: Failure[] = []
  let leftOut = 0
  for (const place of places)
    for await (const piece of place.pieces()) {
      if (piece.kind === 'fault') faults.push(piece.failure)
      if (piece.kind !== 'issue') continue
      const sources = await readUnlessForeign(piece.files, place, given, reading)
      read.push(...sources)
      if (sources.length === 0) leftOut += piece.files.length
    }
  return { read, leftOut, faults }
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
