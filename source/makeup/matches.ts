import { type Folded, fold, foldSteps, leadingCount, printedRange } from '../issue/index.ts'
import type { Strip } from './strip.ts'

/** A match of a query, in code units of a block; `start < end`. */
export interface Match {
  readonly block: number
  readonly start: number
  readonly end: number
}

/** A text to search: a block of an article, or the whole source. */
export interface Searched {
  readonly block: number
  readonly folded: Folded
}

const escaped = (character: string): string => character.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')

const isLatin = (character: string | undefined): boolean => /[\p{Script=Latin}\p{Nd}]/u.test(character ?? '')

/**
 * A pattern that finds a folded query in a folded text. Between two characters white space is ignored unless both are
 * Latin, because a source breaks its lines there. Undefined for an empty query.
 */
const patternOf = (query: string): RegExp | undefined => {
  const characters = Array.from(query.trim().replace(/\s+/g, ' '))
  if (characters.length === 0) return undefined
  const parts = characters.map((character, index) => {
    if (character === ' ') return '\\s*'
    const next = characters[index + 1]
    const joint = next === undefined || next === ' ' || (isLatin(character) && isLatin(next)) ? '' : '\\s*'
    return escaped(character) + joint
  })
  // Unicode mode is many times slower, and not needed: the pattern has no class with surrogate pairs.
  return new RegExp(parts.join(''), 'g')
}

/** Code units in which matches are sought in one step: a few ms. */
const STEP = 500_000

/** Where the `count`th character after an offset ends, blanks not counted; no further than the end of the text. */
const endAfter = (text: string, offset: number, count: number): number => {
  let left = count
  let end = offset
  for (; left > 0 && end < text.length; end += 1) if (/\S/.test(text.charAt(end))) left -= 1
  return end
}

/**
 * The ranges of a text that a query's pattern matches, as `matchAll` gives them, in steps: one holds the matches that begin
 * in it. A match has no more characters than the query, and any number of blanks.
 */
function* rangesOf(
  text: string,
  pattern: RegExp,
  characters: number,
): Generator<readonly [start: number, end: number] | undefined, void> {
  for (let start = 0; start < text.length; ) {
    const end = start + STEP
    const window =
      start === 0 && end >= text.length ? text : text.slice(start, endAfter(text, end, characters))
    let next = end
    for (const { index, 0: matched } of window.matchAll(pattern)) {
      if (start + index >= end) break
      next = Math.max(end, start + index + matched.length)
      yield [start + index, start + index + matched.length]
    }
    start = next
    yield undefined
  }
}

/**
 * All matches in the texts, in order and disjoint as printed: two may fold from one character, and count once. Undefined for
 * a step without one.
 */
export function* findMatches(texts: Iterable<Searched>, query: string): Generator<Match | undefined, void> {
  const folded = fold(query).text
  const pattern = patternOf(folded)
  if (!pattern) return
  for (const { block, folded: searched } of texts) {
    yield undefined
    let last = 0
    for (const range of rangesOf(searched.text, pattern, folded.length)) {
      if (!range) {
        yield undefined
        continue
      }
      const [start, end] = printedRange(searched, ...range)
      if (start >= last) yield { block, start, end }
      last = end
    }
  }
}

/** Folds a block, in steps. */
export function* searchedBlock(block: number, text: string): Generator<Searched | undefined, void> {
  yield { block, folded: yield* foldSteps(text) }
}

/** The texts of whole blocks, which strips are pieces of; undefined for a step without one. */
export function* searchedOf(strips: Iterable<Strip | undefined>): Generator<Searched | undefined, void> {
  let current: { readonly block: number; readonly texts: string[] } | undefined
  for (const strip of strips) {
    if (!strip) yield undefined
    else if (current?.block === strip.block) current.texts.push(strip.text)
    else {
      if (current) yield* searchedBlock(current.block, current.texts.join(''))
      current = { block: strip.block, texts: [strip.text] }
    }
  }
  if (current) yield* searchedBlock(current.block, current.texts.join(''))
}

const isBefore = (match: Match, block: number, character: number): boolean =>
  match.block < block || (match.block === block && match.end <= character)

/** Index of the first match that ends after a place; `matches.length` if none does. */
export const firstAfter = (matches: readonly Match[], block: number, character: number): number =>
  leadingCount(matches.length, (index) => {
    const match = matches[index]
    return match !== undefined && isBefore(match, block, character)
  })

/** The matches that overlap `[start, end)` of a block. */
export const matchesWithin = (
  matches: readonly Match[],
  block: number,
  start: number,
  end: number,
): Match[] => {
  const overlapping: Match[] = []
  for (let index = firstAfter(matches, block, start); index < matches.length; index += 1) {
    const match = matches[index]
    if (!match || match.block !== block || match.start >= end) break
    overlapping.push(match)
  }
  return overlapping
}
