/**
 * The stable id of an article: paper, date, page, and its place on that page from 1, joined by `-`.
 * A part that the source does not name becomes `_`, so that ids keep four parts; white space and path separators,
 * which a file name or an address could not carry, are dropped.
 */
export const articleId = (paper: string, date: string, page: string, place: number): string =>
  [paper, date, page, String(place)].map((part) => part.replace(/[\s/\\]/gu, '') || '_').join('-')
