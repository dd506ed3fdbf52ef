import type { Element } from './html.ts'

/** Elements whose mark-up means something that their text alone does not say. */
export type InlineMarkup = 'raised' | 'lowered' | 'reading' | 'quotation'

const MARKUP: Readonly<Record<string, InlineMarkup>> = {
  sup: 'raised',
  sub: 'lowered',
  rt: 'reading',
  q: 'quotation',
}

export const inlineMarkupOf = ({ name, attributes: { style = '' } }: Element): InlineMarkup | undefined => {
  if (Object.hasOwn(MARKUP, name)) return MARKUP[name]
  const [, shift] = /vertical-align\s*:\s*(super|sub)\b/i.exec(style) ?? []
  return shift ? (shift.toLowerCase() === 'sub' ? 'lowered' : 'raised') : undefined
}

const characters = (plain: string, set: string): ReadonlyMap<string, string> => {
  const forms = Array.from(set)
  return new Map(Array.from(plain, (character, index) => [character, forms[index] ?? character]))
}

const PLAIN = '0123456789+-−–=()'
const FORMS = {
  raised: { mark: '^', forms: characters(`${PLAIN}ni`, '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁻⁼⁽⁾ⁿⁱ') },
  // The point has no lowered form and needs none: PM₂.₅.
  lowered: { mark: '_', forms: characters(`${PLAIN}.`, '₀₁₂₃₄₅₆₇₈₉₊₋₋₋₌₍₎.') },
} as const

/** Signs that are small and raised by themselves, ® ①, and references to a note, [1]. */
const NEEDS_NO_MARK = /^(?:[^\p{L}\p{Nd}\p{Nl}]+|[[［〔【][^\]］〕】]*[\]］〕】])$/u
/** Characters. A longer text was hardly meant to be raised: its closing tag is missing. */
const MAX_SHIFTED = 8
/** Code units that get forms of their own: elements without end may be nested by the thousand, each around the whole page. */
const MAX_FORMED = 64

const shifted = (text: string, kind: 'raised' | 'lowered'): string => {
  const { mark, forms } = FORMS[kind]
  const words = text.trim()
  if (NEEDS_NO_MARK.test(words)) return text
  let formed = ''
  let end = 0
  for (const character of words.slice(0, MAX_FORMED)) {
    // Full-width digits and signs have the same forms.
    const form = forms.get(character.normalize('NFKC'))
    if (form === undefined) break
    formed += form
    end += character.length
  }
  if (end === words.length) return formed
  const length = words.length > 2 * MAX_SHIFTED ? words.length : Array.from(words).length
  if (length > MAX_SHIFTED) return formed + words.slice(end)
  return mark + (length === 1 ? words : `(${words})`)
}

const BRACKETED = /^[（(〔[【].*[）)〕\]】]$/u
const QUOTED = /^[“"‘「『《]/

/** The text of such an element with what its mark-up says: 10⁶, H₂O, 10^x, a reading in brackets, a quotation in marks. */
export const withMarkup = (text: string, kind: InlineMarkup): string => {
  const words = text.trim()
  if (words === '') return text
  switch (kind) {
    case 'raised':
    case 'lowered':
      return shifted(text, kind)
    case 'reading':
      return BRACKETED.test(words) ? words : `（${words}）`
    case 'quotation':
      return QUOTED.test(words) ? text : `“${words}”`
  }
}
