/**
 * The style of a cell as SGR parameters in a fixed order, '1;31'; '' is the terminal's default. Two cells look the same
 * exactly if these strings are equal.
 */
export type CellStyle = string

/** The attributes that SGR can set, each named by the code that ends it, in the order in which they are written. */
const ENDS = ['22b', '22d', '23', '24', '25', '27', '28', '29', '39', '49', '55', '59'] as const
type Slot = (typeof ENDS)[number]

const STARTS: Readonly<Record<string, Slot>> = {
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

/** The slot that a single parameter sets; `38;5;9` and `4:3` count as one. */
const slotOf = (parameter: string): Slot | undefined => {
  const code = Number.parseInt(parameter, 10)
  if (code === 38 || isForeground(code)) return '39'
  if (code === 48 || isBackground(code)) return '49'
  if (code === 58) return '59'
  return STARTS[code]
}

/** Splits SGR parameters at ';' but keeps an extended colour whole. */
const split = (parameters: string): string[] => {
  const parts = parameters.split(';')
  const whole: string[] = []
  for (let at = 0; at < parts.length; at++) {
    const part = parts[at] ?? ''
    const extended = part === '38' || part === '48' || part === '58'
    const length = extended ? (parts[at + 1] === '5' ? 3 : parts[at + 1] === '2' ? 5 : 1) : 1
    whole.push(parts.slice(at, at + length).join(';'))
    at += length - 1
  }
  return whole
}

const slotsOf = (style: CellStyle): Map<Slot, string> => {
  const slots = new Map<Slot, string>()
  if (style === '') return slots
  for (const parameter of split(style)) {
    const slot = slotOf(parameter)
    if (slot) slots.set(slot, parameter)
  }
  return slots
}

const toStyle = (slots: ReadonlyMap<Slot, string>): CellStyle =>
  ENDS.flatMap((slot) => slots.get(slot) ?? []).join(';')

const applied = new Map<string, CellStyle>()

/** The style that `CSI parameters m` turns `style` into. Unknown parameters change nothing. */
export const applySgr = (style: CellStyle, parameters: string): CellStyle => {
  const question = `${style}m${parameters}`
  const known = applied.get(question)
  if (known !== undefined) return known
  const slots = slotsOf(style)
  for (const parameter of split(parameters)) {
    const code = Number.parseInt(parameter || '0', 10)
    if (code === 0) slots.clear()
    else if (code === 22) {
      slots.delete('22b')
      slots.delete('22d')
    } else if (parameter === '4:0') slots.delete('24')
    else {
      const slot = slotOf(parameter)
      if (slot) slots.set(slot, parameter)
      else if ((ENDS as readonly string[]).includes(`${code}`)) slots.delete(`${code}` as Slot)
    }
  }
  const after = toStyle(slots)
  if (applied.size > 1000) applied.clear()
  applied.set(question, after)
  return after
}

const transitions = new Map<string, string>()

/** The shortest SGR sequence that turns one style into the other; '' if they are equal. */
export const transition = (from: CellStyle, to: CellStyle): string => {
  if (from === to) return ''
  if (to === '') return '\x1b[m'
  const question = `${from}>${to}`
  const known = transitions.get(question)
  if (known !== undefined) return known
  const [before, after] = [slotsOf(from), slotsOf(to)]
  const ended = [...before.keys()].filter((slot) => !after.has(slot))
  const started = [...after].filter(([slot, parameter]) => before.get(slot) !== parameter)
  // 22 ends both bold and dim: the one that stays is set again.
  const endsWeight = ended.some((slot) => slot.startsWith('22'))
  const kept = endsWeight
    ? [...after].filter(([slot]) => slot.startsWith('22') && !started.some(([other]) => other === slot))
    : []
  const ends = [...new Set(ended.map((slot) => slot.slice(0, 2)))]
  const step = [...ends, ...[...kept, ...started].map(([, parameter]) => parameter)].join(';')
  const afresh = `;${to}`
  const shortest = `\x1b[${step.length <= afresh.length ? step : afresh}m`
  if (transitions.size > 1000) transitions.clear()
  transitions.set(question, shortest)
  return shortest
}
