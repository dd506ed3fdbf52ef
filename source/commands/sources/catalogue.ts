import { readFile } from 'node:fs/promises'
import type { Saying } from '../../language/index.ts'
import {
  type Catalogue,
  type Choice,
  choosePaper,
  loadPapers,
  type Paper,
  UnreadablePapers,
} from '../../papers/index.ts'
import { CONFIG_FILE, type Config } from '../invocation/config.ts'
import type { Context } from '../invocation/context.ts'
import { Failure, Misuse } from '../invocation/failure.ts'
import { dataFile } from './data-file.ts'

/** @throws {UnreadablePapers} */
const readPapers = async ({ papers }: Config): Promise<Catalogue> => {
  const file = dataFile('papers.json')
  if (!file) throw new Failure(['catalogueMissing'])
  return loadPapers(await readFile(file, 'utf8'), papers)
}

/** What is wrong with the papers of a configuration. */
export const faultsOfPapers = async (config: Config): Promise<readonly Saying[]> => {
  try {
    await readPapers(config)
    return []
  } catch (error) {
    if (error instanceof UnreadablePapers) return error.faults
    throw error
  }
}

/** All papers, with the user's own. @throws {Failure} naming what is wrong with the user's list */
export const readCatalogue = async ({ config }: Context): Promise<Catalogue> => {
  try {
    return await readPapers(config)
  } catch (error) {
    if (error instanceof UnreadablePapers) throw new Failure(['at', CONFIG_FILE, error.saying])
    throw error
  }
}

/** @throws {Failure} if the words name no paper, or several; a {Misuse} if they are only a part of a name */
export const paperOf = (catalogue: Catalogue, words: string): Paper => {
  const choice: Choice = choosePaper(catalogue, words)
  const names = (papers: readonly Paper[]): string[] => papers.map(({ name }) => name)
  switch (choice.kind) {
    case 'one':
      return choice.paper
    case 'several':
      throw new Failure(['severalPapers', words, ...names(choice.papers.slice(0, 8))])
    case 'part':
      throw new Misuse(['partOfName', words, ...names(choice.papers.slice(0, 8))])
    case 'none':
      throw new Failure(
        choice.alike.length > 0 ? ['didYouMean', words, ...names(choice.alike)] : ['noSuchPaper', words],
      )
  }
}
