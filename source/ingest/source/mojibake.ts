import { undoGbkMojibake } from './gbk-mojibake.ts'
import { undoUtf8Mojibake } from './utf8-mojibake.ts'

const gb = new TextDecoder('gb18030')

/** Runs of the characters that GBK bytes become when read as Latin-1. */
const LONG_RUN = /[\u0080-\u07ff]{6,}/g
/** The same for shorter runs, which count only after a long one has proved the cause. */
const SHORT_RUN = /[\u0080-\u07ff]{2,}/g

/** The bytes that a code unit may have been: one, or two that are valid UTF-8. */
const bytesOf = (unit: number): number[][] => {
  const pair = [0xc0 | (unit >> 6), 0x80 | (unit & 0x3f)]
  return unit < 0x100 ? [[unit], pair] : [pair]
}

/** How doubtful a pair of bytes is as a GB 2312 character: 0 for rows 1, 3 and 16–55 (daily use), 1 for 56–87. */
const doubt = (lead: number, trail: number): number => {
  const row = lead - 0xa0
  if (trail < 0xa1 || trail === 0xff) return Number.POSITIVE_INFINITY
  if (row === 1 || row === 3 || (row >= 16 && row <= 55)) return 0
  return row >= 56 && row <= 87 ? 1 : Number.POSITIVE_INFINITY
}

/** The same if every pair is known to be a character: other rows, and characters of GBK only, are possible too. */
const pairDoubt = (lead: number, trail: number): number => {
  if (lead < 0x81 || lead === 0xff || trail < 0x80 || trail === 0xff) return Number.POSITIVE_INFINITY
  return Math.min(2, doubt(lead, trail))
}

/** At most one doubt is allowed in this many code units. */
const UNITS_PER_DOUBT = 8
/** The same once the text has proved the cause: a name of three characters may have a rare one. */
const UNITS_PER_DOUBT_PROVED = 2
/** Repaired long runs that prove the cause, and the longest run in code units that then has the lower limit. */
const PROOF_RUNS = 8
const SHORT_RUN_LENGTH = 12
/** The longest run, in code units. A run of Chinese ends at the next space, digit or line end. */
const MAX_RUN = 2000

/** The bytes of a run that was read as Latin-1 throughout, if they are Chinese. */
const latin1Bytes = (run: string, factor: number): number[] | undefined => {
  if (run.length % 2 === 1) return undefined
  const bytes: number[] = []
  let total = 0
  for (let at = 0; at < run.length; at += 2) {
    const [lead, trail] = [run.charCodeAt(at), run.charCodeAt(at + 1)]
    if (lead > 0xff || trail > 0xff) return undefined
    total += pairDoubt(lead, trail)
    bytes.push(lead, trail)
    if (total * factor > run.length) return undefined
  }
  return bytes
}

/** A partial reading of a run: a linked list of the bytes chosen for each code unit. */
interface Reading {
  readonly doubt: number
  readonly bytes: readonly number[]
  readonly previous: Reading | undefined
  readonly last: number
  /** Whether the last byte is a lead byte without its trail byte. */
  readonly open: boolean
}

/** The doubt that two bytes which are valid UTF-8 were read one by one: it decides between equal readings. */
const SPLIT_PAIR_DOUBT = 0.01
const isUtf8Pair = (lead: number, trail: number): boolean =>
  lead >= 0xc2 && lead <= 0xdf && trail >= 0x80 && trail <= 0xbf

const extended = (reading: Reading, bytes: readonly number[]): Reading => {
  let { doubt: total, last, open } = reading
  // Below U+0100 one byte is likelier than two.
  if (bytes.length > 1 && (bytes[0] ?? 0) < 0xc4) total += 1
  if (isUtf8Pair(last, bytes[0] ?? 0)) total += SPLIT_PAIR_DOUBT
  for (const byte of bytes) {
    if (open) total += doubt(last, byte)
    open = !open
    last = byte
  }
  return { doubt: total, bytes, previous: reading, last, open }
}

/**
 * The least doubtful bytes of a run that was read as UTF-8 where that was valid and as Latin-1 elsewhere. Of all
 * readings that end in the same byte only the best is kept.
 */
const mixedBytes = (run: string): number[] | undefined => {
  let readings: Reading[] = [{ doubt: 0, bytes: [], previous: undefined, last: 0, open: false }]
  for (let at = 0; at < run.length && readings.length > 0; at++) {
    const best = new Map<number, Reading>()
    for (const reading of readings)
      for (const bytes of bytesOf(run.charCodeAt(at))) {
        const next = extended(reading, bytes)
        const key = next.last * 2 + Number(next.open)
        if (
          next.doubt * UNITS_PER_DOUBT <= run.length &&
          next.doubt < (best.get(key)?.doubt ?? Number.POSITIVE_INFINITY)
        )
          best.set(key, next)
      }
    readings = [...best.values()]
  }
  const complete = readings.filter(({ open }) => !open).sort((a, b) => a.doubt - b.doubt)
  const parts: (readonly number[])[] = []
  for (let at = complete[0]; at; at = at.previous) parts.push(at.bytes)
  return complete[0] && parts.reverse().flat()
}

/** Greek, Cyrillic or Hebrew words are runs as well, but few of their characters are below U+0100. */
const isMostlyLatin1 = (run: string): boolean => (run.match(/[\u0080-\u00ff]/g)?.length ?? 0) * 2 > run.length

const repairedRun = (run: string, certain = UNITS_PER_DOUBT): string => {
  if (run.length > MAX_RUN || !isMostlyLatin1(run)) return run
  const bytes = latin1Bytes(run, certain) ?? mixedBytes(run)
  return bytes === undefined ? run : gb.decode(Uint8Array.from(bytes))
}

/**
 * Repairs text that was once read in a wrong encoding, run by run: UTF-8 read as Latin-1, Windows-1252 or GBK, and GBK read as Latin-1 if
 * its bytes are Chinese characters in daily use.
 */
export const undoMojibake = (source: string): string => {
  const text = undoUtf8Mojibake(undoGbkMojibake(source))
  let repairedRuns = 0
  const repaired = text.replace(LONG_RUN, (run) => {
    const fixed = repairedRun(run)
    if (fixed !== run) repairedRuns++
    return fixed
  })
  if (repairedRuns === 0) return text
  return repaired.replace(SHORT_RUN, (run) =>
    repairedRun(
      run,
      repairedRuns >= PROOF_RUNS && run.length <= SHORT_RUN_LENGTH ? UNITS_PER_DOUBT_PROVED : UNITS_PER_DOUBT,
    ),
  )
}
