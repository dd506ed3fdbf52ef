import type { Note } from '../../issue/index.ts'
import type { PathHints } from './path-hints.ts'

/** Says which facts about an issue its text lacks, so that they were taken from the path of its file. */
export const guessNote = ({ name, datePublished, page }: PathHints): readonly Note[] => {
  const facts = [
    ...(name === undefined ? [] : [['name', `the name ${name}`] as const]),
    ...(datePublished === undefined ? [] : [['datePublished', `the date ${datePublished}`] as const]),
    ...(page === undefined ? [] : [['printPage', `the page ${page}`] as const]),
  ]
  if (facts.length === 0) return []
  const message = `from the path of the file, not from its text: ${facts.map(([, fact]) => fact).join(', ')}`
  return [{ code: 'guess', at: [0, 0], fields: facts.map(([field]) => field), message }]
}
