import type { Row } from '../../../terminal/index.ts'
import { cellWidth } from '../../../typeset/index.ts'
import { ACTIONS, bindingOf, keyName } from '../../keys.ts'
import { BLANK, exactly, fitRow, line, QUIET, STRONG, shift } from '../../parts/compose.ts'
import { frameOf, pageOf } from '../../parts/frame.ts'
import { runningHead } from '../../parts/nameplate.ts'
import { footRow } from '../../parts/status.ts'
import type { Settings, Size } from '../../settings.ts'
import type { HelpScreen, State } from '../../state.ts'
import { wordsFor } from '../../words.ts'
import type { View } from '../view.ts'

/** All rows of the help, from the table of keys. */
const helpRows = (settings: Settings, size: Size): Row[] => {
  const { ambiguous, language } = settings
  const words = wordsFor(language)
  const { left, width } = pageOf(size)
  const entries = ACTIONS.map((action) => {
    const binding = bindingOf(action)
    const places = binding.on?.map((scope) => words.on[scope]).join(' ') ?? ''
    return {
      keys: binding.keys.map((key) => keyName(key, language)).join('  '),
      does: binding[language],
      places,
    }
  })
  const widest = Math.max(...entries.map(({ keys }) => cellWidth(keys, ambiguous)))
  const column = Math.min(widest, Math.floor(width / 2)) + 2
  return entries.map(({ keys, does, places }) => {
    const name = fitRow(line(keys, STRONG), column - 1, ambiguous)
    const used = name.reduce((sum, { text }) => sum + cellWidth(text, ambiguous), 0)
    const row: Row = [
      ...name,
      { text: ' '.repeat(Math.max(1, column - used)) },
      { text: does },
      ...(places === '' ? [] : [{ text: `  ${places}`, style: QUIET }]),
    ]
    return shift(fitRow(row, width, ambiguous), left)
  })
}

/** The last row that help can begin with. */
export const helpEnd = (state: State): number =>
  Math.max(0, helpRows(state.settings, state.size).length - frameOf(state.size).height)

/** The keys, all of them. */
export const helpView = (state: State, screen: HelpScreen): View => {
  const { settings, size, issue } = state
  const frame = frameOf(size)
  const top = Math.min(screen.top, helpEnd(state))
  const all = helpRows(settings, size)
  const count =
    all.length > frame.height ? `${top + 1}-${Math.min(all.length, top + frame.height)}/${all.length}` : ''
  const head = runningHead(
    { ...issue, datePublished: '' },
    [],
    wordsFor(settings.language).help,
    pageOf(size),
    settings,
  )
  return {
    rows: [
      ...exactly([head, BLANK], frame.head),
      ...exactly(all.slice(top), frame.height),
      ...exactly([], frame.foot - 1),
      footRow(state, ['back'], count).row,
    ],
  }
}
