/** A byte that a text lost when it was read in a wrong encoding; what stands for it is U+FFFD or a question mark. */
export const UNKNOWN = -1

const isTail = (byte: number): boolean => byte === UNKNOWN || (byte >= 0x80 && byte < 0xc0)

/** The bytes of a character of UTF-8, by its first byte; 0 if none begins so. */
const sizeOf = (lead: number): number =>
  lead < 0xc2 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 0

export interface GappedText {
  readonly text: string
  /** Characters that are whole, that lack only bytes that are unknown, and that are none. ASCII counts as none of them. */
  readonly whole: number
  readonly gapped: number
  readonly broken: number
}

const strict = new TextDecoder('utf-8', { fatal: true })

const characterOf = (bytes: readonly number[]): string | undefined => {
  try {
    return bytes.includes(UNKNOWN) ? undefined : strict.decode(Uint8Array.from(bytes))
  } catch {
    return undefined
  }
}

/** What some converters write for a byte that they do not know. */
const QUESTION = 0x3f

/**
 * Decodes UTF-8 of which some bytes are unknown or missing: a character without all of its bytes is one U+FFFD. A question mark that
 * stands where a character lacks a byte is that byte.
 */
export const decodeGapped = (bytes: readonly number[]): GappedText => {
  const pieces: string[] = []
  let [whole, gapped, broken] = [0, 0, 0]
  for (let at = 0; at < bytes.length; ) {
    const lead = bytes[at] ?? 0
    if (lead >= 0 && lead < 0x80) {
      pieces.push(String.fromCharCode(lead))
      at++
      continue
    }
    const size = sizeOf(lead)
    let end = at + 1
    // What begins without a first byte goes up to the next one.
    while (end < bytes.length && (size === 0 || end < at + size) && isTail(bytes[end] ?? 0)) end++
    const isQuestion = size > 0 && end < at + size && bytes[end] === QUESTION
    if (isQuestion) end++
    const own = bytes.slice(at, end)
    const character = own.length === size ? characterOf(own) : undefined
    if (character !== undefined) whole++
    else if (isQuestion || (size > 0 && own.includes(UNKNOWN))) gapped++
    else broken++
    pieces.push(character ?? '\ufffd')
    at = end
  }
  return { text: pieces.join(''), whole, gapped, broken }
}
