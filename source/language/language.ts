export const LANGUAGES = ['zh', 'zh-TW', 'en'] as const

/** The languages of the program. */
export type Language = (typeof LANGUAGES)[number]

type Environment = Readonly<Record<string, string | undefined>>

/** Locales with traditional characters: `zh_TW.UTF-8`, `zh_HK`, `zh_Hant`. */
const TRADITIONAL = /^zh[-_](?:hant|tw|hk|mo)(?![a-z])/i

/**
 * The language to use: the requested one, else the locale's in POSIX order (LC_ALL, LC_MESSAGES, LANG).
 * A locale without a language (C, POSIX, none) means Chinese, the language of the papers.
 */
export const languageOf = (asked: string | undefined, env: Environment): Language => {
  const known = LANGUAGES.find((language) => language === asked)
  if (known) return known
  const locale = env.LC_ALL || env.LC_MESSAGES || env.LANG || ''
  if (TRADITIONAL.test(locale)) return 'zh-TW'
  return locale === '' || /^(?:zh|C\b|POSIX\b)/i.test(locale) ? 'zh' : 'en'
}
