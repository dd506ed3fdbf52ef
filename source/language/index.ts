export type { Language } from './language.ts'
export { type Words, wordsFor } from './words.ts'
