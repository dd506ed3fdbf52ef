import { readFileSync } from 'node:fs'

/** What a character counts as in a search. */
interface Counted {
  /** Empty for a character that is ignored. */
  readonly as: string
  /** Whether it is set on the character before it, and may be one with it: an accent, a voicing mark, a vowel of Hangul. */
  readonly joins: boolean
}

/** Invisible characters, and U+FFFD, which replaces them in a sanitised source. */
const IGNORED = /^[\p{Default_Ignorable_Code_Point}\ufffd]/u

/** The forms of another width (UAX #11). */
const WIDE_OR_NARROW = /^[\u3000\uff00-\uffef]/

/** Characters of the first plane that may not count as themselves; those with a simplified form are listed apart. */
const CHANGES = /[\p{Changes_When_NFKC_Casefolded}\p{M}\u1160-\u11ff\ufffd]/gu

/** Scripts whose letters compose with a following letter, not only with marks: Hangul and Kirat Rai. */
const OPENERS = ['\u1100', '\uac00', '\u{16d63}']

const isJoining = (character: string): boolean =>
  /^\p{M}/u.test(character) ||
  OPENERS.some((opener) => (opener + character).normalize().length < opener.length + character.length)

const halfOrFull = (character: string): string => {
  const usual = WIDE_OR_NARROW.test(character) ? character.normalize('NFKC') : character
  return usual.length === 1 ? usual : character
}

/** Folds case by way of the capital, which σ and ς, s and ſ share. Not for iota subscript, whose capital is a letter. */
const small = (character: string): string => {
  const capital = /^\p{M}/u.test(character) ? character : character.toUpperCase()
  return (capital.length === character.length ? capital : character).toLowerCase()
}

interface Counting {
  /** For each code unit the one that it counts as, or 0 to ask `count`. */
  readonly units: Uint16Array
  /** @param character one code point */
  readonly count: (character: string) => Counted
}

/** Puts each traditional character or variant of the first plane into `units`. Answers those that take or give two units. */
const readSimplified = (units: Uint16Array): ReadonlyMap<string, string> => {
  const text = readFileSync(new URL('./simplified.txt', import.meta.url), 'utf8')
  const others = new Map<string, string>()
  let to = 0
  for (let at = 0; at < text.length; at += 1) {
    const form = text.codePointAt(at) ?? 0
    if (form > 0xffff) at += 1
    if (form === LINE_END) to = 0
    else if (to === 0) to = form
    else if (form > 0xffff || to > 0xffff) others.set(String.fromCodePoint(form), String.fromCodePoint(to))
    else units[form] = to
  }
  for (const form of others.keys()) if (form.length === 1) units[form.charCodeAt(0)] = 0
  return others
}

const LINE_END = 0x0a

const makeCounting = (): Counting => {
  const units = new Uint16Array(0x1_00_00)
  for (let unit = 0; unit < 0x1_00_00; unit += 1) units[unit] = unit
  const all = Buffer.from(units.buffer).toString('utf16le')
  units.fill(0, 0xd800, 0xe000)
  const others = readSimplified(units)
  const known = new Map<string, Counted>()

  const folded = (character: string): string => {
    const own = small(halfOrFull(character.normalize()))
    const unit = own.length === 1 ? units[own.charCodeAt(0)] : 0
    const form = unit ? String.fromCharCode(unit) : (others.get(own) ?? own)
    return form === character ? form : folded(form)
  }

  const count = (character: string): Counted => {
    const before = known.get(character)
    if (before) return before
    const as = IGNORED.test(character) ? '' : folded(character)
    const counted = { as, joins: as !== '' && isJoining(as) }
    // A text may contain any character.
    if (known.size > 10_000) known.clear()
    known.set(character, counted)
    return counted
  }

  // Between them are Han, Hangul, surrogates and the private use area.
  for (const part of [all.slice(0, 0x3400), all.slice(0xa000, 0xac00), all.slice(0xf900)])
    for (const character of part.match(CHANGES) ?? []) {
      const { as, joins } = count(character)
      units[character.charCodeAt(0)] = as.length === 1 && !joins ? as.charCodeAt(0) : 0
    }
  return { units, count }
}

let made: Counting | undefined

/** Built at the first search, because reading does not need it. */
export const counting = (): Counting => {
  made ??= makeCounting()
  return made
}
