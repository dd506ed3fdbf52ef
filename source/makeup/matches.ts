import type { Strip } from './strip.ts'

/** A place where the words looked for stand, in code units of a block; `start < end`. */
export interface Match {
  readonly block: number
  readonly start: number
  readonly end: number
}

/** A text that is searched: a block of an article, or the whole source. */
export interface Searched {
  readonly block: number
  readonly text: string
}

const escaped = (character: string): string => character.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')

/** A character in its half- and full-width forms and both its cases. */
const anyForm = (character: string): string => {
  const code = character.codePointAt(0) ?? 0
  const half = code >= 0xff01 && code <= 0xff5e ? String.fromCodePoint(code - 0xfee0) : character
  const forms = new Set([half, half.toLowerCase(), half.toUpperCase()])
  for (const form of [...forms])
    if (/^[!-~]$/.test(form)) forms.add(String.fromCodePoint(form.charCodeAt(0) + 0xfee0))
  // ß and its like have no second case of one character.
  const single = [...forms].filter((form) => Array.from(form).length === 1)
  return single.length === 1 ? escaped(character) : `[${single.map(escaped).join('')}]`
}

/**
 * What finds a query in a text: case and width do not matter, nor does white space between characters of which one is
 * no Latin letter, for there a source breaks its lines. Undefined where there is nothing to look for.
 */
export const finderOf = (query: string): RegExp | undefined => {
  const characters = Array.from(query.trim().replace(/\s+/g, ' '))
  if (characters.length === 0) return undefined
  const isLatin = (character: string | undefined): boolean =>
    /[\p{Script=Latin}\p{Nd}]/u.test(character ?? '')
  const parts = characters.map((character, index) => {
    if (character === ' ') return '\\s*'
    const next = characters[index + 1]
    const joint = next === undefined || next === ' ' || (isLatin(character) && isLatin(next)) ? '' : '\\s*'
    return anyForm(character) + joint
  })
  // Without a character beyond the first plane the pattern needs no Unicode mode, which is many times slower.
  return new RegExp(parts.join(''), /[\ud800-\udfff]/.test(query) ? 'gu' : 'g')
}

/** Every match in the texts, in their order. */
export const findMatches = (texts: Iterable<Searched>, query: string): Match[] => {
  const finder = finderOf(query)
  if (!finder) return []
  const matches: Match[] = []
  for (const { block, text } of texts)
    for (const { index, 0: found } of text.matchAll(finder))
      if (found.length > 0) matches.push({ block, start: index, end: index + found.length })
  return matches
}

/** The blocks that strips are parts of, whole again. */
export const searchedOf = (strips: readonly Strip[]): Searched[] => {
  const blocks: { block: number; texts: string[] }[] = []
  for (const { block, text } of strips) {
    const last = blocks.at(-1)
    if (last?.block === block) last.texts.push(text)
    else blocks.push({ block, texts: [text] })
  }
  return blocks.map(({ block, texts }) => ({ block, text: texts.join('') }))
}

const isBefore = (match: Match, block: number, character: number): boolean =>
  match.block < block || (match.block === block && match.end <= character)

/** Index of the first match that ends behind a place; `matches.length` if none does. */
export const firstBehind = (matches: readonly Match[], block: number, character: number): number => {
  let low = 0
  let high = matches.length
  while (low < high) {
    const middle = (low + high) >> 1
    const match = matches[middle]
    if (match && isBefore(match, block, character)) low = middle + 1
    else high = middle
  }
  return low
}

/** The matches that touch `[start, end)` of a block. */
export const matchesWithin = (
  matches: readonly Match[],
  block: number,
  start: number,
  end: number,
): Match[] => {
  const found: Match[] = []
  for (let index = firstBehind(matches, block, start); index < matches.length; index += 1) {
    const match = matches[index]
    if (!match || match.block !== block || match.start >= end) break
    found.push(match)
  }
  return found
}
