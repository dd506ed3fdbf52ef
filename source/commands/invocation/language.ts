import type { Language } from '../../language/index.ts'

/**
 * The language of the screens: `--lang`, else the locale as POSIX ranks it (LC_ALL, LC_MESSAGES, LANG).
 * A locale that names no language (C, POSIX, none) gets Chinese: the papers are.
 */
export const languageOf = (flag: string | undefined, env: NodeJS.ProcessEnv): Language => {
  const wanted = flag || env.LC_ALL || env.LC_MESSAGES || env.LANG || ''
  return wanted === '' || /^(?:zh|C\b|POSIX\b)/i.test(wanted) ? 'zh' : 'en'
}
