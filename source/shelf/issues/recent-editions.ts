import type { Article, IssueKey } from '../../issue/index.ts'
import { folderName } from './folder-name.ts'
import type { IssueStore } from './issue-store.ts'

/** Characters of an issue. A larger one is no paper of a day, and would take long to read. */
const LARGEST = 500_000

/**
 * The articles of each digital edition among a paper's newest issues, the newest first. What cannot be read is left out.
 * @param name of the paper, as printed
 * @param most how many of its issues are looked at
 */
export function* recentEditions(
  store: IssueStore,
  name: string,
  most: number,
): Generator<readonly Article[]> {
  const paper = folderName(name)
  for (const date of store.dates(paper).slice(-most).toReversed()) {
    const articles = articlesOfEdition(store, { paper, date })
    if (articles.length > 0) yield articles
  }
}

const articlesOfEdition = (store: IssueStore, key: IssueKey): readonly Article[] => {
  try {
    return store.use(key, (file) => {
      const isEdition = file.manifest.characters <= LARGEST && file.around().source.kind === 'epaper'
      return isEdition ? [...file.articlesBackwards()] : []
    })
  } catch {
    return []
  }
}
