import { addDays, type Day, isDay, todayInChina } from '../../issue/index.ts'
import { Misuse } from '../invocation/failure.ts'

/** Names of days, and how many days ago they were. */
const NAMED_DAYS: readonly (readonly [RegExp, number])[] = [
  [/^(?:today|今[天日])$/i, 0],
  [/^(?:yesterday|昨[天日])$/i, 1],
  [/^前[天日]$/, 2],
]

/** The most recent day with this month and date: of this year, or of the last. */
const lastOf = (month: string, date: string, today: Day): Day | undefined => {
  const year = Number(today.slice(0, 4))
  const days = [year, year - 1].map(
    (candidate) => `${candidate}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`,
  )
  return days.find((day) => isDay(day) && day <= today)
}

/** Parses a day as people write it: 2021-11-09, 20211109, 2021/11/9, 2021年11月9日, 11-9, 11月9日, today, yesterday, 昨天. */
export const dayOf = (word: string, now: Date): Day | undefined => {
  const today = todayInChina(now.getTime())
  const ago = NAMED_DAYS.find(([form]) => form.test(word))?.[1]
  if (ago !== undefined) return addDays(today, -ago)
  const [, recentMonth, recentDate] = /^(\d{1,2})[-/.月](\d{1,2})日?$/.exec(word) ?? []
  if (recentMonth !== undefined && recentDate !== undefined) return lastOf(recentMonth, recentDate, today)
  const [, year, month = '', date = ''] =
    /^(\d{4})(\d{2})(\d{2})$/.exec(word) ?? /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(word) ?? []
  const day = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`
  return year && isDay(day) ? day : undefined
}

/**
 * Splits words into a paper's name and, if the last word is one, a day.
 * @throws {Misuse} if the last word looks like a day but is none
 */
export const paperAndDay = (
  words: readonly string[],
  now: Date,
): { readonly paper: string; readonly day: Day | undefined } => {
  const last = words.at(-1) ?? ''
  const day = dayOf(last, now)
  if (!day && /^\d[\d/.-]*$/.test(last)) throw new Misuse(['noDay', last])
  return { paper: (day ? words.slice(0, -1) : words).join(' '), day }
}
