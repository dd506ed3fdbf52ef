import { wordsFor } from '../../language/index.ts'
import { makePage } from '../../makeup/index.ts'
import { type Action, worksOn } from '../keys/key-table.ts'
import { articleText } from '../screens/article/article-text.ts'
import { scopeOf } from '../state/scope.ts'
import { type State, screenOf } from '../state/state.ts'
import { meaningOf } from './line-meaning.ts'
import { spokenScreen } from './spoken-screen.ts'

/** What a line is for the reducer. */
type LineEvent =
  | { readonly kind: 'act'; readonly action: Action; readonly number: number | undefined }
  | { readonly kind: 'key'; readonly key: string; readonly text: string }
  | { readonly kind: 'paste'; readonly text: string }

type Events = readonly LineEvent[]

const act = (action: Action, number?: number | undefined): LineEvent => ({ kind: 'act', action, number })
const key = (name: string): LineEvent => ({ kind: 'key', key: name, text: '' })
const paste = (text: string): LineEvent => ({ kind: 'paste', text })

/** What opens the selected item, or the nth, on a screen; undefined where nothing is selected. */
const openingOn = (state: State): Action | undefined =>
  (['open', 'openBox', 'openDay'] as const).find((action) => worksOn(action, scopeOf(state)))

/** What an empty line does: it opens what is selected, goes on in a text, and from its end to the next article. */
const onward = (state: State): Action => {
  const opening = openingOn(state)
  if (opening) return opening
  const screen = screenOf(state)
  const text = screen.kind === 'article' ? articleText(state, screen) : undefined
  const isLast = text !== undefined && makePage(text.galley, text.cursor, text.frame).next === undefined
  return isLast ? 'nextArticle' : 'pageDown'
}

/** The answer to a question: an empty line takes what is proposed, “Esc” gives up. */
const answerTo = (line: string): Events => {
  const answer = line.trim()
  if (answer === '') return [key('enter')]
  return /^esc$/i.test(answer) ? [key('escape')] : [key('ctrl+u'), paste(answer), key('enter')]
}

/** What is done for a typed line; a text if it cannot be done, to be told. */
export const eventsFor = (line: string, state: State): Events | string => {
  const words = wordsFor(state.settings.language)
  if (state.question) return answerTo(line)
  const meaning = meaningOf(line, state)
  switch (meaning.kind) {
    case 'on':
      return [act(onward(state))]
    case 'number': {
      const opening = openingOn(state)
      if (!opening) return words.notHere
      const { count = Number.POSITIVE_INFINITY } = spokenScreen(state, state)
      return meaning.number > count ? words.noSuchNumber(meaning.number) : [act(opening, meaning.number)]
    }
    case 'act':
      return [act(meaning.action, meaning.number)]
    case 'search':
      return worksOn('search', scopeOf(state))
        ? [act('search'), key('ctrl+u'), paste(meaning.query), key('enter')]
        : words.notHere
    case 'command':
      return [act('command'), paste(meaning.text), key('enter')]
    case 'elsewhere':
      return words.notHere
    case 'unknown':
      return state.search.typing ? [key('ctrl+u'), paste(meaning.text)] : words.linearUnknown(meaning.text)
  }
}
