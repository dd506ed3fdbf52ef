import { say, wordsFor } from '../../../language/index.ts'
import { fitRow, line, marksFor, paperText, QUIET, type Settings, STRONG } from '../../../makeup/index.ts'
import { type ListScreen, listView } from '../../parts/list-screen.ts'
import { fetchText } from '../../parts/status.ts'
import type { View } from '../../parts/view.ts'
import type { KnownPaper, ShelvedPaper } from '../../state/library.ts'
import type { CatalogueScreen, State } from '../../state/state.ts'

/** Where a paper appears, what of it is on the shelf, and why it cannot be fetched. */
const factsOf = (
  { place, why }: KnownPaper,
  shelved: ShelvedPaper | undefined,
  { language, ambiguous }: Settings,
): string => {
  const words = wordsFor(language)
  const held = shelved && shelved.days.length > 0 ? words.issues(shelved.days.length) : ''
  return [place ?? '', held, why ? say(words, why) : ''].filter(Boolean).join(marksFor(ambiguous).dot)
}

/** How many papers were found; before anything is typed, also by what they are found. */
const noteOf = ({ search, settings }: State, count: number): string => {
  const words = wordsFor(settings.language)
  const hint = search.query === '' ? words.catalogueHint : ''
  return [count > 0 ? words.paperCount(count) : '', hint]
    .filter(Boolean)
    .join(marksFor(settings.ambiguous).dot)
}

/** The papers that the typed words find, a row each: the name, and quiet after it where it appears. */
export const knownPaperList = (state: State, { selected, top }: CatalogueScreen): ListScreen => {
  const { settings, shelf } = state
  const words = wordsFor(settings.language)
  const { ambiguous } = settings
  const papers = shelf.known?.papers ?? []
  const shelved = new Map(shelf.papers?.map((paper) => [paper.name, paper]))
  return {
    title: words.catalogue,
    note: fetchText(state) || noteOf(state, papers.length),
    count: papers.length,
    selected: Math.min(selected, Math.max(0, papers.length - 1)),
    top,
    tight: true,
    idOf: (index) => papers[index]?.name ?? String(index),
    rowsOf: (index, width) => {
      const paper = papers[index]
      if (!paper) return []
      const facts = factsOf(paper, shelved.get(paper.name), settings)
      const row = [...line(paperText(paper.name, settings), STRONG), ...line(facts && `  ${facts}`, QUIET)]
      return [fitRow(row, width, ambiguous)]
    },
    empty: shelf.known ? words.noPaperFound : words.asking,
    actions: ['down', 'open', 'search', 'back', 'help'],
  }
}

export const catalogueView = (state: State, screen: CatalogueScreen): View =>
  listView(state, knownPaperList(state, screen))
