const HAN = String.raw`[0-9\u3400-\u9fff\u3001-\u303f\uff00-\uffef“”‘’—…]`
const SPACED_PAIR = new RegExp(`${HAN} (?=${HAN})`, 'g')
const PAIR = new RegExp(`${HAN} ?(?=${HAN})`, 'g')
/** A line is spaced out where so many of its neighbours stand apart; titles of two or three characters always may. */
const SHARE = 0.8
const SHORTEST = 8

const closedUp = (line: string): string => {
  const pairs = line.match(PAIR)?.length ?? 0
  const spaced = line.match(SPACED_PAIR)?.length ?? 0
  if (pairs < SHORTEST || spaced < pairs * SHARE) return line
  return line.replace(new RegExp(`(${HAN}) (?=${HAN})`, 'g'), '$1').replace(/ {2,}/g, ' ')
}

/** Closes up lines that a recogniser spaced out: `因 地 制 宜`. Only spaces go. */
export const closeUp = (text: string): string =>
  text.search(SPACED_PAIR) >= 0 ? text.split('\n').map(closedUp).join('\n') : text
