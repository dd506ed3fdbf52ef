import { fullerName } from '../../forms/index.ts'
import { addressKey } from '../addresses/address.ts'
import { agreedImprint, type Imprint } from '../pages/imprint.ts'
import { listedBy } from './listed-by.ts'
import type { ReadArticle, ReadLayout, ReadPage } from './saved-pages.ts'

/** From this rank on the day of an imprint is certain enough to tell two editions apart. */
const CERTAIN_DAY = 3
/** A weekly page of a paper has a name of its own, but is no paper. */
const SECTION_NAME = /(?:周刊|时讯|新闻|画刊)$/

const isLayout = (read: ReadPage): read is ReadLayout => read.kind === 'layout'
const isArticle = (read: ReadPage): read is ReadArticle => read.kind === 'article'

/** The layout pages that link to one another, as those of one edition do. */
const linkedGroups = (layouts: readonly ReadLayout[]): ReadLayout[][] => {
  const groupOf = new Map(layouts.map((read): [string, ReadLayout[]] => [addressKey(read.address), [read]]))
  for (const { address, layout } of layouts)
    for (const { url } of layout.pages) {
      const [group, other] = [groupOf.get(addressKey(address)), groupOf.get(addressKey(url))]
      if (!group || !other || group === other) continue
      const [larger, smaller] = group.length < other.length ? [other, group] : [group, other]
      larger.push(...smaller)
      for (const read of smaller) groupOf.set(addressKey(read.address), larger)
    }
  return [...new Set(groupOf.values())]
}

const paperIn = ({ name }: Imprint): string | undefined =>
  name && !SECTION_NAME.test(name) ? name : undefined
const dayIn = ({ date, rank }: Imprint): string | undefined => (rank >= CERTAIN_DAY ? date : undefined)

const areApart = (a: string | undefined, b: string | undefined): boolean =>
  a !== undefined && b !== undefined && a !== b

/** Whether two imprints are of different papers or days. An edition such as 海外版 is told from its paper by `byPaper`. */
const differ = (a: Imprint, b: Imprint): boolean => {
  if (areApart(dayIn(a), dayIn(b))) return true
  const [one, other] = [paperIn(a), paperIn(b)]
  return areApart(one, other) && fullerName(one, other) === one && fullerName(other, one) === other
}

interface Edition {
  readonly imprint: Imprint
  readonly layouts: ReadLayout[]
}

const editionsOf = (layouts: readonly ReadLayout[]): Edition[] => {
  const editions: Edition[] = []
  for (const group of linkedGroups(layouts).sort((a, b) => b.length - a.length)) {
    const imprint = agreedImprint(group.map((read) => read.imprint()))
    const same = editions.find((edition) => !differ(edition.imprint, imprint))
    if (same) same.layouts.push(...group)
    else editions.push({ imprint, layouts: group })
  }
  return editions
}

/**
 * The pages of several papers or days that were saved in one folder, apart. Layout pages that link to one another are of one
 * edition, whatever their titles say. An article is of the edition that lists it, else of the one that it names.
 */
export const byEdition = (reads: readonly ReadPage[]): readonly (readonly ReadPage[])[] => {
  const editions = editionsOf(reads.filter(isLayout))
  const [main] = editions
  if (!main || editions.length === 1) return [reads]
  const ofLayout = new Map(
    editions.flatMap((edition) => edition.layouts.map((read) => [read, edition] as const)),
  )
  const listed = listedBy([...ofLayout.keys()], (read) => ofLayout.get(read))
  const editionOf = (read: ReadPage): Edition => {
    if (isLayout(read)) return ofLayout.get(read) ?? main
    if (!isArticle(read)) return main
    const imprint = read.imprint()
    return (
      listed.get(addressKey(read.address)) ?? editions.find((one) => !differ(one.imprint, imprint)) ?? main
    )
  }
  return [...Map.groupBy(reads, editionOf).values()]
}
