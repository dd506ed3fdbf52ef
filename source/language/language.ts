export const LANGUAGES = ['zh', 'zh-TW', 'en'] as const

/** The languages that the program speaks. */
export type Language = (typeof LANGUAGES)[number]

type Environment = Readonly<Record<string, string | undefined>>

/** Locales that write traditional characters: `zh_TW.UTF-8`, `zh_HK`, `zh_Hant`. */
const TRADITIONAL = /^zh[-_](?:hant|tw|hk|mo)(?![a-z])/i

/**
 * The language to speak: the one asked for, else the locale's as POSIX ranks it (LC_ALL, LC_MESSAGES, LANG).
 * A locale that names no language (C, POSIX, none) gets Chinese: the papers are.
 */
export const languageOf = (asked: string | undefined, env: Environment): Language => {
  const known = LANGUAGES.find((language) => language === asked)
  if (known) return known
  const locale = env.LC_ALL || env.LC_MESSAGES || env.LANG || ''
  if (TRADITIONAL.test(locale)) return 'zh-TW'
  return locale === '' || /^(?:zh|C\b|POSIX\b)/i.test(locale) ? 'zh' : 'en'
}
