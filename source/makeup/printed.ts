import { countSteps, type Issue, type Note, type Range } from '../issue/index.ts'
import { type Words, wordsFor } from '../language/index.ts'
import { cachedBySetting, createGalley } from './galley.ts'
import { marksFor } from './marks.ts'
import type { Settings } from './settings.ts'
import { pieces, type Strip } from './strip.ts'

/** A remark on the source, shown after the line with the code unit at `offset`. */
interface Remark {
  readonly offset: number
  readonly text: string
}

/** The sign before a remark, so that not only its style distinguishes it from the source. */
const SIGNS = { repeat: '~', truncated: '/', other: '*' }

type Joint = 'paragraph' | 'line'

/**
 * Where sentences were joined, by the offset of the gap: the source has a blank line there (`paragraph`), or one line end,
 * as in hard-wrapped text (`line`).
 */
function* jointsOf(issue: Issue, source: string): Generator<undefined, ReadonlyMap<number, Joint>> {
  const joints = new Map<number, Joint>()
  for (const { body } of issue.articles) {
    yield undefined
    for (const { from, repaired } of body)
      for (const [index, [, end]] of (repaired?.length ? from : []).entries()) {
        const gap = source.slice(end, from[index + 1]?.[0] ?? end)
        // A gap within a line was closed up.
        if (gap.includes('\n') && gap.trim() === '')
          joints.set(end, repaired?.includes('unwrapped') && !/\n\s*\n/.test(gap) ? 'line' : 'paragraph')
      }
  }
  return joints
}

const notesOf = (issue: Issue): Note[] =>
  [...issue.notes, ...issue.articles.flatMap(({ notes }) => notes ?? [])].sort((a, b) => a.at[0] - b.at[0])

/** The ranges that repeat text above, disjoint: joined if they overlap or only white space separates them. */
const repeatsOf = (notes: readonly Note[], source: string): Range[] => {
  const repeats: Range[] = []
  for (const {
    code,
    at: [start, end],
  } of notes) {
    if (code !== 'repeat') continue
    const last = repeats.at(-1)
    if (last && (start < last[1] || source.slice(last[1], start).trim() === ''))
      repeats[repeats.length - 1] = [last[0], Math.max(last[1], end)]
    else repeats.push([start, end])
  }
  return repeats
}

const REMARKS: Partial<Record<Note['code'], (words: Words) => string>> = {
  truncated: (words) => words.truncated,
  unplaced: (words) => words.unplacedText,
  sanitised: (words) => words.sanitised,
  mismatch: (words) => words.mismatch,
  replaced: (words) => words.replaced,
  columns: (words) => words.columnsMixed,
}

/** The remarks on repeats and notes, in the order of the source. */
function* remarksOf(
  notes: readonly Note[],
  repeats: readonly Range[],
  source: string,
  words: Words,
): Generator<undefined, Remark[]> {
  const onRepeats: Remark[] = []
  for (const [start, end] of repeats) {
    const text = `${SIGNS.repeat} ${words.repeat(yield* countSteps(source.slice(start, end)))}`
    onRepeats.push({ offset: end, text })
    yield undefined
  }
  return [
    ...onRepeats,
    ...notes.flatMap(({ code, at }) => {
      const remark = REMARKS[code]
      const sign = code === 'truncated' ? SIGNS.truncated : SIGNS.other
      return remark ? [{ offset: at[1], text: `${sign} ${remark(words)}` }] : []
    }),
  ].sort((a, b) => a.offset - b.offset)
}

const stripsBetween = (source: string, start: number, end: number, role: 'source' | 'repeat'): Strip[] =>
  pieces(source.slice(start, end)).map(({ offset, text }) => ({
    role,
    block: 0,
    offset: start + offset,
    text,
    above: 0,
  }))

/** The strips of one line of the source, at least one: cut where a repeat begins or ends. */
function* lineStrips(source: string, start: number, end: number, repeats: readonly Range[]): Iterable<Strip> {
  let next = start
  for (const [repeatStart, repeatEnd] of repeats) {
    if (repeatStart >= end || repeatEnd <= next) continue
    if (repeatStart > next) yield* stripsBetween(source, next, repeatStart, 'source')
    const stop = Math.min(repeatEnd, end)
    yield* stripsBetween(source, Math.max(next, repeatStart), stop, 'repeat')
    next = stop
  }
  if (next < end || next === start) yield* stripsBetween(source, next, end, 'source')
}

/** The strips of an issue's source: one for each line, and the remarks on a line after it. */
class PrintedStrips {
  readonly #issue: Issue
  readonly #source: string
  readonly #words: Words
  readonly #notes: readonly Note[]
  readonly #repeats: readonly Range[]
  readonly #joinedRemark: string
  #remarks: readonly Remark[] = []
  /** The first repeat, and the first remark, that may concern the next line. */
  #repeat = 0
  #remark = 0

  constructor(issue: Issue, settings: Settings) {
    this.#issue = issue
    this.#source = issue.source.text ?? ''
    this.#words = wordsFor(settings.language)
    this.#notes = notesOf(issue)
    this.#repeats = repeatsOf(this.#notes, this.#source)
    this.#joinedRemark = `${marksFor(settings.ambiguous).joined} ${this.#words.joined}`
  }

  /** Yields undefined for a step without a strip. */
  *strips(): Generator<Strip | undefined, void> {
    const joints = yield* jointsOf(this.#issue, this.#source)
    this.#remarks = yield* remarksOf(this.#notes, this.#repeats, this.#source, this.#words)
    for (let start = 0; start <= this.#source.length; ) {
      const lineFeed = this.#source.indexOf('\n', start)
      const end = lineFeed < 0 ? this.#source.length : lineFeed
      let last: Strip | undefined
      for (const strip of lineStrips(this.#source, start, end, this.#repeatsIn(start, end))) {
        yield last
        last = strip
      }
      const joint = joints.get(last ? last.offset + last.text.trimEnd().length : end)
      yield last && joint === 'line' ? { ...last, runsOn: true } : last
      for (const text of this.#remarksUntil(end, joint))
        yield { role: 'repair', block: 0, offset: end, text, above: 0, remark: true }
      start = end + 1
    }
  }

  #repeatsIn(start: number, end: number): readonly Range[] {
    while ((this.#repeats[this.#repeat]?.[1] ?? end) < start) this.#repeat += 1
    let next = this.#repeat
    while ((this.#repeats[next]?.[0] ?? end) < end) next += 1
    return this.#repeats.slice(this.#repeat, next)
  }

  #remarksUntil(end: number, joint: Joint | undefined): ReadonlySet<string> {
    const texts = new Set(joint === 'paragraph' ? [this.#joinedRemark] : [])
    for (; (this.#remarks[this.#remark]?.offset ?? end + 1) <= end; this.#remark += 1)
      texts.add(this.#remarks[this.#remark]?.text ?? '')
    return texts
  }
}

export const printedStrips = (issue: Issue, settings: Settings): Generator<Strip | undefined, void> =>
  new PrintedStrips(issue, settings).strips()

/** The galley of an issue's source; cached. */
export const printedGalley = cachedBySetting((issue: Issue, measure, settings) =>
  createGalley(printedStrips(issue, settings), measure, settings),
)
