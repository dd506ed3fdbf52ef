import { isDay } from '../../../issue/index.ts'
import type { ShelvedPaper } from '../../state/library.ts'

/** A line of the shelf: a paper with its days, or an issue without a date, which no calendar can show. */
export type ShelfItem =
  | { readonly kind: 'paper'; readonly paper: ShelvedPaper; readonly days: readonly string[] }
  | { readonly kind: 'undated'; readonly paper: ShelvedPaper; readonly date: string }

/** Each paper, then its issues without a date. A paper that has only such issues gets no line of its own. */
export const shelfItems = (papers: readonly ShelvedPaper[]): readonly ShelfItem[] =>
  papers.flatMap((paper): readonly ShelfItem[] => {
    const days = paper.days.filter(isDay)
    const undated = paper.days.filter((day) => !isDay(day))
    return [
      ...(days.length > 0 || undated.length === 0 ? [{ kind: 'paper' as const, paper, days }] : []),
      ...undated.map((date) => ({ kind: 'undated' as const, paper, date })),
    ]
  })
