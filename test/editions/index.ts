import { relative } from './address.ts'
import { articlePage } from './article.ts'
import { spoil } from './dirt.ts'
import { articleOf, fileOf } from './furniture.ts'
import { encodeGb18030 } from './gb18030.ts'
import { layoutPage } from './layout.ts'
import { type EditionOptions, planEdition } from './plan.ts'
import type { Family, TrueEdition } from './truth.ts'

export { DIRT, type Dirt } from './dirt.ts'
export type { EditionOptions, Written } from './plan.ts'
export { type Dice, dice } from './random.ts'
export type { TrueArticle, TrueEdition, TrueImage, TruePage } from './truth.ts'
export { FAMILIES, type Family } from './truth.ts'

interface EditionFile {
  /** From the site's root, with `/`: `lxrb/html/2026-07/18/node_78.htm`. */
  readonly path: string
  readonly bytes: Uint8Array
}

export interface Edition {
  /** The front door, a page that refreshes to the first layout page; it is among the files. */
  readonly entry: string
  readonly files: readonly EditionFile[]
  readonly truth: TrueEdition
}

/**
 * Makes up a whole digital edition of one family, as its site would serve it: front door, layout pages, article
 * pages, with the dirt asked for, and the truth that it was made from. The same options make the same bytes.
 */
export const makeEdition = (family: Family, options: EditionOptions = {}): Edition => {
  const plan = planEdition(family, options)
  const encode = (html: string): Uint8Array =>
    plan.dirt.has('bytes-gb18030') ? encodeGb18030(html) : new TextEncoder().encode(html)
  const file = (path: string, html: string): EditionFile => ({ path, bytes: encode(spoil(html, plan.dirt)) })
  const entry = `${family === 'E' ? 'shtml/' : ''}${plan.slug}/paperindex.htm`
  const first = relative(entry, plan.pages[0]?.path ?? '')
  const door = `<html><head><META HTTP-EQUIV="REFRESH" CONTENT="0; URL=${first}"></head><body></body></html>`
  // If one page shows the whole day, all pages of the paper have the same address.
  const layouts = plan.pages.filter(
    ({ path }, at) => plan.pages.findIndex((other) => other.path === path) === at,
  )
  return {
    entry,
    files: [
      file(entry, door),
      ...layouts.map((page) => file(page.path, layoutPage(plan, page))),
      ...plan.pages.flatMap((page) =>
        page.articles.map(({ key }) =>
          file(fileOf(plan, key, page), articlePage(plan, page, articleOf(plan, key))),
        ),
      ),
    ],
    truth: {
      family,
      name: plan.name,
      date: plan.date,
      weekday: plan.weekday,
      pages: plan.pages,
      articles: plan.articles,
    },
  }
}
