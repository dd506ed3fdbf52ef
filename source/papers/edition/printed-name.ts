import { fold } from '../../issue/index.ts'
import type { Paper } from '../catalogue/paper-entry.ts'

/** What names of one paper share: pages print them with signs and digits left out, and in either kind of characters. */
const common = (name: string): string => fold(name).text.replace(/[^\p{Script=Han}\p{Script=Latin}]/gu, '')

/** Whether one is the other with a word after it: 邮电 and 邮电报. An edition such as 海外版 is a paper of its own. */
const isShorter = (one: string, other: string): boolean =>
  one.length > 1 && other.startsWith(one) && !other.slice(one.length).endsWith('版')

/** The name that a page prints, if it is not that of the paper; undefined if it is, or if the page prints none. */
export const otherPaperPrinted = (
  printed: string | undefined,
  { name, aliases = [] }: Paper,
): string | undefined => {
  const seen = common(printed ?? '')
  const isOwn = [name, ...aliases].map(common).some((own) => isShorter(own, seen) || isShorter(seen, own))
  return seen === '' || isOwn ? undefined : printed
}
