import { pageLabelOf } from '../../forms/index.ts'
import { TITLE_LENGTH } from './sentences.ts'
import type { SourceLine } from './source-line.ts'

/** A figure set large: 7.9%, 三百处, 1.2万亿元, 约300公里; no day, no number of a page or an issue. */
const FIGURE =
  /^(?:[约超近逾达]|超过|增长|同比增长|↑|↓|[+-])?\s?(?:\d[\d,，.]{0,9}|[一二三四五六七八九十百千两〇零]{1,7})\s?[万亿]{0,2}(?:多|余)?\s?(?:%|‰|℃|个百分点|平方公里|立方米|公里|千米|小时|分钟|\p{Script=Han})?(?:以上|多|余)?$/u
const NO_FIGURE = /^[一二三四五六七八九十]$|[年月日号期版届章节]$|^\d{1,4}$/
const MAX_FIGURE = 12
const MAX_WORDS = 30

const isFigure = ({ text, kind }: SourceLine): boolean =>
  text.length <= MAX_FIGURE &&
  (kind === 'title' || kind === 'prose') &&
  FIGURE.test(text) &&
  !NO_FIGURE.test(text) &&
  pageLabelOf(text) === undefined

const isWords = (line: SourceLine | undefined): boolean =>
  line !== undefined &&
  line.kind === 'title' &&
  line.text.length <= Math.min(MAX_WORDS, TITLE_LENGTH) &&
  !isFigure(line)

/** How many lines from `from` on are figures and what each of them counts, in turn. */
const boxFrom = (lines: readonly SourceLine[], from: number): number => {
  let to = from
  for (let line = lines[to]; line && isFigure(line) && isWords(lines[to + 1]); line = lines[to]) to += 2
  return to - from
}

const asItem = (line: SourceLine): SourceLine => line.with({ kind: 'prose', mark: { kind: 'list' } })

/**
 * The lines with the boxes of figures as lists: a figure on a line of its own, what it counts below it, and so on, twice at least;
 * once if the words below give the figure again.
 */
export const withFigureBoxes = (lines: readonly SourceLine[]): readonly SourceLine[] => {
  if (!lines.some(isFigure)) return lines
  const all = [...lines]
  for (let index = 0; index < lines.length; ) {
    const length = boxFrom(lines, index)
    const [figure, words] = [lines[index], lines[index + 1]]
    const isBox =
      length > 2 || (length === 2 && figure && words?.text.includes(figure.text) === true && index > 0)
    if (isBox) for (let at = index; at < index + length; at++) all[at] = asItem(lines[at] as SourceLine)
    index += Math.max(1, length)
  }
  return all
}
