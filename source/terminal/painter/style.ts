/**
 * The style of a cell as SGR parameters in a fixed order, '1;31'; '' is the terminal's default. Two cells look the same
 * exactly if these strings are equal.
 */
export type CellStyle = string

/** The attributes that SGR can set, each named by the code that ends it, in the order in which they are written. */
const ATTRIBUTES = ['22b', '22d', '23', '24', '25', '27', '28', '29', '39', '49', '55', '59'] as const
type Attribute = (typeof ATTRIBUTES)[number]

/** The attribute that each code sets. Colours are in `attributeOf`. */
const ATTRIBUTE_BY_CODE: Readonly<Record<string, Attribute>> = {
  1: '22b',
  2: '22d',
  3: '23',
  4: '24',
  21: '24',
  5: '25',
  6: '25',
  7: '27',
  8: '28',
  9: '29',
  53: '55',
}

const isForeground = (code: number): boolean => (code >= 30 && code <= 37) || (code >= 90 && code <= 97)
const isBackground = (code: number): boolean => (code >= 40 && code <= 47) || (code >= 100 && code <= 107)

/** The attribute that a single parameter sets; `38;5;9` and `4:3` are single ones. */
const attributeOf = (parameter: string): Attribute | undefined => {
  const code = Number.parseInt(parameter, 10)
  if (code === 38 || isForeground(code)) return '39'
  if (code === 48 || isBackground(code)) return '49'
  if (code === 58) return '59'
  return ATTRIBUTE_BY_CODE[code]
}

/** Splits SGR parameters at ';' but keeps an extended colour whole. */
const split = (parameters: string): string[] => {
  const parts = parameters.split(';')
  const whole: string[] = []
  for (let index = 0; index < parts.length; index++) {
    const part = parts[index] ?? ''
    const extended = part === '38' || part === '48' || part === '58'
    const length = extended ? (parts[index + 1] === '5' ? 3 : parts[index + 1] === '2' ? 5 : 1) : 1
    whole.push(parts.slice(index, index + length).join(';'))
    index += length - 1
  }
  return whole
}

/** The attributes that a style sets, each with its parameter. */
const attributesOf = (style: CellStyle): Map<Attribute, string> => {
  const attributes = new Map<Attribute, string>()
  if (style === '') return attributes
  for (const parameter of split(style)) {
    const attribute = attributeOf(parameter)
    if (attribute) attributes.set(attribute, parameter)
  }
  return attributes
}

const toStyle = (attributes: ReadonlyMap<Attribute, string>): CellStyle =>
  ATTRIBUTES.flatMap((attribute) => attributes.get(attribute) ?? []).join(';')

/** Results cached, in each of the two caches. */
const MAX_CACHED = 1000
const appliedStyles = new Map<string, CellStyle>()

/** The style that `CSI parameters m` turns `style` into. Unknown parameters change nothing. */
export const applySgr = (style: CellStyle, parameters: string): CellStyle => {
  const key = `${style}m${parameters}`
  const cached = appliedStyles.get(key)
  if (cached !== undefined) return cached
  const attributes = attributesOf(style)
  for (const parameter of split(parameters)) {
    const code = Number.parseInt(parameter || '0', 10)
    if (code === 0) attributes.clear()
    else if (code === 22) {
      attributes.delete('22b')
      attributes.delete('22d')
    } else if (parameter === '4:0') attributes.delete('24')
    else {
      const attribute = attributeOf(parameter)
      if (attribute) attributes.set(attribute, parameter)
      else if ((ATTRIBUTES as readonly string[]).includes(`${code}`))
        attributes.delete(`${code}` as Attribute)
    }
  }
  const applied = toStyle(attributes)
  if (appliedStyles.size > MAX_CACHED) appliedStyles.clear()
  appliedStyles.set(key, applied)
  return applied
}

const transitions = new Map<string, string>()

/** Bold or dim. */
const isWeight = (attribute: Attribute): boolean => attribute.startsWith('22')

/** The shortest SGR sequence that turns one style into the other; '' if they are equal. */
export const transition = (from: CellStyle, to: CellStyle): string => {
  if (from === to) return ''
  if (to === '') return '\x1b[m'
  const key = `${from}>${to}`
  const cached = transitions.get(key)
  if (cached !== undefined) return cached
  const old = attributesOf(from)
  const wanted = attributesOf(to)
  const ended = [...old.keys()].filter((attribute) => !wanted.has(attribute))
  // 22 ends both bold and dim: the one that stays is set again.
  const endsWeight = ended.some(isWeight)
  const set = [...wanted].filter(([attribute, parameter]) => old.get(attribute) !== parameter)
  const setAgain = endsWeight
    ? [...wanted].filter(([attribute, parameter]) => isWeight(attribute) && old.get(attribute) === parameter)
    : []
  const ends = [...new Set(ended.map((attribute) => attribute.slice(0, 2)))]
  const change = [...ends, ...[...setAgain, ...set].map(([, parameter]) => parameter)].join(';')
  const afresh = `;${to}`
  const shortest = `\x1b[${change.length <= afresh.length ? change : afresh}m`
  if (transitions.size > MAX_CACHED) transitions.clear()
  transitions.set(key, shortest)
  return shortest
}
