import {
  decode,
  type Links,
  loadLinksOf,
  looksLikeJson,
  looksLikePage,
  readIssue,
  type SourceFile,
} from '../../ingest/index.ts'
import type { Issue } from '../../issue/index.ts'

/** Reads pages as received. */
export interface PageReader {
  /** Whether it is HTML or JSON: false for a picture or a PDF under a page's address. */
  isPage(bytes: Uint8Array): boolean
  /** The links of a page. @throws UnreadableSource for a page that `readIssue` could not read either */
  linksOf(bytes: Uint8Array, url: string): Links
  /** Reads layout pages and articles, named by their addresses, as one issue. Each is read before the next is taken. */
  readIssue(pages: AsyncIterable<SourceFile>): Promise<Issue>
}

/** The reader of digital editions. */
export const loadEpaperReader = async (): Promise<PageReader> => {
  const linksOf = await loadLinksOf()
  return {
    isPage: (bytes) => looksLikePage(bytes) || looksLikeJson(bytes),
    linksOf: (bytes, url) => linksOf(decode(url, bytes), url),
    readIssue: (pages) => readIssue(pages, 'edition'),
  }
}
