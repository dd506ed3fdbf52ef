import { readFileSync } from 'node:fs'

/** What a character folds to. */
interface FoldedCharacter {
  /** Empty for a character that a search ignores. */
  readonly text: string
  /** Whether it may compose with the character before it: an accent, a voicing mark, a vowel of Hangul. */
  readonly joins: boolean
}

/** Invisible characters, and U+FFFD, which replaces them in a sanitised source. */
const IGNORED = /^[\p{Default_Ignorable_Code_Point}\ufffd]/u

/** Halfwidth and fullwidth forms (UAX #11). */
const WIDE_OR_NARROW = /^[\u3000\uff00-\uffef]/

/** Characters of the first plane that may not fold to themselves, besides those of `simplified.txt`. */
const CHANGES = /[\p{Changes_When_NFKC_Casefolded}\p{M}\u1160-\u11ff\ufffd]/gu

/** A letter of each script whose letters compose with a following letter: Hangul and Kirat Rai. */
const COMPOSING_LETTERS = ['\u1100', '\uac00', '\u{16d63}']

const isJoining = (character: string): boolean =>
  /^\p{M}/u.test(character) ||
  COMPOSING_LETTERS.some(
    (letter) => (letter + character).normalize().length < letter.length + character.length,
  )

const toUsualWidth = (character: string): string => {
  const usual = WIDE_OR_NARROW.test(character) ? character.normalize('NFKC') : character
  return usual.length === 1 ? usual : character
}

/** Folds case through the capital, which σ and ς, s and ſ share; but not iota subscript, whose capital is a letter. */
const toLowerCase = (character: string): string => {
  const capital = /^\p{M}/u.test(character) ? character : character.toUpperCase()
  return (capital.length === character.length ? capital : character).toLowerCase()
}

const LINE_FEED = 0x0a

/**
 * Writes the simplified form of each character of `simplified.txt` into `units`, by code unit. Each line of the file is a
 * simplified character and the forms that fold to it.
 * @returns the characters for which either form takes two code units; `units` has 0 for these
 */
const readSimplified = (units: Uint16Array): ReadonlyMap<string, string> => {
  const text = readFileSync(new URL('./simplified.txt', import.meta.url), 'utf8')
  const pairs = new Map<string, string>()
  let simplified = 0
  for (let index = 0; index < text.length; index += 1) {
    const form = text.codePointAt(index) ?? 0
    if (form > 0xffff) index += 1
    if (form === LINE_FEED) simplified = 0
    else if (simplified === 0) simplified = form
    else if (form > 0xffff || simplified > 0xffff)
      pairs.set(String.fromCodePoint(form), String.fromCodePoint(simplified))
    else units[form] = simplified
  }
  for (const form of pairs.keys()) if (form.length === 1) units[form.charCodeAt(0)] = 0
  return pairs
}

/** A text may contain any character, so the cache is bounded. */
const CACHED = 10_000

/** What each character folds to. */
class CharacterFold {
  /** For each code unit the unit it folds to, or 0 if only `fold` can tell. */
  readonly units = new Uint16Array(0x1_00_00)
  readonly #pairs: ReadonlyMap<string, string>
  readonly #cache = new Map<string, FoldedCharacter>()

  constructor() {
    const { units } = this
    for (let unit = 0; unit < 0x1_00_00; unit += 1) units[unit] = unit
    const plane = Buffer.from(units.buffer).toString('utf16le')
    units.fill(0, 0xd800, 0xe000)
    this.#pairs = readSimplified(units)
    // Skips Han, Hangul, surrogates and the private use area.
    for (const part of [plane.slice(0, 0x3400), plane.slice(0xa000, 0xac00), plane.slice(0xf900)])
      for (const character of part.match(CHANGES) ?? []) {
        const { text, joins } = this.fold(character)
        units[character.charCodeAt(0)] = text.length === 1 && !joins ? text.charCodeAt(0) : 0
      }
  }

  /** @param character one code point */
  fold(character: string): FoldedCharacter {
    const cached = this.#cache.get(character)
    if (cached) return cached
    const text = IGNORED.test(character) ? '' : this.#textOf(character)
    const folded = { text, joins: text !== '' && isJoining(text) }
    if (this.#cache.size > CACHED) this.#cache.clear()
    this.#cache.set(character, folded)
    return folded
  }

  #textOf(character: string): string {
    const usual = toLowerCase(toUsualWidth(character.normalize()))
    const unit = usual.length === 1 ? this.units[usual.charCodeAt(0)] : 0
    const text = unit ? String.fromCharCode(unit) : (this.#pairs.get(usual) ?? usual)
    return text === character ? text : this.#textOf(text)
  }
}

let characters: CharacterFold | undefined

/** Built at the first search, because reading does not need it. */
export const characterFold = (): CharacterFold => {
  characters ??= new CharacterFold()
  return characters
}
