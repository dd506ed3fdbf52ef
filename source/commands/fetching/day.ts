import { addDays, type Day, isDay, todayInChina } from '../../issue/index.ts'
import { Misuse } from '../invocation/failure.ts'

/** A day as people write it: 2021-11-09, 20211109, 2021/11/9, 2021年11月9日, today, yesterday. */
export const dayOf = (word: string, now: Date): Day | undefined => {
  const today = todayInChina(now.getTime())
  if (/^(?:today|今天)$/i.test(word)) return today
  if (/^(?:yesterday|昨天)$/i.test(word)) return addDays(today, -1)
  const [, year, month = '', date = ''] =
    /^(\d{4})(\d{2})(\d{2})$/.exec(word) ?? /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(word) ?? []
  const day = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`
  return year && isDay(day) ? day : undefined
}

/**
 * A paper's words and the day behind them, where the last word is one.
 * @throws {Misuse} where the last word looks like a day and is none
 */
export const paperAndDay = (
  words: readonly string[],
  now: Date,
): { readonly paper: string; readonly day: Day | undefined } => {
  const last = words.at(-1) ?? ''
  const day = dayOf(last, now)
  if (!day && /^\d[\d/.-]*$/.test(last)) throw new Misuse(`${last} is no day; write one as 2021-11-09`)
  return { paper: (day ? words.slice(0, -1) : words).join(' '), day }
}
