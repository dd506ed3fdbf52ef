import type { Day } from '../../issue/index.ts'

/** The days that a page gives as its own. */
export interface DatedPage {
  readonly days?: readonly Day[] | undefined
}

/** The other day that a page prints as its own; undefined if it prints `day` or none. */
export const otherDayPrinted = ({ days = [] }: DatedPage, day: Day): Day | undefined =>
  days.includes(day) ? undefined : days[0]

/**
 * The other day that most of the pages and articles of an issue print as their own; undefined if any prints `day`. A single
 * article may end with the date of a letter.
 */
export const otherDayAgreed = (pages: readonly DatedPage[], day: Day): Day | undefined => {
  if (pages.some(({ days }) => days?.includes(day))) return undefined
  const days = pages.map((page) => otherDayPrinted(page, day)).filter((each) => each !== undefined)
  const [[most, count] = [undefined, 0]] = [...Map.groupBy(days, (each) => each)]
    .map(([each, group]) => [each, group.length] as const)
    .toSorted(([, one], [, other]) => other - one)
  return count * 2 > pages.length ? most : undefined
}
