/**
 * The keys of the index. An article has its single characters, its pairs of adjacent characters, and for each three
 * adjacent characters four of a few thousand slots. One gram finds any text of one or two characters. A longer text is
 * found by its pairs and its slots, which exclude most articles that have the same pairs; then the text itself is
 * searched. Punctuation has no pairs: there would be many, and they exclude few articles.
 *
 * A gram is a 32-bit number: one UTF-16 code unit, or two with the first in the upper half. No pair begins with a
 * private-use unit, so upper halves from U+E000 on are for the grams of fields, and from U+F000 on for the slots.
 */
export type Gram = number

/** Parts of an article with filters of their own. Their grams differ from those of the text. */
type Field = 'author' | 'page' | 'section' | 'initials'

const FIELDS: Readonly<Record<Field, number>> = { author: 1, page: 2, section: 3, initials: 4 }
const PAIR = 0x1_00_00
const FIELD = 0xe000_0000
const FIELD_BITS = 0x0fff_ffff
/**
 * The slots are a Bloom filter with four hashes. An article of 800 characters has 560 different triples; 5 in 100 of
 * all other triples have their four slots set by chance.
 */
export const SLOTS = { first: 0xf000_0000, count: 3584 } as const

const MARK = 1
const WORD = 2

const makeClasses = (): Uint8Array => {
  const classes = new Uint8Array(0x1_00_00)
  for (let unit = 0; unit < classes.length; unit += 1) {
    const character = String.fromCharCode(unit)
    if (unit >= 0xd800 && unit <= 0xdfff) classes[unit] = WORD
    else if (/[\p{L}\p{N}\p{M}]/u.test(character)) classes[unit] = WORD
    else if (!/[\p{Z}\p{Cc}]/u.test(character)) classes[unit] = MARK
  }
  return classes
}

const classes = makeClasses()

/** A hash of 32 bits (the finaliser of MurmurHash3). */
const hash32 = (bits: number): number => {
  const first = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b)
  const second = Math.imul(first ^ (first >>> 13), 0xc2b2ae35)
  return (second ^ (second >>> 16)) >>> 0
}

/** Calls `take` with every gram of a folded passage, some of them repeatedly. */
export const eachGram = (folded: string, take: (gram: Gram) => void): void => {
  // The last two units; 0 where there is none.
  let secondLast = 0
  let last = 0
  for (let index = 0; index < folded.length; index += 1) {
    const unit = folded.charCodeAt(index)
    const kind = classes[unit]
    if (kind !== WORD) {
      if (kind === MARK) take(unit)
      secondLast = 0
      last = 0
      continue
    }
    take(unit)
    if (last !== 0) take(last * PAIR + unit)
    if (secondLast !== 0) {
      const hash = hash32(Math.imul(secondLast * PAIR + last, 0x9e3779b1) + unit)
      const secondHash = hash32(hash)
      take(SLOTS.first + ((hash & 0xffff) % SLOTS.count))
      take(SLOTS.first + ((hash >>> 16) % SLOTS.count))
      take(SLOTS.first + ((secondHash & 0xffff) % SLOTS.count))
      take(SLOTS.first + ((secondHash >>> 16) % SLOTS.count))
    }
    secondLast = last
    last = unit
  }
}

/** Calls `take` with every gram of a field's folded text. */
export const eachGramOf = (field: Field, folded: string, take: (gram: Gram) => void): void =>
  eachGram(folded, (gram) => {
    if (!isSlot(gram)) take(inField(field, gram))
  })

const inField = (field: Field, gram: Gram): Gram =>
  FIELD + (hash32(gram + Math.imul(FIELDS[field], 0x9e3779b1)) & FIELD_BITS)

/** The gram of a field's whole value. */
export const wholeGram = (field: Field, value: string): Gram => {
  let bits = value.length
  for (let index = 0; index < value.length; index += 1)
    bits = hash32(Math.imul(bits, 31) + value.charCodeAt(index))
  return inField(field, bits)
}

/**
 * The grams that an article with this folded text must have, without redundant ones: its pairs, the characters in no
 * pair, and last the slots. Empty for white space.
 */
export const neededGrams = (folded: string): readonly Gram[] => {
  const grams = new Set<Gram>()
  eachGram(folded, (gram) => grams.add(gram))
  const all = [...grams]
  const paired = new Set(all.filter(isPair).flatMap((pair) => [Math.floor(pair / PAIR), pair % PAIR]))
  const needed = all.filter((gram) => gram >= PAIR || !paired.has(gram))
  return [...needed.filter((gram) => !isSlot(gram)), ...needed.filter(isSlot)]
}

export const neededGramsOf = (field: Field, folded: string): readonly Gram[] =>
  neededGrams(folded)
    .filter((gram) => !isSlot(gram))
    .map((gram) => inField(field, gram))

const isPair = (gram: Gram): boolean => gram >= PAIR && (gram < FIELD || gram >= SLOTS.first + SLOTS.count)

/** Whether the gram is a slot: an article that has it may still lack the text. */
export const isSlot = (gram: Gram): boolean => gram >= SLOTS.first && gram < SLOTS.first + SLOTS.count

/** Whether every article with the needed grams has the text: for one word character, or a pair. */
export const isWholeGram = (folded: string): boolean =>
  folded.length <= 2 && folded.split('').every((unit) => classes[unit.charCodeAt(0)] === WORD)
