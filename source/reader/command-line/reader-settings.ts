import { LANGUAGES } from '../../language/index.ts'
import { isShownAsPage } from '../state/scope.ts'
import { type State, type Step, screenOf, step, withMessage } from '../state/state.ts'

/** A setting that can be changed while reading. */
interface ReaderSetting {
  readonly values: readonly string[]
  readonly get: (state: State) => string
  readonly set: (state: State, value: string) => State
}

type Settings = State['settings']

/** A field of the settings; each value is written as on the command line of the program. */
const field = <Name extends keyof Settings>(
  name: Name,
  values: Readonly<Record<string, Settings[Name]>>,
): ReaderSetting => ({
  values: Object.keys(values),
  get: ({ settings }) => Object.keys(values).find((key) => values[key] === settings[name]) ?? '',
  set: (state, value) => ({ ...state, settings: { ...state.settings, [name]: values[value] } }),
})

const onOrOff = (name: 'justify' | 'hang'): ReaderSetting => field(name, { on: true, off: false })

const contents: ReaderSetting = {
  values: ['page', 'list'],
  get: (state) => (isShownAsPage(state, screenOf(state)) ? 'page' : (state.contentsAs ?? 'list')),
  set: (state, value) => ({ ...state, contentsAs: value === 'page' ? 'page' : 'list' }),
}

const SETTINGS: ReadonlyMap<string, ReaderSetting> = new Map(
  Object.entries({
    columns: field('columns', { 1: 1, 2: 2, 3: 3, 4: 4 }),
    justify: onOrOff('justify'),
    hang: onOrOff('hang'),
    'line-break': field('level', { basic: 'basic', gb: 'gb', strict: 'strict' }),
    lang: field('language', Object.fromEntries(LANGUAGES.map((language) => [language, language]))),
    ambiguous: field('ambiguous', { 1: 1, 2: 2 }),
    contents,
  }),
)

export const SETTING_NAMES = [...SETTINGS.keys()]

export const valuesOf = (name: string): readonly string[] => SETTINGS.get(name)?.values ?? []

const shown = (state: State, name: string): string => `${name} ${SETTINGS.get(name)?.get(state) ?? ''}`

/** `:set`, `:set NAME`, `:set NAME VALUE`; `:set page` and `:set list` for `contents`. */
export const changeSetting = (state: State, words: readonly string[]): Step => {
  const [first = '', given = ''] = words
  const [name, value] = given === '' && contents.values.includes(first) ? ['contents', first] : [first, given]
  if (name === '')
    return step(
      withMessage(state, ['settingsAre', SETTING_NAMES.map((each) => shown(state, each)).join(' · ')]),
    )
  const setting = SETTINGS.get(name)
  if (!setting) return step(withMessage(state, ['noSetting', name, SETTING_NAMES.join(' ')]))
  if (value === '') return step(withMessage(state, ['settingsAre', shown(state, name)]))
  const match = setting.values.find((each) => each.toLowerCase() === value.toLowerCase())
  if (match === undefined) return step(withMessage(state, ['settingTakes', name, setting.values.join(' ')]))
  const changed = setting.set(state, match)
  const said = withMessage(changed, ['settingsAre', shown(changed, name)])
  return setting === contents && changed.contentsAs
    ? step(said, { kind: 'choose', choice: { name: 'contentsAs', value: changed.contentsAs } })
    : step(said)
}
