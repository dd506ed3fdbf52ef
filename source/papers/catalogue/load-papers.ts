import type { Catalogue, Paper } from './paper-entry.ts'

interface CatalogueFile {
  readonly format: 'baolan-papers/1'
  readonly papers: readonly Paper[]
}

/**
 * Loads the user's papers and those of the package. A paper of the user replaces one of the same name, and takes over its
 * place, pinyin and aliases unless it has its own.
 * @param text of `data/papers.json`
 * @param own the `papers` of the configuration, not yet checked
 * @throws UnreadablePapers if `own` has a fault
 */
export const loadPapers = async (text: string, own?: unknown): Promise<Catalogue> => {
  const file: CatalogueFile = JSON.parse(text)
  if (own === undefined) return { papers: file.papers }
  const { readOwnPapers } = await import('./own-papers.ts')
  const ownPapers = readOwnPapers(own)
  const shipped = new Map(file.papers.map((paper) => [paper.name, paper]))
  const merged = ownPapers.map((paper): Paper => {
    const { place, pinyin, aliases } = shipped.get(paper.name) ?? {}
    return { ...(place && { place }), ...(pinyin && { pinyin }), ...(aliases && { aliases }), ...paper }
  })
  const ownNames = new Set(ownPapers.map(({ name }) => name))
  return { papers: [...merged, ...file.papers.filter(({ name }) => !ownNames.has(name))] }
}
