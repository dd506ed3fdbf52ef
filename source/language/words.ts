import { en } from './en/index.ts'
import type { Widen } from './entries/widen.ts'
import type { Language } from './language.ts'
import { zh } from './zh/index.ts'
import { zhTW } from './zh-tw/index.ts'

/** All texts of the program in one language. */
export type Words = Widen<typeof zh>

const TABLES: Readonly<Record<Language, Words>> = { zh, 'zh-TW': zhTW, en }

export const wordsFor = (language: Language): Words => TABLES[language]
