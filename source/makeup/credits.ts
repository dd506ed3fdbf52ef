import type { Article } from '../issue/index.ts'

/** The makers of an article, one text for each role: `记者 林晓舟 周予安`. */
export const creditsByRole = ({ byline = [] }: Article): string[] =>
  [...Map.groupBy(byline, ({ role }) => role)].map(([role, credits]) =>
    [role, ...credits.map(({ name }) => name)].join(' ').trim(),
  )
