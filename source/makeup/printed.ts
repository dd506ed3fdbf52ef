import { countCharacters, type Issue, type Note, type Range } from '../issue/index.ts'
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
const jointsOf = (issue: Issue, source: string): ReadonlyMap<number, Joint> => {
  const joints = new Map<number, Joint>()
  for (const { body } of issue.articles)
    for (const { from, repaired } of body)
      for (const [index, [, end]] of (repaired?.length ? from : []).entries()) {
        const gap = source.slice(end, from[index + 1]?.[0] ?? end)
        if (gap !== '' && gap.trim() === '')
          joints.set(end, repaired?.includes('unwrapped') && !/\n\s*\n/.test(gap) ? 'line' : 'paragraph')
      }
  return joints
}

const notesOf = (issue: Issue): Note[] =>
  [...issue.notes, ...issue.articles.flatMap(({ notes }) => notes ?? [])].sort((a, b) => a.at[0] - b.at[0])

/** The ranges that repeat text above; joined if only white space separates them. */
const repeatsOf = (notes: readonly Note[], source: string): Range[] => {
  const repeats: Range[] = []
  for (const {
    code,
    at: [start, end],
  } of notes) {
    if (code !== 'repeat') continue
    const last = repeats.at(-1)
    if (last && start >= last[1] && source.slice(last[1], start).trim() === '')
      repeats[repeats.length - 1] = [last[0], end]
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
}

/** The remarks on repeats and notes, in the order of the source. */
const remarksOf = (
  notes: readonly Note[],
  repeats: readonly Range[],
  source: string,
  words: Words,
): Remark[] =>
  [
    ...repeats.map(([start, end]) => ({
      offset: end,
      text: `${SIGNS.repeat} ${words.repeat(countCharacters(source.slice(start, end)))}`,
    })),
    ...notes.flatMap(({ code, at }) => {
      const remark = REMARKS[code]
      const sign = code === 'truncated' ? SIGNS.truncated : SIGNS.other
      return remark ? [{ offset: at[1], text: `${sign} ${remark(words)}` }] : []
    }),
  ].sort((a, b) => a.offset - b.offset)

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
  readonly #source: string
  readonly #repeats: readonly Range[]
  readonly #remarks: readonly Remark[]
  readonly #joints: ReadonlyMap<number, Joint>
  readonly #joinedRemark: string
  /** The first repeat, and the first remark, that may concern the next line. */
  #repeat = 0
  #remark = 0

  constructor(issue: Issue, settings: Settings) {
    this.#source = issue.source.text ?? ''
    const words = wordsFor(settings.language)
    const notes = notesOf(issue)
    this.#repeats = repeatsOf(notes, this.#source)
    this.#remarks = remarksOf(notes, this.#repeats, this.#source, words)
    this.#joints = jointsOf(issue, this.#source)
    this.#joinedRemark = `${marksFor(settings.ambiguous).joined} ${words.joined}`
  }

  strips(): Strip[] {
    const strips: Strip[] = []
    for (let start = 0; start <= this.#source.length; ) {
      const lineFeed = this.#source.indexOf('\n', start)
      const end = lineFeed < 0 ? this.#source.length : lineFeed
      for (const strip of lineStrips(this.#source, start, end, this.#repeatsIn(start, end)))
        strips.push(strip)
      const last = strips.at(-1)
      const joint = this.#joints.get(last ? last.offset + last.text.trimEnd().length : end)
      if (last && joint === 'line') strips[strips.length - 1] = { ...last, runsOn: true }
      for (const text of this.#remarksUntil(end, joint))
        strips.push({ role: 'repair', block: 0, offset: end, text, above: 0, remark: true })
      start = end + 1
    }
    return strips
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

export const printedStrips = (issue: Issue, settings: Settings): Strip[] =>
  new PrintedStrips(issue, settings).strips()

/** The galley of an issue's source; cached. */
export const printedGalley = cachedBySetting((issue: Issue, measure, settings) =>
  createGalley(printedStrips(issue, settings), measure, settings),
)
