import { visibleText } from '../../typeset/index.ts'

/** White space that Markdown would trim, fold or break at wherever it stands. A blank in a line it keeps. */
const ODD_SPACE = /[\t\n\v\f\r\u2028\u2029]/g

const entity = (character: string): string => `&#${character.charCodeAt(0)};`

/**
 * What CommonMark and GFM read as marks wherever it stands: escapes, code, emphasis, links, tags, tables, mathematics; `&`
 * before an entity; and what makes a link of an address that is only text.
 */
const MARKS = /[\\`*_[\]<>#|~$]|&(?=[#\w])|@(?=\w)|:(?=\/\/|[a-z])|(?<=www)\./gi

/** What begins a list, a rule, the underline of a heading or of a table's head. Other beginnings are in `MARKS`. */
const BEGINNING = /^(?:[-+=:]|\d+(?=[.)]))/

const escapeBeginning = (line: string): string =>
  line.replace(BEGINNING, (mark) => (/\d/.test(mark) ? `${mark}\\` : `\\${mark}`))

/** What can be seen of a text, and its white space. */
const visible = (text: string): string => text.replace(/[^\t\n\v\f\r\u2028\u2029]+/g, visibleText)

const entities = (space: string): string => Array.from(space, entity).join('')

/** A line without line feeds that separate: its ends, which would be trimmed, and what else is odd are entities. */
const escapeLine = (line: string): string => {
  const start = line.length - line.trimStart().length
  const end = Math.max(start, line.trimEnd().length)
  const inner = escapeBeginning(line.slice(start, end).replace(MARKS, '\\$&')).replace(ODD_SPACE, entity)
  return entities(line.slice(0, start)) + inner + entities(line.slice(end))
}

/**
 * A text on one line of Markdown, for a heading or a cell: rendered it is the text, with its line ends. White space at its
 * ends is written as entities too: it would be trimmed.
 */
export const inlineMarkdown = (text: string): string => escapeLine(visible(text))

/**
 * A text as a block of Markdown, its lines kept apart by hard breaks. An empty line would end the block: there the line ends
 * are entities.
 * @param prefix what the block's further lines begin with
 */
export const blockMarkdown = (text: string, prefix = ''): string =>
  visible(text)
    .split(/(?<=\S[^\S\n]*)\n(?=[^\S\n]*\S)/)
    .map(escapeLine)
    .join(`\\\n${prefix}`)
