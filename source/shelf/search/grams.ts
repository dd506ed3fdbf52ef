/**
 * What the index holds of an article: its single characters, its pairs of neighbours, and of each three neighbours four
 * of a few thousand slots. Any text of one character or two is found by one gram. A longer one is found by its pairs
 * and by the slots, which tell most articles that have its pairs apart, and then looked for in the text itself.
 * Punctuation stands single, for a pair with a comma says little and there are many.
 *
 * A gram is a number of 32 bits: a UTF-16 code unit, or two, the first one above. A pair never opens with a unit of
 * private use, so from U+E000 up there is room for the grams of other fields, and from U+F000 for the slots.
 */
export type Gram = number

/** The parts of an article that a filter asks for: their grams meet no gram of the text. */
export type Field = 'author' | 'page' | 'section' | 'initials'

const FIELDS: Readonly<Record<Field, number>> = { author: 1, page: 2, section: 3, initials: 4 }
const PAIR = 0x1_00_00
const FIELD = 0xe000_0000
const FIELD_BITS = 0x0fff_ffff
/**
 * The slots: a Bloom filter of four hashes. An article of 800 characters has 560 different threes; by chance one more
 * has all its slots in 5 of 100.
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

/** Spreads 32 bits (the finaliser of MurmurHash3). */
const spread = (bits: number): number => {
  const once = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b)
  const twice = Math.imul(once ^ (once >>> 13), 0xc2b2ae35)
  return (twice ^ (twice >>> 16)) >>> 0
}

/** Gives `take` every gram of a folded passage, some more than once. */
export const eachGram = (folded: string, take: (gram: Gram) => void): void => {
  let earlier = 0
  let before = 0
  for (let at = 0; at < folded.length; at += 1) {
    const unit = folded.charCodeAt(at)
    const kind = classes[unit]
    if (kind !== WORD) {
      if (kind === MARK) take(unit)
      earlier = 0
      before = 0
      continue
    }
    take(unit)
    if (before !== 0) take(before * PAIR + unit)
    if (earlier !== 0) {
      const three = spread(Math.imul(earlier * PAIR + before, 0x9e3779b1) + unit)
      const again = spread(three)
      take(SLOTS.first + ((three & 0xffff) % SLOTS.count))
      take(SLOTS.first + ((three >>> 16) % SLOTS.count))
      take(SLOTS.first + ((again & 0xffff) % SLOTS.count))
      take(SLOTS.first + ((again >>> 16) % SLOTS.count))
    }
    earlier = before
    before = unit
  }
}

/** The same of a field. */
export const eachGramOf = (field: Field, folded: string, take: (gram: Gram) => void): void =>
  eachGram(folded, (gram) => {
    if (!isSlot(gram)) take(inField(field, gram))
  })

const inField = (field: Field, gram: Gram): Gram =>
  FIELD + (spread(gram + Math.imul(FIELDS[field], 0x9e3779b1)) & FIELD_BITS)

/** The one gram of a field that is a whole value. */
export const wholeGram = (field: Field, value: string): Gram => {
  let bits = value.length
  for (let at = 0; at < value.length; at += 1) bits = spread(Math.imul(bits, 31) + value.charCodeAt(at))
  return inField(field, bits)
}

/**
 * The fewest grams that an article with this folded text must have: its pairs, the single characters that no pair
 * covers, and last the slots. Empty for white space.
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

/** Whether a gram only makes a text likelier. */
export const isSlot = (gram: Gram): boolean => gram >= SLOTS.first && gram < SLOTS.first + SLOTS.count

/** Whether having the needed grams is having the text: one word character, or a pair. */
export const isWholeGram = (folded: string): boolean =>
  folded.length <= 2 && folded.split('').every((unit) => classes[unit.charCodeAt(0)] === WORD)
