/** Whether text is drawn on a light or a dark background. */
export type Ground = 'light' | 'dark'

/** A colour as terminals report it (XParseColor): one to four hexadecimal digits for each of red, green and blue. */
const COLOUR = /rgba?:([\da-f]{1,4})\/([\da-f]{1,4})\/([\da-f]{1,4})/i

/** The share of each primary in the luma (Rec. 709). */
const LUMA = [0.2126, 0.7152, 0.0722] as const

/** The ground of a background colour, `rgb:fbfb/fafa/f6f6`, by its luma; undefined if it is no colour. */
export const groundOfColour = (colour: string): Ground | undefined => {
  const match = COLOUR.exec(colour)
  if (!match) return undefined
  const luma = match
    .slice(1)
    .reduce(
      (sum, hex, index) => sum + (Number.parseInt(hex, 16) / (16 ** hex.length - 1)) * (LUMA[index] ?? 0),
      0,
    )
  return luma > 0.5 ? 'light' : 'dark'
}

/**
 * The ground that COLORFGBG names, `15;0` or `0;default;15`: its last part is the background's number in the palette. A hint,
 * since other terminals inherit it. Of the sixteen colours grey (7) and the bright ones but grey (8) are light.
 */
export const groundHint = (env: Readonly<Record<string, string | undefined>>): Ground | undefined => {
  const [number] = /(?<=^\d+;(?:.*;)?)\d+$/.exec(env.COLORFGBG ?? '') ?? []
  if (number === undefined || Number(number) > 15) return undefined
  return Number(number) === 7 || Number(number) > 8 ? 'light' : 'dark'
}
