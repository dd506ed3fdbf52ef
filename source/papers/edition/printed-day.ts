import type { Day } from '../../issue/index.ts'
import type { LayoutPage } from './layout-page.ts'

/** The other day that a page prints as its own; undefined if it prints `day` or none. */
export const otherDayPrinted = ({ links: { days = [] } }: LayoutPage, day: Day): Day | undefined =>
  days.includes(day) ? undefined : days[0]

/**
 * The other day that most of the pages and articles of an issue print as their own; undefined if any prints `day`. A single
 * article may end with the date of a letter.
 */
export const otherDayAgreed = (pages: readonly LayoutPage[], day: Day): Day | undefined => {
  if (pages.some(({ links }) => links.days?.includes(day))) return undefined
  const days = pages.map((page) => otherDayPrinted(page, day)).filter((each) => each !== undefined)
  const [[most, count] = [undefined, 0]] = [...Map.groupBy(days, (each) => each)]
    .map(([each, group]) => [each, group.length] as const)
    .toSorted(([, one], [, other]) => other - one)
  return count * 2 > pages.length ? most : undefined
}
