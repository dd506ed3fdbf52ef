import type { Day, Issue, IssueKey, Place } from '../issue/index.ts'
import type { Saying } from '../language/index.ts'
import type { Settings, Size } from '../makeup/index.ts'
import type { Action, Scope } from './keys/key-table.ts'
import { firstKeyName, type Keymap } from './keys/keymap.ts'
import type { ContentsAs, Library, Traces } from './state/library.ts'
import { createState, type State, type Step, step, withMessage } from './state/state.ts'
import { openAtPlace } from './update.ts'

/** What a reader begins with. */
export interface FirstOptions {
  readonly issue: Issue
  readonly settings: Settings
  /** Default: the keys of the key table. */
  readonly keymap?: Keymap | undefined
  /** The place to begin at. Default: the contents. */
  readonly place?: Place | undefined
  /** What the reader remembers of this issue. */
  readonly traces?: Traces | undefined
  /** The shelf. Without it, the reader can only show this issue. */
  readonly library?: Library | undefined
  /** How the contents were chosen to be shown last. Default: as the window has room for. */
  readonly contentsAs?: ContentsAs | undefined
  /** This issue's key on the shelf. */
  readonly key?: IssueKey | undefined
  /** Said on the first screen. */
  readonly notice?: Saying | undefined
  /** Says on the first screen what this program is and where other papers are; on a screen with keys, also how to leave. */
  readonly welcomes?: boolean
  /** Begins on the shelf instead of the contents. */
  readonly onShelf?: boolean
  /** Whether nothing may be done but read: nothing fetched, nothing copied. */
  readonly secure?: boolean
  /** Today's date where the papers are printed. */
  readonly today: Day
}

const startingStep = (options: FirstOptions, size: Size): Step => {
  const { issue, settings, traces, key, today, library, place, onShelf, secure, contentsAs, keymap } = options
  const state = createState(issue, settings, size, {
    today,
    key,
    library: library && {
      fetches: library.fetch !== undefined && !secure,
      knowsPapers: library.knownPapers !== undefined,
    },
    secure,
    contentsAs,
    keymap,
    remembered: traces?.remembered,
  })
  if (onShelf && library)
    return step({ ...state, screens: [{ kind: 'shelf', selected: 0, top: 0 }] }, { kind: 'papers' })
  return place ? openAtPlace(state, place) : step(state)
}

/** A smaller window would show the welcome and no paper. */
const LEAST_WELCOME: Size = { columns: 40, rows: 12 }

const welcomeTo = ({ settings, keymap }: State): Saying => {
  const key = (action: Action, scope: Scope = 'contents'): string =>
    firstKeyName(keymap, action, scope, settings.language)
  return [
    'each',
    ['welcome'],
    ['welcomePapers', key('shelf'), key('catalogue', 'shelf')],
    ['welcomeKeys', key('quit'), key('help')],
  ]
}

/** The first state of a reader, and what is to be done with it. */
export const firstStep = (options: FirstOptions, size: Size): Step => {
  const first = startingStep(options, size)
  const hasRoom = size.columns >= LEAST_WELCOME.columns && size.rows >= LEAST_WELCOME.rows
  const notice = options.notice ?? (options.welcomes && hasRoom ? welcomeTo(first.state) : undefined)
  return notice ? { ...first, state: withMessage(first.state, notice) } : first
}
