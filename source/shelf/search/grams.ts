/**
 * What the index holds of an article: the set of its single characters and of its pairs of neighbours. Any text of
 * one character or two is found by one gram, a longer one by all its pairs, and then looked for in the text itself.
 * Punctuation stands single, for a pair with a comma says little and there are many.
 */

/** Grams of a field other than the text open with one of these, so that they meet no gram of the text. */
export const FIELDS = {
  author: '\ue100',
  paper: '\ue101',
  page: '\ue102',
  section: '\ue103',
  initials: '\ue104',
} as const

type Class = 'space' | 'mark' | 'word'
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

export const classOf = (unit: number): Class =>
  classes[unit] === WORD ? 'word' : classes[unit] === MARK ? 'mark' : 'space'

/** SQLite's `ascii` tokenizer splits at ASCII that is no letter or digit: such a mark moves to private use. */
const ASCII_MARKS = 0xe000

/** A set of grams that is filled passage by passage and read once. */
export interface GramSet {
  /** All grams of a folded passage. */
  text(folded: string): void
  /** Pairs, and single characters where `singles`, of a folded field. */
  field(prefix: string, folded: string, singles?: boolean): void
  /** One gram that is the whole folded value. */
  whole(prefix: string, folded: string): void
  /** What was put in, apart by spaces, each once; and the set is empty again. */
  take(): string
}

const SLOTS = 1 << 15
const SPACE = 0x20

/** Its tables are made once and used for every article: `take` leaves it empty. */
export const gramSet = (): GramSet => {
  // Open addressing; a slot counts only when its round is this one, so that emptying costs nothing.
  const keys = new Uint32Array(SLOTS)
  const rounds = new Uint32Array(SLOTS)
  let round = 1
  let held = 0
  let units = new Uint16Array(1 << 14)
  let length = 0

  const isNew = (key: number): boolean => {
    // A set that is almost full takes the rest unchecked: the index takes a gram twice as once.
    if (held > SLOTS / 2) return true
    let slot = Math.imul(key, 0x9e3779b1) >>> 17
    while (rounds[slot] === round) {
      if (keys[slot] === key) return false
      slot = (slot + 1) % SLOTS
    }
    rounds[slot] = round
    keys[slot] = key
    held += 1
    return true
  }

  /** Room for so many more units. */
  const reserve = (more: number): void => {
    if (length + more <= units.length) return
    const larger = new Uint16Array(Math.max(length + more, units.length * 2))
    larger.set(units)
    units = larger
  }

  const append = (text: string): void => {
    reserve(text.length + 1)
    for (let at = 0; at < text.length; at += 1) units[length + at] = text.charCodeAt(at)
    length += text.length
    units[length] = SPACE
    length += 1
  }

  const textByUnits = (folded: string): void => {
    // A unit gives a single of two units and a pair of three.
    reserve(folded.length * 5)
    let before = 0
    for (let at = 0; at < folded.length; at += 1) {
      const unit = folded.charCodeAt(at)
      const kind = classes[unit]
      if (kind === WORD) {
        if (isNew(unit)) {
          units[length] = unit
          units[length + 1] = SPACE
          length += 2
        }
        if (before !== 0 && isNew(before * 0x1_00_00 + unit)) {
          units[length] = before
          units[length + 1] = unit
          units[length + 2] = SPACE
          length += 3
        }
        before = unit
        continue
      }
      if (kind === MARK && isNew(unit)) append(markGram(unit))
      before = 0
    }
  }

  return {
    text: (folded) => {
      if (SURROGATE.test(folded)) for (const gram of gramsOf(folded, true)) append(gram)
      else textByUnits(folded)
    },
    field: (prefix, folded, singles = true) => {
      for (const gram of gramsOf(folded, singles)) append(prefix + gram)
    },
    whole: (prefix, folded) => {
      const value = folded.replace(/[\s\p{P}\p{S}]/gu, '')
      if (value) append(prefix + value)
    },
    take: () => {
      const all = Buffer.from(units.buffer, 0, length * 2).toString('utf16le')
      length = 0
      held = 0
      round += 1
      return all
    },
  }
}

/** A character beyond the BMP is two units: such a passage goes character by character. */
const SURROGATE = /[\ud800-\udfff]/

const markGram = (unit: number): string => String.fromCharCode(unit < 0x80 ? ASCII_MARKS + unit : unit)

interface Gram {
  readonly gram: string
  readonly single: boolean
}

const allGrams = (folded: string): readonly Gram[] => {
  const grams: Gram[] = []
  let before = ''
  for (const character of folded) {
    const kind = classOf(character.charCodeAt(0))
    if (kind === 'space') {
      before = ''
      continue
    }
    if (kind === 'mark') {
      grams.push({ gram: markGram(character.charCodeAt(0)), single: true })
      before = ''
      continue
    }
    grams.push({ gram: character, single: true })
    if (before) grams.push({ gram: before + character, single: false })
    before = character
  }
  return grams
}

const gramsOf = (folded: string, singles: boolean): Set<string> =>
  new Set(allGrams(folded).flatMap(({ gram, single }) => (singles || !single ? [gram] : [])))

/**
 * The fewest grams that an article with this folded text must have: its pairs, and the single characters that no
 * pair covers. Empty for white space.
 */
export const neededGrams = (folded: string): readonly string[] => {
  const grams = allGrams(folded)
  const paired = new Set(grams.flatMap(({ gram, single }) => (single ? [] : [...gram])))
  return [...new Set(grams.flatMap(({ gram, single }) => (single && paired.has(gram) ? [] : [gram])))]
}

/** Whether having the needed grams is having the text: one word character, or a pair. */
export const isWholeGram = (folded: string): boolean => {
  const characters = [...folded]
  return (
    characters.length <= 2 && characters.every((character) => classOf(character.charCodeAt(0)) === 'word')
  )
}
