import type { Note } from '../../../issue/index.ts'
import { FOOTNOTE, footnoteNumbers } from './footnotes.ts'

/** A text whose figures and signs are as a paper prints them, with a note for each that was written otherwise. */
interface Figures {
  readonly text: string
  readonly notes: readonly Note[]
}

const RAISED = new Map(
  [...'0123456789+-=()n'].map((plain, index) => [plain, '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ'[index] ?? plain]),
)
const LOWERED = new Map(
  [...'0123456789+-=()'].map((plain, index) => [plain, '₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎'[index] ?? plain]),
)

/** Characters above or below the line if all have such a form; else after `^`, which keeps 10^x from becoming 10x. */
const script = (text: string, forms: ReadonlyMap<string, string>, mark: string): string => {
  const shifted = [...text].map((one) => forms.get(one))
  if (shifted.every((one) => one !== undefined)) return shifted.join('')
  return [...text].length === 1 ? mark + text : `${mark}(${text})`
}

const COMMANDS: Readonly<Record<string, string>> = {
  times: '×',
  div: '÷',
  pm: '±',
  cdot: '·',
  sim: '～',
  approx: '≈',
  leq: '≤',
  le: '≤',
  geq: '≥',
  ge: '≥',
  neq: '≠',
  circ: '°',
  degree: '°',
  mu: 'μ',
  alpha: 'α',
  beta: 'β',
  pi: 'π',
  cdots: '…',
  ldots: '…',
  rightarrow: '→',
  to: '→',
  quad: ' ',
  left: '',
  right: '',
}
const STYLE = /\\(?:mathrm|mathbf|mathit|text|textbf|operatorname|mathsf|rm|bf)\s*\{([^{}]*)\}/g
const FRACTION = /\\d?frac\s*\{([^{}]*)\}\s*\{([^{}]*)\}/g
const SCRIPT = /([\^_])\s*(?:\{([^{}]*)\}|\\(circ)\b|([\d+\-n]))/g

/** A formula as a line of print; undefined if it has commands that are not known. */
const printedFormula = (formula: string): string | undefined => {
  const read = formula
    .replace(STYLE, '$1')
    .replace(FRACTION, '$1/$2')
    .replace(/\\([%$#&_{} ,;:!])/g, (_, sign: string) => ('%$#&_'.includes(sign) ? sign : ' '))
    .replace(
      SCRIPT,
      (_, mark: string, group: string | undefined, degree: string | undefined, one: string) => {
        const inner = (group ?? one ?? '').trim()
        if (degree || inner === '\\circ') return '°'
        return script(inner, mark === '^' ? RAISED : LOWERED, mark)
      },
    )
    .replace(/\\([a-zA-Z]+)\s*/g, (command, name: string) => COMMANDS[name] ?? command)
    .replace(/[{}~]/g, ' ')
  if (read.includes('\\')) return undefined
  return read
    .replace(/\s*([×÷±·≈≤≥≠～°→])\s*/g, '$1')
    .replace(/\s+/g, ' ')
    .trim()
}

/** Between dollars, a formula has a command, a script or a figure; two prices on one line have none, though a sign between them be escaped. */
const FORMULA = [
  String.raw`\$\$?(?=[^$\n]*(?:\\[a-z]|[\^_]\{))(?<formula>[^$\n]{1,300}?)\$\$?`,
  String.raw`\$\$?(?=[^$\n]*(?:\\|[\^_]))(?<figure>[^$\n\u3400-\u9fff]{1,300}?)\$\$?(?!\d)`,
].join('|')
const BRACKETED = String.raw`\\\((?<bracketed>[^\n]{1,300}?)\\\)`
const RAISED_TAG = String.raw`<su(?<place>[bp])>(?<inner>[^<>\n]{1,40})<\/su[bp]>`
const ENTITY = String.raw`&(?<entity>nbsp|amp|quot|ensp|emsp|mdash|hellip|middot|ldquo|rdquo|times|#\d{1,6}|#x[\da-f]{1,5}|[lg]t(?=;(?![a-z/!])));`
/** `x^2^`, `H~2~O`, as some kinds of Markdown have it. */
const SHIFTED = String.raw`(?<=[a-z\d）)])(?:\^(?<raised>[\d+n-]{1,4})\^|~(?<lowered>\d{1,3})~(?!~))`
const ANY = new RegExp([FORMULA, BRACKETED, RAISED_TAG, ENTITY, FOOTNOTE, SHIFTED].join('|'), 'gim')

const ENTITIES: Readonly<Record<string, string>> = {
  nbsp: ' ',
  ensp: ' ',
  emsp: '\u3000',
  amp: '&',
  quot: '"',
  mdash: '—',
  hellip: '…',
  middot: '·',
  ldquo: '“',
  rdquo: '”',
  times: '×',
  lt: '<',
  gt: '>',
}

const characterOf = (entity: string): string | undefined => {
  const named = ENTITIES[entity.toLowerCase()]
  if (named !== undefined) return named
  const hex = /^#x/i.test(entity)
  const code = Number.parseInt(entity.slice(hex ? 2 : 1), hex ? 16 : 10)
  // A mark of Markdown written so is not one.
  const isText =
    code > 0x20 &&
    code <= 0xffff &&
    !(code >= 0xd800 && code < 0xe000) &&
    !'#*_`<>|\\~'.includes(String.fromCharCode(code))
  return isText ? String.fromCharCode(code) : undefined
}

/** What print has for one of the forms that are written in mark-up; undefined if it stays as it is. */
const printedFrom = (
  groups: Readonly<Record<string, string | undefined>>,
  footnotes: ReadonlyMap<string, number>,
): string | undefined => {
  const { formula, figure, bracketed, place, inner = '', entity, note, reference, raised, lowered } = groups
  if (raised !== undefined) return script(raised, RAISED, '^')
  if (lowered !== undefined) return script(lowered, LOWERED, '_')
  const formulaText = formula ?? figure ?? bracketed
  if (formulaText !== undefined) return printedFormula(formulaText)
  if (entity !== undefined) return characterOf(entity)
  const label = note ?? reference
  if (label !== undefined)
    return script(String(footnotes.get(label) ?? ''), RAISED, '^') + (note === undefined ? '' : ' ')
  return place?.toLowerCase() === 'p' ? script(inner.trim(), RAISED, '^') : script(inner.trim(), LOWERED, '_')
}

/** Writes formulas, raised figures and entities as print has them: `$10^{6}$` is 10⁶. */
export const withFigures = (source: string): Figures => {
  const notes: Note[] = []
  const footnotes = footnoteNumbers(source)
  let grown = 0
  const text = source.replace(ANY, (...match: unknown[]) => {
    const written = String(match[0])
    const groups = match.at(-1) as Readonly<Record<string, string | undefined>>
    const offset = Number(match.at(-3))
    const printed = printedFrom(groups, footnotes)
    if (printed === undefined) return written
    const start = offset + grown
    grown += printed.length - written.length
    notes.push({
      code: 'replaced',
      at: [start, start + printed.length],
      text: written,
      message: 'written in mark-up; shown as print has it',
    })
    return printed
  })
  return { text, notes }
}
