import type { Issue } from '../../issue/index.ts'
import type { PathHints } from '../path/path-hints.ts'
import type { SourceFile } from '../source/source-file.ts'
import { assemble } from './edition/assemble.ts'
import { byEdition } from './edition/by-edition.ts'
import { byPaper } from './edition/by-paper.ts'
import { type OpenedPage, openPage, readOpened, requireEditionPage } from './edition/saved-pages.ts'

export { htmlOf, type OpenedPage, openPage } from './edition/saved-pages.ts'
export { type Links, linksOf } from './links-of-page.ts'

/**
 * Reads the saved pages of a digital edition, layout pages and article pages in any order, as one issue. Its source
 * text is the extracted text of its pages and articles, one after the other; every range points into it. A page that
 * cannot be read is named in a note.
 * @throws UnreadableSource if none of them is such a page
 */
export const readEdition = (saved: readonly SourceFile[]): Issue => readOpenedEdition(saved.map(openPage))

/** The same of pages that are parsed already, one after another, so that their bytes need not be held together. */
export const readOpenedEdition = (opened: readonly OpenedPage[]): Issue => {
  const reads = readOpened(opened)
  requireEditionPage(reads)
  return assemble(reads)
}

/** An issue and the names of the files that it was read from. */
interface ReadEdition {
  readonly issue: Issue
  readonly files: ReadonlySet<string>
}

/**
 * The same, but pages of another paper or day are an issue of their own, and so is an edition that is a paper of its own, such as
 * 海外版.
 * @param hints facts from outside the pages, used if they lack them
 */
export const readEditions = (opened: readonly OpenedPage[], hints: PathHints): readonly ReadEdition[] => {
  const reads = readOpened(opened)
  requireEditionPage(reads)
  return byEdition(reads)
    .flatMap(byPaper)
    .map((own) => ({
      issue: assemble(own, hints),
      files: new Set(own.map(({ name }) => name)),
    }))
}
