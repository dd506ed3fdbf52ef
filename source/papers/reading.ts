import type { Issue } from '../issue/index.ts'

export interface Links {
  readonly pages: readonly { readonly url: string; readonly label: string }[]
  readonly articles: readonly { readonly url: string; readonly title?: string }[]
  readonly pdf?: string
  /** Where a page without content of its own leads to: META refresh, or an assignment to location. */
  readonly redirect?: string
}

/** How pages are understood. */
export interface Reading {
  decode(name: string, bytes: Uint8Array): string
  linksOf(html: string, url: string): Links
  readEdition(pages: readonly { readonly name: string; readonly bytes: Uint8Array }[]): Issue
}
