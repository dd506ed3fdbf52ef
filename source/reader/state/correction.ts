import {
  type Correction,
  correctionsFor,
  headingLinesOf,
  isCorrectable,
  withCorrections,
} from '../../issue/index.ts'
import { articleOf, type State, type Step, step, withMessage } from './state.ts'

const keyOf = ({ source, offset }: Correction): string => `${source}:${offset}`

/**
 * Makes the next line of an article's heading its headline. The round begins below the line that was read as the headline and ends with
 * that line; then the heading is as it was read, until the key is pressed again.
 */
export const correctHeading = (state: State, id: string): Step => {
  const { asRead } = state
  const article = articleOf(asRead, id)
  if (!article || !isCorrectable(asRead)) return step(withMessage(state, ['notRawText']))
  const lines = headingLinesOf(article, asRead.source.text ?? '')
  const count = lines.length
  if (count < 2) return step(withMessage(state, ['oneLineHeading']))
  const read = lines.findIndex(({ role }) => role === 'headline')
  const round = lines.map((_, index) => (read + 1 + index) % count)
  const given = new Map(state.corrections.map((one) => [keyOf(one), one.role]))
  const isHeadline = (line: number): boolean =>
    correctionsFor(asRead, lines, line).some(
      (one) => one.role === 'headline' && given.get(keyOf(one)) === 'headline',
    )
  const next = round[round.findIndex(isHeadline) + 1]
  const own = correctionsFor(asRead, lines, next ?? read)
  const owned = new Set(own.map(keyOf))
  const others = state.corrections.filter((one) => !owned.has(keyOf(one)))
  const corrections = next === undefined ? others : [...others, ...own]
  const corrected = { ...state, corrections, issue: withCorrections(asRead, corrections) }
  return step(
    withMessage(corrected, next === undefined ? ['headlineAsRead'] : ['headlineIs', next + 1, count]),
    { kind: 'correct', article: id, lines: own, set: next !== undefined },
  )
}
