import { relative } from './address.ts'
import { articlePage } from './article.ts'
import { spoil } from './dirt.ts'
import { pathOf, plannedArticle } from './furniture.ts'
import { encodeGb18030 } from './gb18030.ts'
import { layoutPage } from './layout.ts'
import { type EditionOptions, planEdition } from './plan.ts'
import type { Family, TrueEdition } from './truth.ts'

export { DIRT, type Dirt } from './dirt.ts'
export { JSON_SITES, type JsonSite, makeJsonSite } from './json.ts'
export type { EditionOptions } from './plan.ts'
export { type ArticleCopy, FAMILIES, type Family, type TrueEdition } from './truth.ts'

interface EditionFile {
  /** From the site's root, with `/`: `lxrb/html/2026-07/18/node_78.htm`. */
  readonly path: string
  readonly bytes: Uint8Array
}

export interface Edition {
  /** The path of the entry page, which redirects to the first layout page. */
  readonly entry: string
  readonly files: readonly EditionFile[]
  readonly truth: TrueEdition
}

/**
 * Invents a whole digital edition of one family as its site would serve it (entry page, layout pages, article pages), with
 * the defects in `options.dirt`, and returns it with the truth that it was made from. The same options give the same bytes.
 */
export const makeEdition = (family: Family, options: EditionOptions = {}): Edition => {
  const plan = planEdition(family, options)
  const encode = (html: string): Uint8Array =>
    plan.dirt.has('bytes-gb18030') ? encodeGb18030(html) : new TextEncoder().encode(html)
  const file = (path: string, html: string): EditionFile => ({ path, bytes: encode(spoil(html, plan.dirt)) })
  const entry = `${family === 'E' ? 'shtml/' : ''}${plan.slug}/paperindex.htm`
  const first = relative(entry, plan.pages[0]?.path ?? '')
  const redirect = `<html><head><META HTTP-EQUIV="REFRESH" CONTENT="0; URL=${first}"></head><body></body></html>`
  // Where one page shows the whole day, all pages of the paper have the same path.
  const layouts = plan.pages.filter(
    ({ path }, index) => plan.pages.findIndex((page) => page.path === path) === index,
  )
  return {
    entry,
    files: [
      file(entry, redirect),
      ...layouts.map((page) => file(page.path, layoutPage(plan, page))),
      ...plan.pages.flatMap((page) =>
        page.articles.map(({ key }) =>
          file(pathOf(plan, key, page), articlePage(plan, page, plannedArticle(plan, key))),
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
