import { oneLine } from './one-line.ts'
import { type Saying, say } from './saying.ts'
import type { Words } from './words.ts'

/** Code units of each quoted text that are tried, until the whole fits. */
const QUOTED = [200, 120, 60, 30, 15] as const

/** Code units of a text to be copied: two addresses and all else that an entry of the configuration may have. */
const COPIED = 600

/**
 * What these quote is to be copied, the last of it character by character: it is not counted, and not cut unless it is longer
 * than any that makes sense.
 */
const TO_COPY: ReadonlySet<string> = new Set<Saying[0]>(['correct', 'correctAfter', 'correctListed'])

export const isToCopy = ([id]: Saying): boolean => TO_COPY.has(id)

/** A text with its middle cut out if it has more than `most` code units. */
export const cutMiddle = (text: string, most: number): string => {
  if (text.length <= most) return text
  const head = text.slice(0, Math.ceil((most - 1) / 2)).replace(/[\ud800-\udbff]$/, '')
  const tail = text.slice(text.length - Math.floor((most - 1) / 2)).replace(/^[\udc00-\udfff]/, '')
  return `${head}…${tail}`
}

type Parameters = readonly unknown[]

/** The longest that a parameter may be, whatever the room: the names before what is to be copied are long only if they are wrong. */
const longestOf = (id: unknown, index: number, count: number): number | undefined => {
  if (!TO_COPY.has(String(id))) return undefined
  return index === count - 1 ? COPIED : QUOTED[0]
}

const shortened = ([id, ...parameters]: Parameters, most: number): Parameters => [
  id,
  ...parameters.map((part, index) => {
    if (typeof part === 'string') return cutMiddle(part, longestOf(id, index, parameters.length) ?? most)
    return Array.isArray(part) ? shortened(part, most) : part
  }),
]

/** Code units of the texts that are to be copied. */
const uncounted = ([id, ...parameters]: Parameters): number =>
  parameters.reduce((sum: number, part, index) => {
    if (Array.isArray(part)) return sum + uncounted(part)
    const longest = longestOf(id, index, parameters.length) ?? 0
    return typeof part === 'string' ? sum + Math.min(part.length, longest) : sum
  }, 0)

/**
 * A saying on one line of at most `most` code units, safe to print. What it quotes is cut in the middle, and only then the
 * line itself, so that the advice at its end stays.
 */
export const sayWithin = (words: Words, saying: Saying, most: number): string => {
  const limit = most + uncounted(saying)
  let line = ''
  for (const quoted of QUOTED) {
    line = oneLine(say(words, shortened(saying, quoted) as Saying))
    if (line.length <= limit) break
  }
  return cutMiddle(line, limit)
}
