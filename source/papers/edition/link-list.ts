export interface Link {
  readonly url: string
  /** As linked: a page's label, an article's title; empty where the link has no text. */
  readonly label: string
  /** The page that links to it. */
  readonly from: string
}

/** One page under all its addresses: templates add `?div=-1` to the link of an area, which is no other article. */
export const pageKey = (url: string): string => {
  if (!URL.canParse(url)) return url
  const { host, pathname, searchParams } = new URL(url)
  searchParams.delete('div')
  return `${host}${pathname}?${searchParams}`
}

/** Links in the order met, each page once, and no more than `most`. */
export const uniqueLinks = (links: Iterable<Link>, most: number): readonly Link[] => {
  const first = new Map<string, Link>()
  for (const link of links) {
    const key = pageKey(link.url)
    if (first.size < most && !first.has(key)) first.set(key, link)
  }
  return [...first.values()]
}
