import { isoOfGroups, OTHER_DATES, OTHER_WEEKDAY } from '../../forms/index.ts'
import type { Field } from './field.ts'

/** A cheap test that every line with such a field passes, but few of a Chinese paper. */
const HINT = /[A-Za-z\uac00-\ud7af円曜]|[明大昭平令][治正和成]|\d，\d|[発发]行/

export const hasOtherFields = (folded: string): boolean => HINT.test(folded)

/** The fields of English, Japanese and Korean mastheads, in folded text. */
export const OTHER_FIELDS: readonly Field[] = [
  ...OTHER_DATES.map(
    (form): Field => ({
      form,
      read: (groups) => {
        const datePublished = isoOfGroups(groups)
        return datePublished === undefined ? {} : { datePublished }
      },
    }),
  ),
  { form: new RegExp(OTHER_WEEKDAY, 'i'), read: (_, phrase) => ({ weekday: phrase.replace(/[（）]/g, '') }) },
  // No. 12,345, 第12,345号, 제12345호, Vol. XII
  {
    form: /(?:\bNo\.?|\bIssue|\bNumber|第|제)\s?(?:No\.?\s?)?(?<issue>\d[\d，,]{0,8})(?:\s?[号號호])?/i,
    read: ({ issue = '' }) => ({ issueNumber: issue.replace(/[，,]/g, '') }),
  },
  { form: /\bVol(?:\.|ume)?\s?(?:\d{1,4}|[IVXLC]+)\b\.?/i, read: () => ({}) },
  {
    form: /(?:(?:\bPrice|定価|정가)[：\s]*)?(?<price>[£$€]\s?\d{1,3}(?:\.\d\d)?|\b\d{1,3}\s?(?:p|cents)\b|1[部부]\s?(?:（税込）)?\s?\d{2,4}\s?[円원])/i,
    read: ({ price = '' }) => ({ price }),
  },
  {
    form: /(?<who>[\p{Script=Han}\p{Script=Katakana}ー]{2,14}?(?:新[聞闻]社|社))\s?[発发]行|발행[：\s]\s?(?<korean>\S{2,14})|\bPublished by (?<english>[\w\s.&-]{2,40})$/u,
    read: ({ who, korean, english }) => ({ publisher: who ?? korean ?? english ?? '' }),
  },
]
