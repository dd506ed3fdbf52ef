import { decodeGapped, UNKNOWN } from './gapped-utf8.ts'

/** The characters of Windows-1252 from 0x80 on; the five that it lacks stay what they are in Latin-1. */
const WINDOWS = new TextDecoder('windows-1252').decode(
  Uint8Array.from({ length: 32 }, (_, index) => 0x80 + index),
)
const BYTES: ReadonlyMap<string, number> = new Map([
  ...Array.from(WINDOWS, (character, index) => [character, 0x80 + index] as const),
  ['\ufffd', UNKNOWN] as const,
])
const HIGH = `\\u0080-\\u00ff${[...WINDOWS].filter((one) => one > '\u00ff').join('')}`

/** Runs of what the bytes of UTF-8 become when they are read as Latin-1 or Windows-1252. */
const RUN = new RegExp(`[${HIGH}]{3,}`, 'g')
/** The same with lost bytes, and with the first byte of a character at least. */
const GAPPED_RUN = new RegExp(`[${HIGH}\\ufffd]{2,}`, 'g')
const LEAD = /[\u00c2-\u00f4]/

const strict = new TextDecoder('utf-8', { fatal: true })

const bytesOf = (run: string): number[] =>
  Array.from(run, (character) => BYTES.get(character) ?? character.charCodeAt(0))

/** The text whose UTF-8 a run is; undefined if it is none. */
const decoded = (run: string): string | undefined => {
  try {
    return strict.decode(Uint8Array.from(bytesOf(run)))
  } catch {
    return undefined
  }
}

const IS_EASTERN = /[\u2e80-\uffef]|[\ud840-\ud8bf]/
/** How often a text may have been read in a wrong encoding. */
const MAX_TIMES = 3

/** The text of East Asia whose UTF-8 a run is, once or twice over; undefined if it is none. */
const easternIn = (run: string): string | undefined => {
  let text = decoded(run)
  for (let times = 1; text !== undefined && times < MAX_TIMES && !IS_EASTERN.test(text); times++)
    text = decoded(text)
  return text !== undefined && IS_EASTERN.test(text) ? text : undefined
}

/**
 * A run that a space or a lost byte cut in the middle of a character: each character without all of its bytes is U+FFFD. Dashes and
 * quotation marks, which may be right, have no first byte.
 */
const decodedInside = (run: string): string | undefined => {
  if (!LEAD.test(run)) return undefined
  const { text, whole, gapped } = decodeGapped(bytesOf(run))
  return whole + gapped > 0 ? text : undefined
}

/** So many runs that are UTF-8 prove that the others are too. */
const PROOF_RUNS = 3
/** The same of text of the West: the least runs, and their least share. */
const PROOF_WESTERN = 2
const SHARE_WESTERN = 0.8

/** Repairs accented letters, dashes and quotation marks of the West, if nearly all such runs are UTF-8. */
const undoWestern = (text: string): string => {
  const runs = (text.match(GAPPED_RUN) ?? []).filter((run) => LEAD.test(run))
  const proofs = runs.filter((run) => {
    const { whole, gapped, broken } = decodeGapped(bytesOf(run))
    return whole + gapped > 0 && broken === 0
  }).length
  if (proofs < PROOF_WESTERN || proofs < runs.length * SHARE_WESTERN) return text
  return text.replace(GAPPED_RUN, (run) => decodedInside(run) ?? run)
}

/**
 * Repairs UTF-8 that was read as Latin-1 or Windows-1252, run by run. The form of UTF-8 proves it: no other text has it by chance.
 */
export const undoUtf8Mojibake = (text: string): string => {
  if (!LEAD.test(text)) return text
  let proofs = 0
  const repaired = text.replace(RUN, (run) => {
    const whole = easternIn(run)
    if (whole !== undefined) proofs++
    return whole ?? run
  })
  if (proofs === 0) return undoWestern(text)
  return proofs < PROOF_RUNS ? repaired : repaired.replace(GAPPED_RUN, (run) => decodedInside(run) ?? run)
}
