import { readFileSync } from 'node:fs'
import { fold } from '../../issue/index.ts'
import type { Paper } from '../../papers/index.ts'
import type { Config } from '../invocation/config.ts'
import { dataFile } from '../sources/data-file.ts'

/** What a paper is completed by. */
type NamedPaper = Pick<Paper, 'name' | 'pinyin' | 'aliases'>

/** A paper, and the initials or pinyin that it was found by; none if by its name. */
interface CompletedPaper {
  readonly name: string
  readonly letters: string
}

const isNamed = (paper: unknown): paper is { readonly name: string } =>
  typeof paper === 'object' && paper !== null && 'name' in paper && typeof paper.name === 'string'

/**
 * The papers of the catalogue and the user's own, as far as they have names. The room of papers would take as long to load as
 * all else that a completion needs, and nobody waits for Tab.
 */
export const namedPapers = ({ papers: own = [] }: Config): readonly NamedPaper[] => {
  const file = dataFile('papers.json')
  const catalogue: { readonly papers: readonly Paper[] } = file
    ? JSON.parse(readFileSync(file, 'utf8'))
    : { papers: [] }
  return [...own.filter(isNamed).map(({ name }) => ({ name })), ...catalogue.papers]
}

/** Initials and pinyin. */
const lettersOf = ({ pinyin = '' }: NamedPaper): readonly string[] => {
  const syllables = pinyin.toLowerCase().split(' ').filter(Boolean)
  return syllables.length > 0 ? [syllables.map(([first]) => first).join(''), syllables.join('')] : []
}

/** The papers whose name, alias, initials or pinyin begin with a text; in simplified or traditional characters. */
export const papersBeginning = (papers: readonly NamedPaper[], text: string): readonly CompletedPaper[] => {
  const letters = text.toLowerCase()
  // Folding every name would take longer than everything else, and letters need none.
  const { text: folded } = fold(text)
  const begins = /^[a-z]*$/.test(letters)
    ? (name: string) => name.toLowerCase().startsWith(letters)
    : (name: string) => fold(name).text.startsWith(folded)
  return papers.flatMap((paper): readonly CompletedPaper[] => {
    const { name, aliases = [] } = paper
    if ([name, ...aliases].some(begins)) return [{ name, letters: '' }]
    const found = lettersOf(paper).find((word) => word.startsWith(letters))
    return found === undefined ? [] : [{ name, letters: found }]
  })
}
