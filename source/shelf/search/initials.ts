import type { pinyin } from 'pinyin-pro'

/** The pinyin initials of a folded text, unit for unit: `重庆增长5%` is `cqzz5%`. Characters without pinyin stay as they are. */
export type Initials = (text: string) => string

/** Loads the pinyin dictionary. That takes longer than all the rest of the shelf, and only indexing needs it. */
export const loadInitials = async (): Promise<Initials> => {
  const { pinyin } = await import('pinyin-pro')
  return (text) => initialsOf(pinyin, text)
}

const initialsOf = (read: typeof pinyin, text: string): string => {
  const letters = read(text, { pattern: 'first', toneType: 'none', type: 'array' })
  const characters = [...text]
  return characters
    .map((character, at) => {
      const letter = letters.length === characters.length ? (letters[at] ?? '') : ''
      return character.length === 1 && letter.length === 1 ? letter : character
    })
    .join('')
    .toLowerCase()
}
