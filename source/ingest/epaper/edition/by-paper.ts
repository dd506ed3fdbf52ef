import { fullerName } from '../../forms/index.ts'
import { addressKey } from '../addresses/address.ts'
import { listedBy } from './listed-by.ts'
import type { ReadArticle, ReadLayout, ReadPage } from './saved-pages.ts'

const isNamed = (read: ReadPage): read is ReadLayout | ReadArticle =>
  read.kind === 'layout' || read.kind === 'article'

/** The names that pages give, of which one is an edition of another: 街坊日报, 街坊日报海外版. */
const editionNames = (names: ReadonlySet<string>): readonly string[] =>
  [...names].filter((name) => [...names].some((base) => base !== name && fullerName(base, name) === name))

/**
 * The pages of a paper and those of an edition of its own, saved in one folder, apart. Pages that one layout page lists
 * belong to its paper, whatever their titles say; so do all pages if only one paper has layout pages.
 */
export const byPaper = (reads: readonly ReadPage[]): readonly (readonly ReadPage[])[] => {
  const named = reads.filter(isNamed)
  const layouts = named.filter((read) => read.kind === 'layout')
  const voters = layouts.length > 0 ? layouts : named
  const nameOf = new Map(named.map((read) => [read, read.imprint().name] as const))
  const names = new Set(voters.flatMap((read) => nameOf.get(read) ?? []))
  const editions = new Set(editionNames(names))
  if (editions.size === 0) return [reads]
  const listed = listedBy(layouts, (read) => nameOf.get(read))
  const paperOf = (read: ReadPage): string => {
    if (!isNamed(read)) return ''
    const name = listed.get(addressKey(read.address)) ?? nameOf.get(read)
    return name !== undefined && editions.has(name) ? name : ''
  }
  return [...Map.groupBy(reads, paperOf).values()]
}
