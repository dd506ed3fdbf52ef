import type { Issue } from '../../issue/index.ts'
import type { SourceFile } from '../source/source-file.ts'
import { assemble } from './edition/assemble.ts'
import { readSaved, requireEditionPage } from './edition/saved-pages.ts'

export { type Links, linksOf } from './links-of-page.ts'

/**
 * Reads the saved pages of a digital edition, layout pages and article pages in any order, as one issue. Its source
 * text is the extracted text of its pages and articles, one after the other; every range points into it. A page that
 * cannot be read is named in a note.
 * @throws UnreadableSource if none of them is such a page
 */
export const readEdition = (saved: readonly SourceFile[]): Issue => {
  const reads = readSaved(saved)
  requireEditionPage(reads)
  return assemble(reads)
}
