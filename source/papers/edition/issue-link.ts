/** A link to a page or an article of an issue. */
export interface IssueLink {
  readonly url: string
  /** The text of the link: a page's label, an article's title; empty if it has none. */
  readonly label: string
  /** The printed number in the label, `A01`, if it is understood. */
  readonly number?: string
  /** The address of the page that contains the link. */
  readonly from: string
}

/** The same key for all addresses of a page: templates add `?div=-1` to links from an area to its article. */
export const pageKey = (url: string): string => {
  if (!URL.canParse(url)) return url
  const { host, pathname, searchParams } = new URL(url)
  searchParams.delete('div')
  return `${host}${pathname}?${searchParams}`
}

/** The links in order, the first to each page only. */
export const uniqueLinks = (links: Iterable<IssueLink>): readonly IssueLink[] => {
  const byKey = new Map<string, IssueLink>()
  for (const link of links) {
    const key = pageKey(link.url)
    if (!byKey.has(key)) byKey.set(key, link)
  }
  return [...byKey.values()]
}
