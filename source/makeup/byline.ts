import type { Article } from '../issue/index.ts'

/** Who made an article, those of one role together: `记者 林晓舟 周予安`. */
export const bylineOf = ({ byline = [] }: Article): string[] =>
  [...Map.groupBy(byline, ({ role }) => role)].map(([role, credits]) =>
    [role, ...credits.map(({ name }) => name)].join(' ').trim(),
  )
