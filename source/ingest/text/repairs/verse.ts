import { isPersonName, peopleOf } from '../../forms/index.ts'
import { isEntry, isNumbered } from '../lines/entries.ts'
import type { SourceLine } from '../lines/source-line.ts'

/** The poems of a text; their lines are kept as printed. */
export interface Verse {
  readonly lines: ReadonlySet<SourceLine>
  /** Lines of a name alone under a poem's title. */
  readonly authors: ReadonlySet<SourceLine>
}

/** The longest line, in characters, of a poem, of a poem whose every line ends in a mark, and of a title. */
const MAX_LINE = 24
const MAX_MARKED_LINE = 16
const MAX_TITLE = 16
/** The fewest lines of a poem under a title and an author, and of one recognised only by marks at every line end. */
const MIN_LINES = 3
const MIN_MARKED_LINES = 4

const MARK_END = /[，。；！？、]$/
const LABEL = /^[【■□○◎◇●▲△▼]/

/** Whom to call, or an item of a list with its number: as short as verse. */
const isListed = (text: string): boolean => isEntry(text) || (isNumbered(text) && MARK_END.test(text))

/** The longest line of verse with a pause in it, in characters, unless both parts are as long: a longer one is a sentence of prose. */
const MAX_BROKEN_LINE = 12
export const isProseSentence = (text: string): boolean => {
  if (text.length <= MAX_BROKEN_LINE || !/[，：].*[。！？”]$/.test(text)) return false
  const [first = '', ...others] = text.split(/[，；：。！？”]+/).filter((part) => part !== '')
  return others.some((part) => part.length !== first.length)
}

const isShort = ({ kind, text, mark }: SourceLine): boolean =>
  mark?.kind !== 'heading' &&
  mark?.kind !== 'list' &&
  (kind === 'title' || kind === 'prose') &&
  text.length <= MAX_LINE &&
  !LABEL.test(text) &&
  !isListed(text) &&
  !isProseSentence(text) &&
  !text.slice(0, -1).includes('。')

/** A name alone or with a mark, without a role: `○ 李萌`, `李萌`. */
const isAuthor = ({ kind, text }: SourceLine): boolean =>
  kind === 'byline' ? peopleOf(text).length === 0 : kind === 'title' && isPersonName(text)

const opensPoem = (lines: readonly SourceLine[], index: number): boolean => {
  const [above, title, author] = [lines[index - 1], lines[index], lines[index + 1]]
  if (title?.kind !== 'title' || title.text.length > MAX_TITLE || !author || !isAuthor(author)) return false
  // A title is nearer to its author than to the line above it.
  const gap = author.row - title.row
  const below = lines[index + 2]
  const isTitle = below !== undefined && isAuthor(below) && below.row - author.row < gap
  return gap <= 2 && !isTitle && (above === undefined || title.row - above.row >= gap)
}

/** Where the short lines under an author end, not counting the headings of the next text. */
const endOfPoem = (lines: readonly SourceLine[], from: number): number => {
  let end = from
  while (end < lines.length && isShort(lines[end] as SourceLine) && !opensPoem(lines, end)) end++
  const next = lines[end]
  if (next === undefined || opensPoem(lines, end) || LABEL.test(next.text)) return end
  // A report or a paragraph has its headings right above it.
  let heading = end - 1
  while (heading > from && (lines[heading]?.row ?? 0) === (lines[heading - 1]?.row ?? 0) + 1) heading--
  return heading
}

const isParted = (above: SourceLine | undefined, below: SourceLine | undefined): boolean =>
  above === undefined || below === undefined || below.row > above.row + 1

/** Whether empty rows separate lines from all others except their title and author. */
const areSeparate = (lines: readonly SourceLine[], from: number, to: number): boolean =>
  isParted(lines[to - 1], lines[to]) &&
  (isParted(lines[from - 1], lines[from]) ||
    lines[from - 1]?.kind === 'byline' ||
    isParted(lines[from - 2], lines[from - 1]))

/** Runs of short lines that each end in a mark; a wrapped line ends in one only by chance. */
const markedStretches = (lines: readonly SourceLine[]): SourceLine[][] => {
  const stretches: SourceLine[][] = []
  const fits = (line: SourceLine | undefined): boolean =>
    line !== undefined && isShort(line) && line.text.length <= MAX_MARKED_LINE && MARK_END.test(line.text)
  for (let from = 0; from < lines.length; from++) {
    let to = from
    while (fits(lines[to])) to++
    if (to - from >= MIN_MARKED_LINES && areSeparate(lines, from, to)) stretches.push(lines.slice(from, to))
    from = to
  }
  return stretches
}

/** The share of a prose text's short lines that are full and break off without a mark. */
const WRAPPED_SHARE = 0.4

/**
 * Finds the poems of a text: under a title and its author's name, or by lines that all end in marks.
 * @param wraps the lines that are full and go on on the next: a poem has few that lack a mark
 */
export const findVerse = (lines: readonly SourceLine[], wraps: ReadonlySet<SourceLine>): Verse => {
  const isProse = (own: readonly SourceLine[]): boolean =>
    own.filter((line) => wraps.has(line) && !MARK_END.test(line.text)).length > own.length * WRAPPED_SHARE
  // Of prose of which each line is a block, lines end in marks by chance, but some of them begin paragraphs.
  const isIndentedProse = (own: readonly SourceLine[]): boolean =>
    own.some((line, index) => wraps.has(line) && line.indent > (own[index + 1]?.indent ?? line.indent))
  const verse = new Set(
    markedStretches(lines)
      .filter((own) => !isIndentedProse(own))
      .flat(),
  )
  const authors = new Set<SourceLine>()
  let poems = 0
  for (let index = 0; index < lines.length; index++) {
    if (!opensPoem(lines, index)) continue
    const author = lines[index + 1] as SourceLine
    const end = endOfPoem(lines, index + 2)
    // On a page of poems one may be shorter.
    if (end - index - 2 < (poems > 0 ? 1 : MIN_LINES) || isProse(lines.slice(index + 2, end))) continue
    poems++
    for (const line of lines.slice(index + 2, end)) verse.add(line)
    if (author.kind === 'title') authors.add(author)
    index = end - 1
  }
  return { lines: verse, authors }
}
