import { readFileSync } from 'node:fs'

/** What a character counts as to a reader who searches. */
export interface Counted {
  /** Empty for one that counts as nothing. */
  readonly as: string
  /** Whether it is set on the character before it, and may be one with it: an accent, a voicing mark, a vowel of Hangul. */
  readonly joins: boolean
}

/** What is not seen; and U+FFFD, which stands where such a character was taken out of a source. */
const IGNORED = /^[\p{Default_Ignorable_Code_Point}\ufffd]/u

/** The forms of another width (UAX #11). */
const WIDE_OR_NARROW = /^[\u3000\uff00-\uffef]/

/** What of the first plane is not counted as itself, and more; the characters that have a simplified form apart. */
const CHANGES = /[\p{Changes_When_NFKC_Casefolded}\p{M}\u1160-\u11ff\ufffd]/gu

/** Of the scripts whose characters become one with a letter after them, and not with marks alone: Hangul and Kirat Rai. */
const OPENERS = ['\u1100', '\uac00', '\u{16d63}']

const isJoining = (character: string): boolean =>
  /^\p{M}/u.test(character) ||
  OPENERS.some((opener) => (opener + character).normalize().length < opener.length + character.length)

const halfOrFull = (character: string): string => {
  const usual = WIDE_OR_NARROW.test(character) ? character.normalize('NFKC') : character
  return usual.length === 1 ? usual : character
}

/** By way of the capital, which the forms of one letter share: σ and ς, s and ſ. Not an iota set below, whose capital is a letter. */
const small = (character: string): string => {
  const capital = /^\p{M}/u.test(character) ? character : character.toUpperCase()
  return (capital.length === character.length ? capital : character).toLowerCase()
}

export interface Counting {
  /** By code unit the one that it counts as; 0 for those of which `count` knows. */
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
    // A text may hold every character there is.
    if (known.size > 10_000) known.clear()
    known.set(character, counted)
    return counted
  }

  // Between them stand Han, then Hangul, surrogates and what is for private use.
  for (const part of [all.slice(0, 0x3400), all.slice(0xa000, 0xac00), all.slice(0xf900)])
    for (const character of part.match(CHANGES) ?? []) {
      const { as, joins } = count(character)
      units[character.charCodeAt(0)] = as.length === 1 && !joins ? as.charCodeAt(0) : 0
    }
  return { units, count }
}

let made: Counting | undefined

/** Made when something is first looked for: a reader who only reads needs none of it. */
export const counting = (): Counting => {
  made ??= makeCounting()
  return made
}
