/** The characters of Windows-1252 from 0x80 on; the five that it lacks stay what they are in Latin-1. */
const WINDOWS = new TextDecoder('windows-1252').decode(
  Uint8Array.from({ length: 32 }, (_, index) => 0x80 + index),
)
const BYTES: ReadonlyMap<string, number> = new Map(
  Array.from(WINDOWS, (character, index) => [character, 0x80 + index]),
)

/** Runs of what the bytes of UTF-8 become when they are read as Latin-1 or Windows-1252. */
const RUN = new RegExp(
  `[\\u0080-\\u00ff${[...BYTES.keys()].filter((one) => one > '\\u00ff').join('')}]{3,}`,
  'g',
)

const strict = new TextDecoder('utf-8', { fatal: true })

/** The text whose UTF-8 a run is; undefined if it is none, or none of East Asia. */
const decoded = (run: string): string | undefined => {
  try {
    const text = strict.decode(
      Uint8Array.from(run, (character) => BYTES.get(character) ?? character.charCodeAt(0)),
    )
    return /[\u2e80-\uffef]|[\ud840-\ud8bf]/.test(text) ? text : undefined
  } catch {
    return undefined
  }
}

/**
 * A run that a space or a lost byte cut in the middle of a character: the longest part of it that is UTF-8, with U+FFFD for the
 * bytes around it.
 */
const decodedInside = (run: string): string | undefined => {
  for (const start of [0, 1, 2])
    for (const end of [0, 1, 2]) {
      const text = start + end === 0 ? undefined : decoded(run.slice(start, run.length - end))
      if (text !== undefined) return `${start > 0 ? '\ufffd' : ''}${text}${end > 0 ? '\ufffd' : ''}`
    }
  return undefined
}

/** So many runs that are UTF-8 prove that the others are too. */
const PROOF_RUNS = 3

/**
 * Repairs UTF-8 that was read as Latin-1 or Windows-1252, run by run. The form of UTF-8 proves it: no other text has it by chance.
 */
export const undoUtf8Mojibake = (text: string): string => {
  let proofs = 0
  const repaired = text.replace(RUN, (run) => {
    const whole = decoded(run)
    if (whole !== undefined) proofs++
    return whole ?? run
  })
  return proofs < PROOF_RUNS ? repaired : repaired.replace(RUN, (run) => decodedInside(run) ?? run)
}
