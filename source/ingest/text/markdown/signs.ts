import { PLACEHOLDER } from './block-marks.ts'
import { FRONT_MATTER } from './front-matter.ts'
import { isClosingRemark, isOpeningRemark } from './remarks.ts'
import { aroundAnswer } from './thoughts.ts'

/** Points that make a text Markdown: signs that are independent, or one that nothing else has. */
const ENOUGH = 3

interface Sign {
  readonly form: RegExp
  /** The points of some of them, and how many that is. */
  readonly points: 1 | 1.5 | 2
  readonly some: number
  /** How many are enough alone. */
  readonly many: number
}

const NEVER = Number.POSITIVE_INFINITY

/** One sign a line. Plain text has rules, dashes and stars too: they count least. */
const SIGNS: readonly Sign[] = [
  { form: /^ {0,3}#{1,6} +\S/gm, points: 1.5, some: 1, many: 3 },
  { form: /\*\*[^\s*](?:[^*\n]{0,400}[^\s*])?\*\*/g, points: 1.5, some: 1, many: 3 },
  { form: /^ {0,3}(?:(?:\* ?){3,}|(?:- ?){3,}|(?:_ ?){3,}|={3,})$/gm, points: 1, some: 1, many: NEVER },
  { form: /^ {0,3}[-*+] +\S/gm, points: 1, some: 2, many: NEVER },
  { form: /^ {0,3}> \S/gm, points: 1, some: 1, many: NEVER },
  { form: /^ {0,3}(?:```|~~~)\w*\s*$/gm, points: 1.5, some: 1, many: 2 },
  { form: /!\[[^\]\n]{0,400}\]\([^)\n]{0,2000}\)/g, points: 1.5, some: 1, many: 1 },
  { form: /(?<!!)\[[^\]\n]{1,400}\]\((?:https?:|\/|#)[^)\s]{0,2000}\)/g, points: 1.5, some: 1, many: 2 },
  { form: /^ {0,3}<!--(?!\s*\/?(?:enp|founder))[^\n]{0,400}?-->\s*$/gm, points: 1.5, some: 1, many: 1 },
  { form: /^ {0,3}\[\^[^\s[\]]{1,20}\]:[ \t]*\S/gm, points: 1.5, some: 1, many: 1 },
  { form: /^ {0,3}<img\s[^<>\n]{0,2000}>\s*$/gim, points: 1.5, some: 1, many: 1 },
  {
    form: new RegExp(String.raw`^[^\S\n\r\u2028\u2029]*${PLACEHOLDER}[ \t]*$`, 'gim'),
    points: 1.5,
    some: 1,
    many: 1,
  },
  { form: /<\|(?:\/?ref|\/?det|box_start|object_ref_start|grounding)\|>/g, points: 1.5, some: 1, many: 2 },
  { form: /\\(?:(?:sub)*section|title|begin|end|textbf|chapter)\*?\{/g, points: 1.5, some: 1, many: 2 },
  { form: /^[a-z_]{3,16}\[\[\d[\d, ]{3,40}\]\]$/gm, points: 1.5, some: 1, many: 2 },
  { form: /==[^=\s](?:[^=\n]{0,80}[^=\s])?==/g, points: 1, some: 1, many: NEVER },
  { form: /^ {0,3}\$\$[ \t]*$/gm, points: 1.5, some: 2, many: 2 },
  { form: /<table[\s>]/gi, points: 1.5, some: 1, many: 1 },
  {
    form: /<(?:\/?(?:b|strong|i|em|u|sup|sub|p|div|center|span)|br)\b[^<>\n]{0,400}>/gi,
    points: 1.5,
    some: 1,
    many: 2,
  },
  { form: /\$[^$\n]{0,200}\\[a-z]{2,}[^$\n]{0,200}\$/g, points: 1.5, some: 1, many: 1 },
  {
    form: /^[^\S\n\r\u2028\u2029]*\|?(?:[^\S\n]*:?-{2,}:?\s*\|)+\s*(?::?-{2,}:?\s*)?$/gm,
    points: 2,
    some: 1,
    many: NEVER,
  },
]

/** A cheap test that every Markdown passes, but few texts of papers. */
const HINT = /[#*`<>$[|]|\\[a-z]|【[图插配]|---|===|^[^\S\n\r\u2028\u2029]*[-+] /m

const countOf = (text: string, form: RegExp, most: number): number => {
  let count = 0
  for (const _ of text.matchAll(form)) if (++count >= most) break
  return count
}

const levelsIn = (text: string): number => new Set(text.match(/^ {0,3}#{1,6}(?= +\S)/gm)).size

/** Whether a text is Markdown, decided for the whole of it: never by one `#` or `*`. */
export const isMarkdown = (text: string): boolean => {
  const printed = text.trim()
  const first = printed.slice(0, 200).split('\n', 1)[0] ?? ''
  const last = printed.slice(printed.lastIndexOf('\n') + 1)
  if (isOpeningRemark(first) || isClosingRemark(last) || aroundAnswer(text).length > 0) return true
  if (FRONT_MATTER.test(text.slice(0, 6000))) return true
  if (!HINT.test(text)) return false
  const points = SIGNS.map(({ form, points, some, many }) => {
    const count = countOf(text, form, many === NEVER ? some : many)
    return count >= many ? ENOUGH : count >= some ? points : 0
  })
  const sum = points.reduce<number>((all, own) => all + own, 0)
  return sum >= ENOUGH || levelsIn(text) >= 2
}
