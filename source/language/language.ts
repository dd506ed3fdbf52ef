export const LANGUAGES = ['zh', 'zh-TW', 'en'] as const

/** The languages of the program. */
export type Language = (typeof LANGUAGES)[number]

type Environment = Readonly<Record<string, string | undefined>>

/** Locales of traditional characters: `zh_TW.UTF-8`, `zh_HK`, `zh_Hant`. */
const TRADITIONAL = /^zh[-_](?:hant|tw|hk|mo)(?![a-z])/i

/**
 * The requested language if there is such a one, otherwise that of the locale in POSIX order (LC_ALL, LC_MESSAGES, LANG).
 * A locale without a language (C, POSIX, none) means Chinese, the language of the papers.
 */
export const languageOf = (requested: string | undefined, env: Environment): Language => {
  const language = LANGUAGES.find((known) => known === requested)
  if (language) return language
  const locale = env.LC_ALL || env.LC_MESSAGES || env.LANG || ''
  if (TRADITIONAL.test(locale)) return 'zh-TW'
  return locale === '' || /^(?:zh|C\b|POSIX\b)/i.test(locale) ? 'zh' : 'en'
}
