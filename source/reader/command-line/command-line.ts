import { acceptedLine, editedLine, isErased } from '../parts/typed-line.ts'
import { type State, type Step, step, type TypedCommand } from '../state/state.ts'
import { type Perform, performLine } from './commands.ts'
import { completionsOf } from './completion.ts'

/** Lines that are kept of a run. */
const LONGEST_HISTORY = 100

/** Opens the line. What is on the shelf is asked for: Tab completes its days. */
export const openCommandLine = (state: State): Step => {
  const opened: State = { ...state, question: { for: 'command', text: '' } }
  return state.library && !state.shelf.papers ? step(opened, { kind: 'papers' }) : step(opened)
}

const closed = (state: State): State => ({ ...state, question: undefined })

/** The next or the previous completion of what was typed before the first Tab. */
const complete = (state: State, line: TypedCommand, by: 1 | -1): TypedCommand => {
  const stem = line.completing?.stem ?? line.text
  const lines = completionsOf(stem, state)
  const of = lines.length
  const from = line.completing?.index ?? (by > 0 ? -1 : of)
  const index = (from + by + of) % of
  const text = lines[index]
  return text === undefined ? line : { ...line, text, completing: { stem, index, of } }
}

/** An earlier line, or a later one; after the last, what was typed. */
const recall = (state: State, { text, recalled }: TypedCommand, by: 1 | -1): TypedCommand => {
  const lines = state.commandHistory
  const draft = recalled?.draft ?? text
  const index = Math.max(0, (recalled?.index ?? lines.length) + by)
  const line = lines[index]
  return line === undefined
    ? { for: 'command', text: draft }
    : { for: 'command', text: line, recalled: { index, draft } }
}

/** What is typed or pasted into the line. */
export const typeCommand = (state: State, line: TypedCommand, key: string, text: string): State => {
  if (isErased(line.text, key)) return closed(state)
  return { ...state, question: { for: 'command', text: editedLine(line.text, key, text, acceptedLine) } }
}

/** A key while the line is open. */
export const pressInCommandLine = (
  state: State,
  line: TypedCommand,
  { key, text }: { readonly key: string; readonly text: string },
  perform: Perform,
): Step => {
  switch (key) {
    case 'escape':
      return step(closed(state))
    case 'tab':
    case 'shift+tab':
      return step({ ...state, question: complete(state, line, key === 'tab' ? 1 : -1) })
    case 'up':
    case 'down':
    case 'ctrl+p':
    case 'ctrl+n':
      return step({ ...state, question: recall(state, line, key === 'up' || key === 'ctrl+p' ? -1 : 1) })
    case 'enter': {
      const typed = line.text.trim()
      const others = state.commandHistory.filter((each) => each !== typed)
      const commandHistory = typed === '' ? others : [...others, typed].slice(-LONGEST_HISTORY)
      return performLine({ ...closed(state), message: undefined, commandHistory }, typed, perform)
    }
    default:
      return step(typeCommand(state, line, key, text))
  }
}
