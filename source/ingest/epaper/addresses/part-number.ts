/** Names that sites give the number of a part in a query. */
const PART_FIELD = /^(?:p|pg|pn|page|part|curr?ent_?page|page_?(?:no|num|number|index))$/i
/** The end of a file's name: `content_1_2.htm`, `content_1-2.htm`, `content_1_p2.htm`, `content_1p2.htm`. */
const PART_SUFFIX = /^(?:[_-](?:p|page|part)?_?|\.|p|page)(\d{1,3})$/i
/** A first part with a number of its own, `content_1_1.htm`; one number alone is the article's. */
const FIRST_PART = /(\d[\w-]*)[_-][01]$/

const split = (url: URL): { readonly stem: string; readonly extension: string } => {
  const [, stem = url.pathname, extension = ''] = /^(.*?)(\.[a-z]+)?$/i.exec(url.pathname) ?? []
  return { stem, extension: extension.toLowerCase() }
}

const inQuery = (url: URL, first: URL): number | undefined => {
  const names = new Set([...url.searchParams.keys(), ...first.searchParams.keys()])
  const changed = [...names].filter((name) => url.searchParams.get(name) !== first.searchParams.get(name))
  const [name = ''] = changed
  const number = url.searchParams.get(name) ?? ''
  return changed.length === 1 && PART_FIELD.test(name) && /^\d{1,3}$/.test(number)
    ? Number(number)
    : undefined
}

/**
 * The number of a further part of an article that a site cuts into several pages, by its address: 2 and up. Undefined if the
 * address is not made from that of the first part.
 */
export const partNumber = (address: string, firstPart: string): number | undefined => {
  const [url, first] = [URL.parse(address), URL.parse(firstPart)]
  if (!url || !first || url.host !== first.host) return undefined
  const [{ stem, extension }, own] = [split(url), split(first)]
  if (extension !== own.extension) return undefined
  const number =
    stem === own.stem
      ? inQuery(url, first)
      : [own.stem, own.stem.replace(FIRST_PART, '$1')]
          .filter((start) => stem.startsWith(start))
          .map((start) => PART_SUFFIX.exec(stem.slice(start.length))?.[1])
          .map((digits) => (digits === undefined ? undefined : Number(digits)))
          .find((one) => one !== undefined)
  return number !== undefined && number >= 2 ? number : undefined
}
