import {
  decode,
  type Links,
  loadLinksOf,
  looksLikePage,
  readIssue,
  type SourceFile,
} from '../../ingest/index.ts'
import type { Issue } from '../../issue/index.ts'

/** How pages are read. */
export interface PageReader {
  /** Whether this is a page at all, not a picture or a PDF under a page's address. */
  isPage(bytes: Uint8Array): boolean
  /** The links of a page. @throws UnreadableSource if it cannot be read; then readIssue cannot read it either. */
  linksOf(bytes: Uint8Array, url: string): Links
  /** Layout pages and articles, named by their addresses, as one issue. */
  readIssue(pages: readonly SourceFile[]): Promise<Issue>
}

/** The reader of digital editions. */
export const loadEpaperReader = async (): Promise<PageReader> => {
  const linksOf = await loadLinksOf()
  return { isPage: looksLikePage, linksOf: (bytes, url) => linksOf(decode(url, bytes), url), readIssue }
}
