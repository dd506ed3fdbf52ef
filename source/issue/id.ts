/**
 * The stable id of an article: paper, date, page, and its place on that page from 1, joined by `-`.
 * An unknown part is `_`, so that ids always have four parts; white space and path separators are dropped, so that an id
 * can be part of a file name or an address.
 */
export const articleId = (paper: string, date: string, page: string, place: number): string =>
  [paper, date, page, String(place)].map((part) => part.replace(/[\s/\\]/gu, '') || '_').join('-')
