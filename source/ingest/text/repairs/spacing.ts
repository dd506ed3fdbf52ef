import type { Range } from '../../../issue/index.ts'

const HAN = String.raw`[0-9\u3400-\u9fff\u3001-\u303f\uff00-\uffef“”‘’—…]`
/** What a line may be spaced out with: some have two spaces between characters, or an ideographic one. */
const SPACE = String.raw`[ \u00a0\u3000]`
const SPACED_PAIR = new RegExp(`${HAN}${SPACE}{1,4}(?=${HAN})`, 'g')
const PAIR = new RegExp(`${HAN}${SPACE}{0,4}(?=${HAN})`, 'g')
/** A line is spaced out if at least this share of its adjacent Han pairs have a space between them. */
const SPACED_SHARE = 0.8
const MIN_LONG_PAIRS = 8
/** If most long lines of a page are spaced out, shorter ones are closed up too, from this many pairs on. */
const MIN_SHORT_PAIRS = 2
const MOST_LINES = 0.5
/** If nearly all long lines are, words of two characters are closed up too. */
const NEARLY_ALL_LINES = 0.9
/** The forms of a space of one width, from one to four. */
const WIDTHS = [1, 2, 3, 4].map((width) => ({
  found: new RegExp(`${HAN}${SPACE}{${width}}(?=${HAN})`),
  pair: new RegExp(`(${HAN})${SPACE}{${width}}(?=${HAN})`, 'g'),
  /** Between two characters that each stand alone, figures and Latin letters among them: `0 . 6 %`. */
  alone: new RegExp(`(?<=(?:^|\\s)\\S)${SPACE}{${width}}(?=\\S(?:\\s|$))`, 'g'),
}))
const WIDE_SPACE = new RegExp(`(?<=\\S)(${SPACE})${SPACE}+`, 'g')

/** Whether a line has enough spaces to be spaced out: a cheap test that few lines pass. */
const hasSpaces = (line: string): boolean => {
  let spaces = 0
  for (let index = 0; index < line.length; index++) {
    const code = line.charCodeAt(index)
    if (code === 0x20 || code === 0x3000 || code === 0xa0) spaces++
  }
  return spaces * 4 >= line.length
}

/** The same for any line of a text that is long enough to count, without a list of its lines. */
const hasSpacedLine = (text: string): boolean => {
  for (let from = 0; from < text.length; ) {
    const newline = text.indexOf('\n', from)
    const end = newline < 0 ? text.length : newline
    if (end - from > MIN_LONG_PAIRS && hasSpaces(text.slice(from, end))) return true
    from = end + 1
  }
  return false
}

/** Whether a line may be a row of figures instead: wide spaces, and no other character. */
const isFigures = (line: string): boolean => /\s{2}|\u3000/.test(line) && !/\p{Script=Han}/u.test(line)

const isSpacedOut = (line: string, shortest: number): boolean => {
  if (!hasSpaces(line) || isFigures(line)) return false
  const pairs = line.match(PAIR)?.length ?? 0
  return pairs >= shortest && (line.match(SPACED_PAIR)?.length ?? 0) >= pairs * SPACED_SHARE
}
/** Whether a line has pairs enough to count. It looks no further than those: a paragraph has hundreds. */
const isLong = (line: string): boolean => {
  PAIR.lastIndex = 0
  for (let pairs = 0; pairs < MIN_LONG_PAIRS; pairs++) if (!PAIR.test(line)) return false
  return true
}

/** A mark before a Han character, with the space that is often typed after half-width marks. */
const AFTER_MARK = /[,:;!?.)，：；！？。）] ?(?=\p{Script=Han})/gu
const SPACE_AFTER_MARK = /([,:;!?.)，：；！？。）]) (?=\p{Script=Han})/gu
const SPACE_BEFORE_MARK = /(\p{Script=Han}) (?=[(，。、；：！？])/gu
/** Marks needed to prove a habit. */
const MIN_MARKS = 10

/** Removes the space after each mark, and before it, if nearly every mark has one. */
const closeMarks = (text: string): string => {
  const spaced = text.match(SPACE_AFTER_MARK)?.length ?? 0
  if (spaced < MIN_MARKS || spaced < (text.match(AFTER_MARK)?.length ?? 0) * SPACED_SHARE) return text
  return text.replace(SPACE_AFTER_MARK, '$1').replace(SPACE_BEFORE_MARK, '$1')
}

/** Closes up a line. Its narrowest space is the one that spaces it out; a wider one stands for one between words. */
const closeLine = (line: string): string => {
  const width = WIDTHS.find(({ found }) => found.test(line))
  return width ? line.replace(width.alone, '').replace(width.pair, '$1').replace(WIDE_SPACE, '$1') : line
}

/** From this share of spaced pairs on a line is spaced out in part; a line of words, `体育 文化 教育`, may be too, but not all. */
const PART_SHARE = 0.25
const MIN_PART_LINES = 3
const ANY_PAIR = new RegExp(`${HAN} {0,2}(?=${HAN})`, 'g')
const ANY_SPACED_PAIR = new RegExp(`${HAN} {1,2}(?=${HAN})`, 'g')
/** A space of a page that is spaced out at random: not between two words, and not the first of two. */
const RANDOM_SPACE = /(?<=\S) (?! )(?![A-Za-z](?<=[A-Za-z] [A-Za-z]))(?=\S)|(?<=\S) (?= )/g

/** Whether nearly all long lines are spaced out in part: a reading that puts spaces anywhere. */
const isSpacedInPart = (long: readonly string[]): boolean => {
  if (long.length < MIN_PART_LINES) return false
  let others = 0
  for (const line of long) {
    const isInPart =
      (line.match(ANY_SPACED_PAIR)?.length ?? 0) >= (line.match(ANY_PAIR)?.length ?? 0) * PART_SHARE
    if (!isInPart) others++
    if (long.length - others < long.length * NEARLY_ALL_LINES) return false
  }
  return true
}

const closeLines = (text: string): string => {
  if (text.search(SPACED_PAIR) < 0 || !hasSpacedLine(text)) return text
  const lines = text.split('\n')
  const long = lines.filter(isLong)
  const spaced = long.filter((line) => isSpacedOut(line, MIN_LONG_PAIRS))
  if (spaced.length < long.length * MOST_LINES && isSpacedInPart(long))
    return lines.map((line) => line.replace(RANDOM_SPACE, '')).join('\n')
  const share = spaced.length / Math.max(1, long.length)
  const shortest = share >= NEARLY_ALL_LINES ? 1 : share >= MOST_LINES ? MIN_SHORT_PAIRS : MIN_LONG_PAIRS
  return lines.map((line) => (isSpacedOut(line, shortest) ? closeLine(line) : line)).join('\n')
}

/** Closes up lines that OCR spaced out, `因 地 制 宜`, and marks typed with a space. Removes only spaces. */
const closeUp = (text: string): string => closeMarks(closeLines(text))

/** The spaces that closing up a text takes out, in order. The text itself keeps them: offsets are those of the source. */
export const closedRanges = (text: string): Range[] => {
  const closed = closeUp(text)
  const ranges: Range[] = []
  for (let from = 0, kept = 0; closed.length - kept < text.length - from; from++, kept++) {
    const start = from
    while (from < text.length && text.charCodeAt(from) !== closed.charCodeAt(kept)) from++
    if (from > start) ranges.push([start, from])
  }
  return ranges
}
