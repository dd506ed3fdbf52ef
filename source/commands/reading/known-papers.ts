import type { Catalogue, Paper } from '../../papers/index.ts'
import type { Fetchable, KnownPaper } from '../../reader/index.ts'
import type { Context } from '../invocation/context.ts'

/** Of a paper that is not in the catalogue, nothing can be fetched. */
const fetchableOf = (paper: Paper | undefined): Fetchable =>
  !paper || paper.how === 'closed' ? 'none' : paper.how === 'today' ? 'newest' : 'any'

/** The catalogue as the reader uses it, read at first use. */
export class KnownPapers {
  readonly #context: Context
  #catalogue: Promise<Catalogue> | undefined

  constructor(context: Context) {
    this.#context = context
  }

  catalogue(): Promise<Catalogue> {
    this.#catalogue ??= import('../sources/catalogue.ts').then(({ readCatalogue }) =>
      readCatalogue(this.#context),
    )
    return this.#catalogue
  }

  /** The papers that the words name, the best first; all, if there are none. */
  async find(words: string): Promise<readonly KnownPaper[]> {
    const [{ findPapers, whyClosed }, catalogue] = await Promise.all([
      import('../../papers/index.ts'),
      this.catalogue(),
    ])
    return findPapers(catalogue, words).map((paper) => ({
      name: paper.name,
      place: paper.place,
      why: whyClosed(paper),
    }))
  }

  /** Which issues of a paper can be fetched, by the first of its names that is known. None, if the catalogue is faulty: that is said when one is fetched. */
  async fetchable(): Promise<(...names: readonly string[]) => Fetchable> {
    const { papers } = await this.catalogue().catch(() => ({ papers: [] }))
    const byName = new Map(
      papers.flatMap((paper) => [paper.name, ...(paper.aliases ?? [])].map((name) => [name, paper])),
    )
    return (...names) => fetchableOf(names.map((name) => byName.get(name)).find(Boolean))
  }
}
