import { Bigrams } from './bigrams.ts'
import { bucketOf, FORM_COUNT, KINDS, lineShapeOf, NOTHING, type Shape } from './shape.ts'
import { shapeParts } from './shape-parts.ts'
import { type BitTemplate, type FeaturePart, type FeatureSet, featureSet, product } from './templates.ts'

interface View {
  readonly own: Shape
  readonly up: Shape
  readonly down: Shape
  /** Parts above and below, at most 3. */
  readonly above: number
  readonly below: number
  /** Share of its words in the text, and its rank among the parts by it. */
  readonly shared: number
  readonly rank: number
  /** Share of its words in the other parts. */
  readonly inHeading: number
  /** Its length beside that of the part above and below: 0 much shorter to 4 much longer, 5 none. */
  readonly besideUp: number
  readonly besideDown: number
  readonly longest: number
  /** Kind of the first paragraph of the text. */
  readonly after: number
  /** Its last character, hashed: what most kickers end with is no name. */
  readonly lastCharacter: number
  /** How it is made, and how its neighbours are. */
  readonly make: number
  readonly makeUp: number
  readonly makeDown: number
}

const LAST_CHARACTERS = 509

/** What a part is made of: 0 one clause, 1 clauses, 2 parts with a space between them, 3 a bracket, 4 quotation or exclamation. */
const MAKES = 6
const NO_PART = MAKES - 1
const makeOf = (text: string | undefined): number => {
  if (text === undefined) return NO_PART
  if (/[（【]/.test(text)) return 3
  if (/\s/.test(text)) return 2
  if (/[“《？！]/.test(text)) return 4
  return /[，；]/.test(text) ? 1 : 0
}

const SHARES = 7
const SHARE_BOUNDS = [0, 0.15, 0.3, 0.45, 0.6, 0.8]
type At = 'own' | 'up' | 'down'
const { length, opening, ending, commas, parts, marks } = shapeParts<At>()
const part = (key: Exclude<keyof View, At>, size: number): FeaturePart<View> => [size, (view) => view[key]]
const above = part('above', 4)
const below = part('below', 4)
const besideUp = part('besideUp', 6)
const besideDown = part('besideDown', 6)
const after = part('after', KINDS)

const forms = (name: string, at: At): BitTemplate<View> => ({
  bits: FORM_COUNT,
  bitsOf: (view) => view[at].forms,
  ...product(`forms ${name}`, above, below),
})

/** The features of a part of a heading, in the order of their weights. */
export const ROLE_FEATURES: FeatureSet<View> = featureSet<View>(
  [
    product('place', above, below),
    product('ending', ending('own'), below),
    product('ending above', ending('up'), above),
    product('opening', opening('own'), above),
    product('opening below', opening('down'), below),
    product('length', length('own'), above, below),
    product('length above', length('up'), length('own')),
    product('length below', length('down'), length('own')),
    product('beside above', besideUp, above, below),
    product('beside below', besideDown, above, below),
    product('beside both', besideUp, besideDown),
    product('commas', commas('own'), above, below),
    product('commas above', commas('up'), commas('own')),
    product('commas below', commas('down'), commas('own')),
    product('parts', parts('own'), above, below),
    product('parts beside', parts('up'), parts('own'), parts('down')),
    product('marks', marks('own'), above),
    product('shared', part('shared', SHARES), above, below),
    product('rank', part('rank', 4), above, below),
    product('in heading', part('inHeading', SHARES), above, below),
    product('longest', part('longest', 2), above, below),
    product('after', after, above, below),
    product('last character', part('lastCharacter', LAST_CHARACTERS), below),
    product('make', part('make', MAKES), length('own'), above, below),
    product('make and above', part('make', MAKES), part('makeUp', MAKES), commas('up'), above),
    product('make and below', part('make', MAKES), part('makeDown', MAKES), length('down'), below),
    product('make and length above', part('make', MAKES), length('own'), part('makeUp', MAKES)),
    product('endings', ending('up'), ending('own'), ending('down')),
  ],
  [forms('own', 'own'), forms('above', 'up'), forms('below', 'down')],
)

const beside = (own: string | undefined, other: string | undefined): number => {
  if (own === undefined || other === undefined) return 5
  const difference = own.length - other.length
  return difference < -4 ? 0 : difference < -1 ? 1 : difference <= 1 ? 2 : difference <= 4 ? 3 : 4
}

/** Characters of the text whose words are compared with the heading's. */
const MAX_TEXT = 600

/**
 * The parts of a heading as their features see them.
 * @param body the first paragraphs of the text below it
 */
export const partViews = (
  headingParts: readonly string[],
  body: readonly { readonly text: string; readonly kind: Parameters<typeof lineShapeOf>[0]['kind'] }[],
): View[] => {
  const shapes = headingParts.map((one) => lineShapeOf({ kind: 'title', text: one }))
  const at = (index: number): Shape => shapes[index] ?? NOTHING
  const text = new Bigrams()
  const heading = new Bigrams()
  let length = 0
  for (const paragraph of body) {
    if (length > MAX_TEXT) break
    length += paragraph.text.length
    text.add(paragraph.text)
  }
  const shares = headingParts.map((one) => text.share(one))
  const [first] = body
  const longest = Math.max(...headingParts.map((one) => one.length))
  return headingParts.map((one, index) => {
    heading.clear()
    for (const [other, text] of headingParts.entries()) if (other !== index) heading.add(text)
    const share = shares[index] ?? 0
    return {
      own: at(index),
      up: at(index - 1),
      down: at(index + 1),
      above: Math.min(3, index),
      below: Math.min(3, headingParts.length - 1 - index),
      shared: bucketOf(share, SHARE_BOUNDS),
      rank: Math.min(3, shares.filter((other) => other > share).length),
      inHeading: bucketOf(heading.share(one), SHARE_BOUNDS),
      besideUp: beside(one, headingParts[index - 1]),
      besideDown: beside(one, headingParts[index + 1]),
      longest: one.length === longest ? 1 : 0,
      lastCharacter: (one.charCodeAt(one.length - 1) * 0x9e3b) % LAST_CHARACTERS,
      make: makeOf(one),
      makeUp: makeOf(headingParts[index - 1]),
      makeDown: makeOf(headingParts[index + 1]),
      after: first ? lineShapeOf(first).kind : KINDS - 1,
    }
  })
}
