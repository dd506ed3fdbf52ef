export interface Link {
  readonly url: string
  /** The text of the link: a page's label, an article's title; empty if it has none. */
  readonly label: string
  /** The page that links to it. */
  readonly from: string
}

/** The same key for all addresses of a page: templates add `?div=-1` to an article's link from an area. */
export const pageKey = (url: string): string => {
  if (!URL.canParse(url)) return url
  const { host, pathname, searchParams } = new URL(url)
  searchParams.delete('div')
  return `${host}${pathname}?${searchParams}`
}

/** The links in order, each page once, at most `most`. */
export const uniqueLinks = (links: Iterable<Link>, most: number): readonly Link[] => {
  const first = new Map<string, Link>()
  for (const link of links) {
    const key = pageKey(link.url)
    if (first.size < most && !first.has(key)) first.set(key, link)
  }
  return [...first.values()]
}
