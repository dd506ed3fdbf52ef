const strictGb = new TextDecoder('gb18030', { fatal: true })

/**
 * Runs of what GBK bytes become when read as Latin-1. Byte pairs that happen to be valid UTF-8 come out of a
 * reader that tries UTF-8 first as one character of U+0100–U+07FF, so those belong to a run too.
 */
const LONG_RUN = /[\u0080-\u07ff]{6,}/g
/** Once a long run has proved what happened to the text, shorter ones have the same cause. */
const SHORT_RUN = /[\u0080-\u07ff]{2,}/g

const bytesOf = (run: string): Uint8Array => {
  const bytes: number[] = []
  for (let index = 0; index < run.length; index++) {
    const unit = run.charCodeAt(index)
    if (unit < 0x100) bytes.push(unit)
    else bytes.push(0xc0 | (unit >> 6), 0x80 | (unit & 0x3f))
  }
  return Uint8Array.from(bytes)
}

/** GB 2312's punctuation (rows 1 and 3) and its 3,755 characters of daily use (rows 16–55), in pairs. */
const isDailyUse = (bytes: Uint8Array): boolean => {
  for (let index = 0; index < bytes.length; index += 2) {
    const [lead = 0, trail = 0] = bytes.subarray(index, index + 2)
    const row = lead - 0xa0
    if (trail < 0xa1 || !(row === 1 || row === 3 || (row >= 16 && row <= 55))) return false
  }
  return true
}

/** Greek, Cyrillic or Hebrew words are runs as well, but few of their characters are below U+0100. */
const isMostlyLatin1 = (run: string): boolean => (run.match(/[\u0080-\u00ff]/g)?.length ?? 0) * 2 > run.length

const restored = (run: string): string => {
  if (!isMostlyLatin1(run)) return run
  const bytes = bytesOf(run)
  return isDailyUse(bytes) ? strictGb.decode(bytes) : run
}

/** Puts GBK text that was read as Latin-1 right, run by run, only where every pair of bytes is a character of daily use. */
export const undoMojibake = (text: string): string => {
  const righted = text.replace(LONG_RUN, restored)
  return righted === text ? text : righted.replace(SHORT_RUN, restored)
}
