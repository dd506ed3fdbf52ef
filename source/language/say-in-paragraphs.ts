import { oneLine } from './one-line.ts'
import { isToCopy } from './say-within.ts'
import { type Saying, say } from './saying.ts'
import type { Words } from './words.ts'

/** A part of a message that has lines of its own, safe to print. */
export interface MessagePart {
  readonly text: string
  /** Whether it is to be copied, character by character. */
  readonly verbatim?: true
}

/** A saying as paragraphs: what it lists, each by itself, and what is to be copied apart from the words that lead to it. */
export const sayInParagraphs = (words: Words, saying: Saying): readonly MessagePart[] => {
  const [id, ...parameters] = saying
  if (id === 'each')
    return parameters.flatMap((part): readonly MessagePart[] =>
      typeof part === 'string' ? [{ text: oneLine(part) }] : sayInParagraphs(words, part as Saying),
    )
  const copied = parameters.at(-1)
  if (!isToCopy(saying) || typeof copied !== 'string') return [{ text: oneLine(say(words, saying)) }]
  const lead = say(words, [id, ...parameters.slice(0, -1), ''] as unknown as Saying)
  return [{ text: oneLine(lead).trim() }, { text: oneLine(copied), verbatim: true }]
}
