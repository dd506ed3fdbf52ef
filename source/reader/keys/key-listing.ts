import { type Language, wordsFor } from '../../language/index.ts'
import { ACTIONS, type Action, bindingOf, keyName, SCOPES, worksOn } from './key-table.ts'
import { BASE_KEYMAP, type Keymap, keysFor } from './keymap.ts'

/** An action, the names of its keys, what it does, and the screens where it does it. */
interface KeyLine {
  readonly action: Action
  readonly keys: readonly string[]
  readonly what: string
  readonly where: string
}

/** Every action with its keys, for documents and lists outside the reader. */
export const keyLines = (keymap: Keymap, language: Language): readonly KeyLine[] => {
  const { on: screenNames, actions, everywhere } = wordsFor(language)
  return ACTIONS.map((action) => {
    const scopes = SCOPES.filter((scope) => worksOn(action, scope))
    const keys = new Set(scopes.flatMap((scope) => keysFor(keymap, action, scope)))
    return {
      action,
      keys: [...keys].map((key) => keyName(key, language)),
      what: actions[action],
      where:
        bindingOf(action)
          .on?.map((scope) => screenNames[scope].toLowerCase())
          .join(', ') ?? everywhere,
    }
  })
}

/** The key table in Markdown, for the documents. */
export const keysMarkdown = (language: Language): string => {
  const head = wordsFor(language).keyColumns
  const rows = keyLines(BASE_KEYMAP, language).map(({ keys, what, where }) => [
    keys.map((key) => `\`${key.replace('|', '\\|')}\``).join(' '),
    what,
    where,
  ])
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}
