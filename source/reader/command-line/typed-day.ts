import { isDay } from '../../issue/index.ts'
import { openKey, type State } from '../state/state.ts'

const twoDigits = (text = ''): string => text.padStart(2, '0')

/** The days of a paper on the shelf, oldest first. */
export const daysOf = ({ shelf }: State, paper: string): readonly string[] =>
  shelf.papers?.find((shelved) => shelved.paper === paper)?.days ?? []

/** The last year that has this day of the year, up to today. */
const lastYearWith = (monthAndDay: string, today: string): string | undefined => {
  const year = Number(today.slice(0, 4))
  // 29 February comes every eight years at worst.
  return Array.from({ length: 9 }, (_, ago) => `${year - ago}-${monthAndDay}`).find(
    (day) => isDay(day) && day <= today,
  )
}

/**
 * A day as it is typed: `2021-11-09`, `2021.11.9`, or `11-09`, which is the last one of that paper on the shelf, or else the last one
 * there was. Undefined if the text is no day.
 */
export const typedDay = (text: string, state: State, paper = openKey(state).paper): string | undefined => {
  const whole = /^(\d{4})[-./](\d{1,2})[-./](\d{1,2})$/.exec(text)
  if (whole) {
    const day = `${whole[1]}-${twoDigits(whole[2])}-${twoDigits(whole[3])}`
    return isDay(day) ? day : undefined
  }
  const short = /^(\d{1,2})[-./](\d{1,2})$/.exec(text)
  if (!short) return undefined
  const monthAndDay = `${twoDigits(short[1])}-${twoDigits(short[2])}`
  return (
    daysOf(state, paper).findLast((day) => isDay(day) && day.endsWith(`-${monthAndDay}`)) ??
    lastYearWith(monthAndDay, state.today)
  )
}
