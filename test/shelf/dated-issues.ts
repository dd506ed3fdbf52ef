import type { Issue } from '../../source/issue/index.ts'
import { makeIssue } from './fixtures.ts'

/** Issue number `day` from 2000-01-01 on. Always the same, so that a test can check what another process wrote. */
export const issueOfDay = (day: number): Issue =>
  makeIssue({
    date: new Date(Date.UTC(2000, 0, 1 + day)).toISOString().slice(0, 10),
    articles: Array.from({ length: 6 }, (_, index) => ({
      headline: [`第${day}天第${index}篇`],
      text: [`渡口${day}号船开了，船上有${index}个人。`.repeat(8)],
    })),
  })

/** The number of the issue that has this date. */
export const dayOf = (date: string): number => (Date.parse(date) - Date.UTC(2000, 0, 1)) / 86_400_000
