import { counting } from './character.ts'
import type { Folded } from './folded.ts'

/**
 * Folds a text for searching: two texts match if their folded texts are equal. Traditional
 * characters and variants fold to simplified, full width and half width to the usual one, capitals to small,
 * compatibility ideographs to their own; letters with marks to one form (NFC), however they are composed; and what is
 * not seen (soft hyphens, joiners, variation selectors, marks of direction) counts as nothing.
 */
export const fold = (text: string): Folded => {
  const { units } = counting()
  if (text.length > room.length) room = new Uint16Array(text.length * 2)
  const folded = room
  let changed = false
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at)
    const to = units[unit] ?? 0
    if (to === 0) return foldClosely(text)
    folded[at] = to
    changed ||= to !== unit
  }
  return { text: changed ? textOf(folded, text.length) : text }
}

/** The buffer in which texts are folded; shared, because a paper has thousands of short texts. */
let room = new Uint16Array(1 << 12)

const textOf = ({ buffer }: Uint16Array, length: number): string =>
  Buffer.from(buffer, 0, length * 2).toString('utf16le')

/** The most marks on one character (UAX #15, Stream-Safe Text): ordering marks is slower than linear. */
const MOST_MARKS = 30

/** Folds a text in which some units do not fold one to one. */
const foldClosely = (text: string): Folded => {
  const { units, count } = counting()
  const to: number[] = []
  const starts: number[] = []
  const ends: number[] = []
  /** Where the last folded character begins, and how many marks it has. */
  let first = 0
  let marks = 0
  const put = (as: string, start: number, end: number): void => {
    for (let at = 0; at < as.length; at += 1) {
      to.push(as.charCodeAt(at))
      starts.push(start)
      ends.push(end)
    }
  }
  const compose = (): void => {
    if (marks > 0) {
      const start = starts[first] ?? 0
      const end = ends.at(-1) ?? 0
      const composed = String.fromCharCode(...to.splice(first)).normalize()
      starts.length = first
      ends.length = first
      put(composed, start, end)
    }
    first = to.length
    marks = 0
  }
  for (let at = 0; at < text.length; ) {
    const unit = units[text.charCodeAt(at)] ?? 0
    if (unit !== 0) {
      compose()
      to.push(unit)
      starts.push(at)
      at += 1
      ends.push(at)
      continue
    }
    const character = String.fromCodePoint(text.codePointAt(at) ?? 0)
    const { as, joins } = count(character)
    if (as !== '') {
      if (!joins || marks === MOST_MARKS) compose()
      if (joins) marks += 1
      put(as, at, at + character.length)
    }
    at += character.length
  }
  compose()
  return {
    text: textOf(Uint16Array.from(to), to.length),
    printed: { starts: Uint32Array.from(starts), ends: Uint32Array.from(ends) },
  }
}
