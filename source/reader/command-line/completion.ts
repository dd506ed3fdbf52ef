import type { State } from '../state/state.ts'
import { firstWords } from './commands.ts'
import { SETTING_NAMES, valuesOf } from './reader-settings.ts'

/** What may stand in the place of the last word of a line. */
const wordsAfter = (before: readonly string[], state: State): readonly string[] => {
  const [command, name] = before
  if (command === undefined) return firstWords(state)
  if (command === 'set')
    return name === undefined ? [...SETTING_NAMES, 'page', 'list'] : before.length === 2 ? valuesOf(name) : []
  if (command === 'get' && before.length === 1) return state.shelf.papers?.map(({ paper }) => paper) ?? []
  return []
}

/** The lines that the beginning of one may become, in the order in which Tab goes through them. */
export const completionsOf = (line: string, state: State): readonly string[] => {
  const words = line.trimStart().split(/\s+/)
  const last = words.at(-1) ?? ''
  const before = words.slice(0, -1)
  return wordsAfter(before, state)
    .filter((word) => word.toLowerCase().startsWith(last.toLowerCase()) && word !== last)
    .map((word) => [...before, word].join(' '))
}
