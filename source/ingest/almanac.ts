import type { Issue, Note, Range } from '../issue/index.ts'
import { otherWeekday } from './forms/index.ts'

/** Forms of a lunar date that mean the same, each with one that replaces it: 冬月 is 十一月, 腊月 is 十二月, 二十一 is 廿一. */
const EQUIVALENTS: readonly (readonly [RegExp, string])[] = [
  [/^(?:农历|夏历|阴历)/, ''],
  [/[（(]?[鼠牛虎兔龙蛇马羊猴鸡狗猪][)）]?(?=年)/, ''],
  [/\s+/g, ''],
  [/(?<=^|年|闰)一月/, '正月'],
  [/冬月/, '十一月'],
  [/腊月/, '十二月'],
  [/月二十(?=[一-九])/, '月廿'],
  [/月廿十/, '月廿'],
  [/日$/, ''],
]

const normalised = (lunar: string): string =>
  EQUIVALENTS.reduce((text, [form, same]) => text.replace(form, same), lunar)

/** The source range where the masthead prints a text. */
const rangeOfPrinted = (issue: Issue, text: string): Range => {
  const source = issue.source.text ?? ''
  for (const [start, end] of issue.mastheadFrom ?? []) {
    const index = source.slice(start, end).replace(/\s/g, ' ').indexOf(text)
    if (index >= 0) return [start + index, start + index + text.length]
  }
  return issue.mastheadFrom?.[0] ?? [0, 0]
}

/**
 * Checks the weekday and the lunar date of a masthead against its date, in Beijing time. A mismatch is noted and never
 * corrected, because it is unknown which of them is wrong.
 */
export const checkAlmanac = async (issue: Issue): Promise<Note[]> => {
  const [year, month, day] = issue.datePublished.split('-').map(Number)
  if (!year || !month || !day || !(issue.weekday || issue.lunarDate)) return []
  const { SolarDay } = await import('tyme4ts')
  const solar = SolarDay.fromYmd(year, month, day)
  const notes: Note[] = []
  const note = (printed: string, computed: string): void => {
    const message = `${issue.datePublished} is ${computed}, the masthead says ${printed}`
    notes.push({ code: 'mismatch', at: rangeOfPrinted(issue, printed), text: printed, message })
  }
  const weekday = solar.getWeek().getName()
  const other = issue.weekday === undefined ? undefined : otherWeekday(issue.weekday)
  const printed = other === undefined ? issue.weekday?.slice(-1).replace('天', '日') : '日一二三四五六'[other]
  if (issue.weekday && printed !== weekday) note(issue.weekday, `星期${weekday}`)
  const lunar = normalised(solar.getLunarDay().toString())
  if (issue.lunarDate && !lunar.endsWith(normalised(issue.lunarDate))) note(issue.lunarDate, lunar)
  return notes
}
