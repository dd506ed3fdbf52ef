import { wordsFor } from '../../../language/index.ts'
import { line, type Row, rowCells, STRONG, shift } from '../../../makeup/index.ts'
import { cellWidth, setParagraph } from '../../../typeset/index.ts'
import { ACTIONS, type Action, bindingOf, keyName, type Scope, worksOn } from '../../keys/key-table.ts'
import { keysFor } from '../../keys/keymap.ts'
import { type ListScreen, listView } from '../../parts/list-screen.ts'
import type { View } from '../../parts/view.ts'
import { scopeOfScreen } from '../../state/scope.ts'
import type { HelpScreen, State } from '../../state/state.ts'

/** The screen that the help was opened on. */
const scopeBelow = (state: State): Scope => {
  const screen = state.screens.findLast(({ kind }) => kind !== 'help')
  return screen ? scopeOfScreen(state, screen) : 'contents'
}

/** The actions of that screen, then those of the others; without those that are not available. */
const actionsFor = (state: State): readonly Action[] => {
  const scope = scopeBelow(state)
  const available = state.secure ? ACTIONS.filter((action) => !bindingOf(action).secured) : ACTIONS
  return [
    ...available.filter((action) => worksOn(action, scope)),
    ...available.filter((action) => !worksOn(action, scope)),
  ]
}

const namesOf = (action: Action, state: State): string =>
  keysFor(state.keymap, action, scopeBelow(state))
    .map((key) => keyName(key, state.settings.language))
    .join('  ')

/** Width of the key column in cells; at least half the width remains for the descriptions. */
const columnOf = (state: State, width: number): number => {
  const widest = Math.max(
    ...ACTIONS.map((action) => cellWidth(namesOf(action, state), state.settings.ambiguous)),
  )
  return Math.min(widest, Math.floor(width / 2) - 2)
}

/** Keys and description side by side, each wrapped in its column; in a narrow window one below the other. */
const actionRows = (state: State, action: Action, scope: Scope, width: number): Row[] => {
  const { ambiguous, level, language } = state.settings
  const words = wordsFor(language)
  const { on = [] } = bindingOf(action)
  const places = worksOn(action, scope) ? '' : `  ${on.map((where) => words.on[where]).join(' ')}`
  const set = (text: string, cells: number): readonly string[] =>
    setParagraph(text, { width: Math.max(2, cells), ambiguous, level }).map((row) => row.text)
  const narrow = width < 40
  const column = narrow ? width : columnOf(state, width)
  const indent = narrow ? 2 : column + 2
  const keys = set(namesOf(action, state), column)
  const description = set(words.actions[action] + places, width - indent).map((text) =>
    shift(line(text), indent),
  )
  const rows: Row[] = keys.map((text) => line(text, STRONG))
  if (narrow) return [...rows, ...description]
  return Array.from({ length: Math.max(rows.length, description.length) }, (_, index) => {
    const [key = [], text = []] = [rows[index], description[index]]
    if (key.length === 0 || text.length === 0) return key.length === 0 ? text : key
    return [...key, { text: ' '.repeat(indent - rowCells(key, ambiguous)) }, ...text.slice(1)]
  })
}

/** The actions as a list: those of the screen below, by section; then the others. */
export const helpList = (state: State, { selected, top }: HelpScreen): ListScreen => {
  const words = wordsFor(state.settings.language)
  const scope = scopeBelow(state)
  const actions = actionsFor(state)
  const titleOf = (index: number): string => {
    const action = actions[index]
    if (!action) return ''
    return worksOn(action, scope) ? words.groups[bindingOf(action).group] : words.otherKeys
  }
  return {
    title: `${words.help} ${words.on[scope]}`,
    note: '',
    count: actions.length,
    selected: Math.min(selected, actions.length - 1),
    top,
    idOf: (index) => actions[index] ?? '',
    rowsOf: (index, width) => {
      const action = actions[index]
      return action ? actionRows(state, action, scope, width) : []
    },
    titleOf: (index) => (index === 0 || titleOf(index) !== titleOf(index - 1) ? titleOf(index) : undefined),
    tight: true,
    empty: '',
    actions: ['down', 'open', 'back'],
  }
}

/** The action of the selected line. */
export const chosenAction = (state: State, screen: HelpScreen): Action => {
  const { selected } = helpList(state, screen)
  return actionsFor(state)[selected] ?? 'help'
}

export const helpView = (state: State, screen: HelpScreen): View => listView(state, helpList(state, screen))
