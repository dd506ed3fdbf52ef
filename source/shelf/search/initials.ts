import type { pinyin } from 'pinyin-pro'

/** The pinyin initials of a folded text, unit for unit: `重庆增长5%` is `cqzz5%`. Characters without pinyin stay as they are. */
export type Initials = (text: string) => string

/** Loads the pinyin dictionary. Loading takes longer than opening the shelf, and only indexing needs it. */
export const loadInitials = async (): Promise<Initials> => {
  const { pinyin } = await import('pinyin-pro')
  return (text) => initialsOf(pinyin, text)
}

const initialsOf = (toPinyin: typeof pinyin, text: string): string => {
  const letters = toPinyin(text, { pattern: 'first', toneType: 'none', type: 'array' })
  const characters = [...text]
  return characters
    .map((character, index) => {
      const letter = letters.length === characters.length ? (letters[index] ?? '') : ''
      return character.length === 1 && letter.length === 1 ? letter : character
    })
    .join('')
    .toLowerCase()
}
