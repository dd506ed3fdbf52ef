import type { Issue } from '../../source/issue/index.ts'
import { makeIssue } from './made.ts'

/** The issue that the writing process makes of a day: known to whoever checks what is left of it. */
export const writtenIssue = (day: number): Issue =>
  makeIssue({
    date: new Date(Date.UTC(2000, 0, 1 + day)).toISOString().slice(0, 10),
    articles: Array.from({ length: 6 }, (_, at) => ({
      headline: [`第${day}天第${at}篇`],
      text: [`渡口${day}号船开了，船上有${at}个人。`.repeat(8)],
    })),
  })

/** Which day it was that `writtenIssue` dated so. */
export const dayOf = (date: string): number => (Date.parse(date) - Date.UTC(2000, 0, 1)) / 86_400_000
