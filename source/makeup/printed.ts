import { countCharacters, type Issue, type Note } from '../issue/index.ts'
import { type Words, wordsFor } from '../language/index.ts'
import { createGalley, keptBy } from './galley.ts'
import { marksFor } from './marks.ts'
import type { Settings } from './settings.ts'
import { pieces, type Strip } from './strip.ts'

/** A remark on the source at one of its code units. */
interface Remark {
  readonly at: number
  readonly text: string
}

/** The sign before a remark, so that not only its style distinguishes it from the source. */
const SIGNS = { repeat: '~', truncated: '/', other: '*' }

/** A range of the source that was left out because it repeats text above. */
type Folded = readonly [start: number, end: number]

/**
 * Offsets where white space separates one range of a block from the next: there the text was broken in mid-sentence. If
 * by a blank line (`paragraph`), that is said in words; if by a line end, as in hard-wrapped text, by a mark only.
 */
const jointsOf = (issue: Issue, source: string): Map<number, 'paragraph' | 'line'> => {
  const joints = new Map<number, 'paragraph' | 'line'>()
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
  [...issue.notes, ...issue.articles.flatMap(({ notes }) => notes ?? [])].sort(
    (one, other) => one.at[0] - other.at[0],
  )

/** The repeats, joined if only white space separates them. */
const foldsOf = (notes: readonly Note[], source: string): Folded[] => {
  const folds: Folded[] = []
  for (const { code, at } of notes) {
    if (code !== 'repeat') continue
    const last = folds.at(-1)
    if (last && at[0] >= last[1] && source.slice(last[1], at[0]).trim() === '')
      folds[folds.length - 1] = [last[0], at[1]]
    else folds.push([at[0], at[1]])
  }
  return folds
}

const REMARKS: Partial<Record<Note['code'], (words: Words) => string>> = {
  truncated: (words) => words.truncated,
  unplaced: (words) => words.unplacedText,
  sanitised: (words) => words.sanitised,
  mismatch: (words) => words.mismatch,
}

const remarksOf = (
  notes: readonly Note[],
  folds: readonly Folded[],
  source: string,
  words: Words,
): Remark[] => [
  ...folds.map(([start, end]) => ({
    at: end,
    text: `${SIGNS.repeat} ${words.repeat(countCharacters(source.slice(start, end)))}`,
  })),
  ...notes.flatMap(({ code, at }) => {
    const say = REMARKS[code]
    const sign = code === 'truncated' ? SIGNS.truncated : SIGNS.other
    return say ? [{ at: at[1], text: `${sign} ${say(words)}` }] : []
  }),
]

const stretch = (source: string, from: number, to: number, role: 'source' | 'folded'): Strip[] =>
  pieces(source.slice(from, to)).map(({ offset, text }) => ({
    role,
    block: 0,
    offset: from + offset,
    text,
    above: 0,
  }))

/** The strips of one line of the source, at least one: cut where a fold begins or ends. */
function* lineStrips(source: string, start: number, end: number, folds: readonly Folded[]): Iterable<Strip> {
  let at = start
  for (const [from, to] of folds) {
    if (from >= end || to <= at) continue
    if (from > at) yield* stretch(source, at, from, 'source')
    const stop = Math.min(to, end)
    yield* stretch(source, Math.max(at, from), stop, 'folded')
    at = stop
  }
  if (at < end || at === start) yield* stretch(source, at, end, 'source')
}

/** The source as strips, one a line, with a remark after each line that was changed. */
export const printedStrips = (issue: Issue, settings: Settings): Strip[] => {
  const source = issue.source.text ?? ''
  const words = wordsFor(settings.language)
  const notes = notesOf(issue)
  const folds = foldsOf(notes, source)
  const joints = jointsOf(issue, source)
  const remarks = remarksOf(notes, folds, source, words).sort((one, other) => one.at - other.at)
  const { joined: mark } = marksFor(settings.ambiguous)
  const strips: Strip[] = []
  let fold = 0
  let remark = 0
  for (let start = 0; start <= source.length; ) {
    const newline = source.indexOf('\n', start)
    const stop = newline < 0 ? source.length : newline
    while ((folds[fold]?.[1] ?? stop) < start) fold += 1
    let beyond = fold
    while ((folds[beyond]?.[0] ?? stop) < stop) beyond += 1
    for (const strip of lineStrips(source, start, stop, folds.slice(fold, beyond))) strips.push(strip)
    const last = strips.at(-1)
    const joint = joints.get(last ? last.offset + last.text.trimEnd().length : stop)
    if (last && joint === 'line') strips[strips.length - 1] = { ...last, runsOn: true }
    const said = new Set(joint === 'paragraph' ? [`${mark} ${words.joined}`] : [])
    for (; (remarks[remark]?.at ?? stop + 1) <= stop; remark += 1) said.add(remarks[remark]?.text ?? '')
    for (const text of said)
      strips.push({ role: 'repair', block: 0, offset: stop, text, above: 0, remark: true })
    start = stop + 1
  }
  return strips
}

/** The galley of an issue's source. */
export const printedGalley = keptBy((issue: Issue, measure, settings) =>
  createGalley(printedStrips(issue, settings), measure, settings),
)
