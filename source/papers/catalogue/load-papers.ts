import type { Catalogue, Paper } from './paper-entry.ts'

interface CatalogueFile {
  readonly format: 'baolan-papers/1'
  readonly papers: readonly Paper[]
}

/**
 * All papers: those of `data/papers.json` (its text), and the user's own (the unchecked `papers` of the configuration). A
 * paper of the user replaces one of the same name, but keeps its place, pinyin and aliases unless it has its own.
 * Throws UnreadablePapers if the user's list is wrong.
 */
export const loadPapers = async (text: string, own?: unknown): Promise<Catalogue> => {
  const file: CatalogueFile = JSON.parse(text)
  if (own === undefined) return { papers: file.papers }
  const { readOwnPapers } = await import('./own-papers.ts')
  const mine = readOwnPapers(own)
  const shipped = new Map(file.papers.map((paper) => [paper.name, paper]))
  const merged = mine.map((paper): Paper => {
    const { place, pinyin, aliases } = shipped.get(paper.name) ?? {}
    return { ...(place && { place }), ...(pinyin && { pinyin }), ...(aliases && { aliases }), ...paper }
  })
  const taken = new Set(mine.map(({ name }) => name))
  return { papers: [...merged, ...file.papers.filter(({ name }) => !taken.has(name))] }
}
