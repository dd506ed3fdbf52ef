import type { Article } from './issue.ts'

/** Code units of an article's text that serve as its title. */
const OPENING_LENGTH = 80

const isBlank = (text: string): boolean => text.trim() === ''

/** What a list of articles calls one: the lines of its headline with a space between them, else how its text begins, else its first caption. */
export const articleTitle = ({ headline, body, images }: Article): string => {
  const lines = headline.map((text) => text.trim()).filter((text) => text !== '')
  if (lines.length > 0) return lines.join(' ')
  const opening = body
    .find(({ text }) => !isBlank(text))
    ?.text.trim()
    .slice(0, OPENING_LENGTH)
  return opening ?? images?.find(({ caption = '' }) => !isBlank(caption))?.caption ?? ''
}
