import type { Range } from '../../../issue/index.ts'
import type { LineKind } from '../lines/line-kinds.ts'
import type { Mark } from '../lines/mark.ts'
import { inlineMarks, isCaption } from './inline-marks.ts'
import { isClosingRemark, isOpeningRemark } from './remarks.ts'

/** A printed line with its marks, as offsets in it. */
export interface BlockMarks {
  readonly mark: Mark
  readonly marks: readonly Range[]
  readonly kind?: LineKind
}

const RULE = /^(?:(?:\*\s*){3,}|(?:-\s*){3,}|(?:_\s*){3,}|={3,})$/
const FENCE = /^(?:```|~~~)\s*\w*$/
const HEADING = /^(#{1,6})(?:\s+|$)/
const CLOSING_HASHES = /\s+#+$/
const TAGGED_HEADING = /^<h([1-6])\b[^<>]*>.*<\/h\1>$/i
const QUOTE = /^(?:> ?)+/
const ITEM = /^[-*+•]\s+(?:\[[ xX]\]\s+)?/
const PICTURE = /^!\[([^\]]*)\]\([^)]*\)$/
/** Bold or in italics as a whole. */
const STRONG = /^(\*\*|__)(?!\s)((?!\1).)+\1$/

/** What converters print for a picture: `[图片]`, `【图】`, `<|image|>`. */
export const PLACEHOLDER = String.raw`(?:<\|[a-z_]{2,20}\|>|\[(?:此处为?)?(?:图|图片|插图|配图|image|picture|figure|photo)\s?\d{0,3}\]|【(?:图|图片|插图|配图)\d{0,3}】)`
/** What a vision model says of a block, its kind and where it stands: `<|ref|>title<|/ref|><|det|>[[101, 50, 900, 88]]<|/det|>`. */
const GROUNDED =
  /^(?:<\|ref\|>)?(?:[a-z]{3,10}[_ -])?(?:title|text|image|figure|table|caption|header|footer|formula|equation|list|number|footnote|aside|seal|chart|reference|paragraph|headline|photo)s?(?:<\|\/ref\|>)?\s*(?:<\|det\|>)?\[\[?[\d,.\s[\]]+\]?(?:<\|\/det\|>)?$/i
/** A quotation without words, the ends of a formula on lines of their own, and what LaTeX sets nothing for. */
const BARE =
  /^(?:(?:> ?)+|\$\$|\\[[\]]|\\(?:hline|maketitle|centering|noindent|newpage|par)|\\(?:begin|end|documentclass|usepackage|label|date)(?:\[[^\]]*\])?\{[^{}]*\}(?:\{[^{}]*\}|\[[^\]]*\])?|<(?:box|quad)>[^<>]{1,80}<\/(?:box|quad)>)$/
const ONLY_PLACEHOLDER = new RegExp(`^${PLACEHOLDER}$`, 'i')

/** A line that is a mark and nothing else: a rule, a fence, the place of a picture. */
export const isOnlyMark = (text: string): boolean =>
  RULE.test(text) || FENCE.test(text) || ONLY_PLACEHOLDER.test(text) || BARE.test(text) || GROUNDED.test(text)

/** The level that a line below gives to the title above it: 1 for `===`, 2 for `---`. */
export const underlineLevel = (text: string): 1 | 2 | undefined => {
  if (/^={3,}$/.test(text)) return 1
  return /^-{3,}$/.test(text) ? 2 : undefined
}

/** The lines that a model says about its transcript: the first, the last. */
export const isRemark = (text: string, isFirst: boolean, isLast: boolean): boolean =>
  (isFirst && isOpeningRemark(text)) || (isLast && isClosingRemark(text))

/** `\\section{……}`: the level of each, as a heading's. */
const COMMAND =
  /^\\(?<name>title|part|chapter|section|subsection|subsubsection|paragraph)\*?\{(?<words>[^{}]+)\}$/
const LEVELS: Readonly<Record<string, number>> = { title: 1, part: 1, chapter: 1, section: 2, subsection: 3 }
const commandMarks = (text: string): BlockMarks | undefined => {
  const { name = '', words } = COMMAND.exec(text)?.groups ?? {}
  if (words === undefined) return undefined
  const start = text.indexOf('{') + 1
  return {
    mark: { kind: 'heading', level: LEVELS[name] ?? 4 },
    marks: [
      [0, start],
      [text.length - 1, text.length],
    ],
  }
}

/** Reads what the marks at the beginning of a line say of it, and those within it. */
export const blockMarks = (text: string): BlockMarks => {
  const command = text.startsWith('\\') ? commandMarks(text) : undefined
  if (command) return command
  const tagged = TAGGED_HEADING.exec(text)
  if (tagged) return { mark: { kind: 'heading', level: Number(tagged[1]) }, marks: inlineMarks(text) }
  const quote = QUOTE.exec(text)?.[0].length ?? 0
  const rest = text.slice(quote)
  const inner = quote > 0 && rest !== '' ? blockMarks(rest) : undefined
  if (inner) {
    const mark: Mark =
      inner.mark.kind === 'plain' || inner.mark.kind === 'strong' ? { kind: 'quote' } : inner.mark
    return {
      ...inner,
      mark,
      marks: [[0, quote], ...inner.marks.map(([a, b]): Range => [a + quote, b + quote])],
    }
  }
  const heading = HEADING.exec(text)
  if (heading) {
    const closing = CLOSING_HASHES.exec(text)
    return {
      mark: { kind: 'heading', level: heading[1]?.length ?? 1 },
      marks: [
        [0, heading[0].length],
        ...inlineMarks(text).filter(([at]) => at >= heading[0].length),
        ...(closing ? [[closing.index, text.length] as const] : []),
      ],
    }
  }
  const item = ITEM.exec(text)?.[0].length ?? 0
  if (item > 0)
    return {
      mark: { kind: 'list' },
      marks: [[0, item], ...inlineMarks(text.slice(item)).map(([a, b]): Range => [a + item, b + item])],
    }
  const picture = PICTURE.exec(text)
  const marks = inlineMarks(text)
  if (picture && isCaption(picture[1] ?? '')) return { mark: { kind: 'plain' }, marks, kind: 'caption' }
  return { mark: { kind: STRONG.test(text) ? 'strong' : 'plain' }, marks }
}
