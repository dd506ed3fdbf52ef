import type { Issue } from '../../issue/index.ts'
import { visibleText } from '../../typeset/index.ts'

/** Code units of a title: a terminal may show or store as many as it gets. */
const LONGEST = 80

/** GNU screen cuts a title before the first character that is not ASCII. */
const takesAsciiOnly = ({ TERM = '', TMUX }: Readonly<Record<string, string | undefined>>): boolean =>
  TERM.startsWith('screen') && !TMUX

/** The window's title: the paper and its date. */
export const windowTitle = (
  { name, nameLatin = '', datePublished }: Issue,
  env: Readonly<Record<string, string | undefined>>,
): string => {
  const paper = takesAsciiOnly(env) ? nameLatin.replace(/[^ -~]+/g, '') : visibleText(name)
  return `${paper.trim().slice(0, LONGEST) || 'baolan'} ${datePublished}`.trim()
}
