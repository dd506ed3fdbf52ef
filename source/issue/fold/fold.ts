import { characterFold } from './character.ts'
import type { Folded } from './folded.ts'

/**
 * Folds a text for searching: two texts match if their folded texts are equal. Traditional characters and variants fold to
 * simplified ones, halfwidth and fullwidth forms to the usual ones, capitals to small letters, compatibility ideographs to
 * unified ones, letters with marks to one form (NFC). Invisible characters (soft hyphens, joiners, variation selectors,
 * direction marks) are dropped.
 */
export const fold = (text: string): Folded => {
  const { units } = characterFold()
  if (text.length > buffer.length) buffer = new Uint16Array(text.length * 2)
  const folded = buffer
  let changed = false
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index)
    const foldedUnit = units[unit] ?? 0
    if (foldedUnit === 0) return new CharacterFolder(text).fold()
    folded[index] = foldedUnit
    changed ||= foldedUnit !== unit
  }
  return { text: changed ? decodeUnits(folded, text.length) : text }
}

/** Shared by all calls, because a paper has thousands of short texts. */
let buffer = new Uint16Array(1 << 12)

const decodeUnits = (units: Uint16Array, length: number): string =>
  Buffer.from(units.buffer, 0, length * 2).toString('utf16le')

/** The most marks on one character (UAX #15, Stream-Safe Text): ordering marks is slower than linear. */
const MOST_MARKS = 30

/** Folds a text in which some units do not fold one to one. */
class CharacterFolder {
  readonly #text: string
  readonly #units: number[] = []
  readonly #starts: number[] = []
  readonly #ends: number[] = []
  /** Index in `#units` of the last folded character, and its number of marks. */
  #last = 0
  #marks = 0

  constructor(text: string) {
    this.#text = text
  }

  fold(): Folded {
    const text = this.#text
    const characters = characterFold()
    for (let index = 0; index < text.length; ) {
      const unit = characters.units[text.charCodeAt(index)] ?? 0
      if (unit !== 0) {
        this.#compose()
        this.#units.push(unit)
        this.#starts.push(index)
        index += 1
        this.#ends.push(index)
        continue
      }
      const character = String.fromCodePoint(text.codePointAt(index) ?? 0)
      const folded = characters.fold(character)
      const end = index + character.length
      if (folded.text !== '') {
        if (!folded.joins || this.#marks === MOST_MARKS) this.#compose()
        if (folded.joins) this.#marks += 1
        this.#append(folded.text, index, end)
      }
      index = end
    }
    this.#compose()
    return {
      text: decodeUnits(Uint16Array.from(this.#units), this.#units.length),
      printed: { starts: Uint32Array.from(this.#starts), ends: Uint32Array.from(this.#ends) },
    }
  }

  #append(folded: string, start: number, end: number): void {
    for (let index = 0; index < folded.length; index += 1) {
      this.#units.push(folded.charCodeAt(index))
      this.#starts.push(start)
      this.#ends.push(end)
    }
  }

  /** Composes the last character with its marks; the next unit begins a new character. */
  #compose(): void {
    if (this.#marks > 0) {
      const start = this.#starts[this.#last] ?? 0
      const end = this.#ends.at(-1) ?? 0
      const composed = String.fromCharCode(...this.#units.splice(this.#last)).normalize()
      this.#starts.length = this.#last
      this.#ends.length = this.#last
      this.#append(composed, start, end)
    }
    this.#last = this.#units.length
    this.#marks = 0
  }
}
