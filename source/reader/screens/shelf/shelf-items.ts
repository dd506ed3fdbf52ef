import { isDay } from '../../../issue/index.ts'
import type { ShelvedPaper } from '../../state/library.ts'
import type { State } from '../../state/state.ts'

/** A line of the shelf: a paper with its days, an issue without a date, which no calendar can show, or the way to all papers. */
export type ShelfItem =
  | { readonly kind: 'paper'; readonly paper: ShelvedPaper; readonly days: readonly string[] }
  | { readonly kind: 'undated'; readonly paper: ShelvedPaper; readonly date: string }
  | { readonly kind: 'catalogue' }

/** A paper, then its issues without a date. A paper that has only such issues gets no line of its own. */
const itemsOf = (paper: ShelvedPaper): readonly ShelfItem[] => {
  const days = paper.days.filter(isDay)
  const undated = paper.days.filter((day) => !isDay(day))
  return [
    ...(days.length > 0 || undated.length === 0 ? [{ kind: 'paper' as const, paper, days }] : []),
    ...undated.map((date) => ({ kind: 'undated' as const, paper, date })),
  ]
}

/** The lines of the shelf, once it is known what is on it. */
export const shelfItems = ({ shelf, library }: State): readonly ShelfItem[] =>
  shelf.papers
    ? [...shelf.papers.flatMap(itemsOf), ...(library?.knowsPapers ? [{ kind: 'catalogue' as const }] : [])]
    : []

/** Index of the line with an issue; of the first one, if there is none. */
export const itemIndexOf = (items: readonly ShelfItem[], paper: string, date: string): number => {
  const index = items.findIndex(
    (item) =>
      item.kind !== 'catalogue' &&
      item.paper.paper === paper &&
      (item.kind === 'paper' ? isDay(date) : item.date === date),
  )
  return Math.max(0, index)
}
