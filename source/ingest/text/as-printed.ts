import type { Article, Issue, Page } from '../../issue/index.ts'

const restoredPeople = <T extends { readonly name: string; readonly role: string }>(
  people: readonly T[],
  restore: (folded: string) => string,
): T[] => people.map((one) => ({ ...one, name: restore(one.name), role: restore(one.role) }))

const restoredArticle = (one: Article, restore: (folded: string) => string): Article => ({
  ...one,
  ...(one.column ? { column: restore(one.column) } : {}),
  ...(one.byline ? { byline: restoredPeople(one.byline, restore) } : {}),
  ...(one.dateline ? { dateline: restoredFields(one.dateline, restore) } : {}),
})

const restoredPage = (one: Page, restore: (folded: string) => string): Page => ({
  ...one,
  ...(one.printSection ? { printSection: restore(one.printSection) } : {}),
  ...(one.credits ? { credits: restoredPeople(one.credits, restore) } : {}),
})

/** Restores the strings of an object, except `kind`, which is a word of the format. */
const restoredFields = <T extends object>(fields: T, restore: (folded: string) => string): T =>
  Object.fromEntries(
    Object.entries(fields).map(([key, value]) => [
      key,
      typeof value === 'string' && key !== 'kind' ? restore(value) : value,
    ]),
  ) as T

const FIELDS = [
  'name',
  'weekday',
  'lunarDate',
  'supervisor',
  'sponsor',
  'publisher',
  'weather',
  'price',
  'edition',
] as const

/**
 * Restores the traditional characters that folding simplified in the fields of an issue.
 * @param restore does so in a word of the text; undefined if it has none
 */
export const asPrinted = (issue: Issue, restore: ((folded: string) => string) | undefined): Issue => {
  if (restore === undefined) return issue
  const fields = FIELDS.flatMap((field) => {
    const value = issue[field]
    return value === undefined ? [] : [[field, restore(value)] as const]
  })
  return {
    ...issue,
    ...Object.fromEntries(fields),
    ...(issue.contacts
      ? { contacts: issue.contacts.map((contact) => restoredFields(contact, restore)) }
      : {}),
    pages: issue.pages.map((one) => restoredPage(one, restore)),
    articles: issue.articles.map((one) => restoredArticle(one, restore)),
  }
}
