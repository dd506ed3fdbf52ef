import type { Article } from '../issue/index.ts'

/** Who made an article, each as it is printed: `记者 林晓舟`. */
export const bylineOf = ({ byline = [] }: Article): string[] =>
  byline.map(({ role, name }) => `${role} ${name}`.trim())
