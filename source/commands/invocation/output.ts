import { oneLine } from '../../language/index.ts'
import { hyperlink } from '../../terminal/index.ts'
import { RowText, replaceHidden, truncate, visibleText } from '../../typeset/index.ts'

/** A run of text to write; on a terminal in bold if `strong`, and as a link to an address. */
export interface OutputSpan {
  readonly text: string
  readonly strong?: boolean
  readonly link?: string | undefined
}

/**
 * Where a command writes. Whatever it writes, and wherever that came from, what arrives is visible text and line feeds: a
 * terminal is sent no sequence but those below.
 */
export interface Output {
  readonly isTTY: boolean
  /** The terminal's size in cells; undefined if it is none. */
  readonly columns: number | undefined
  readonly rows: number | undefined
  /** @param taken called when the stream has taken the text, however slow it is */
  write(text: string | readonly OutputSpan[], taken?: () => void): void
  /** Writes a value as JSON; what `write` would leave out is escaped, so that the value stays what it is. */
  writeJson(value: unknown, taken?: () => void): void
  /** Writes records for other programs, a line each, with a tab between their fields and none in them. */
  writeFields(records: readonly (readonly string[])[], taken?: () => void): void
  /** Overwrites the current line of a terminal; writes nothing elsewhere. The text is cut to one line. */
  overwrite(text: string): void
}

/** A value as JSON in which nothing is hidden, even where `JSON.stringify` would leave it as it is. */
export const safeJson = (value: unknown, indent?: number): string =>
  replaceHidden(JSON.stringify(value, null, indent), (hidden) =>
    hidden.replace(/[\s\S]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`),
  )

/** What a stream may be sent if it is a terminal. */
interface Sendable {
  readonly links?: boolean
  /** Whether it may be sent any sequence. Without, a line that would be overwritten is said once. */
  readonly sequences?: boolean
}

/** @param stream made on first use: it takes a millisecond */
export const outputTo = (
  stream: () => NodeJS.WriteStream,
  { links = false, sequences = true }: Sendable = {},
): Output => {
  let isSaid = false
  const visible = (text: string): string =>
    stream().isTTY ? text.split('\n').map(drawnLine).join('\n') : visibleText(text)
  return {
    get isTTY() {
      return stream().isTTY === true
    },
    get columns() {
      return stream().columns
    },
    get rows() {
      return stream().rows
    },
    write: (text, taken) => {
      const spans = typeof text === 'string' ? [{ text }] : text
      const encoded = spans.map(({ text, strong = false, link }: OutputSpan) => {
        const shown = visible(text)
        if (!stream().isTTY || !sequences) return shown
        const linked = link !== undefined && links ? hyperlink(shown, link) : shown
        return strong ? `\x1b[1m${linked}\x1b[0m` : linked
      })
      stream().write(encoded.join(''), () => taken?.())
    },
    writeJson: (value, taken) => {
      stream().write(`${safeJson(value, 2)}\n`, () => taken?.())
    },
    writeFields: (records, taken) => {
      const lines = records.map(
        (fields) => `${fields.map((field) => visibleText(oneLine(field))).join('\t')}\n`,
      )
      stream().write(lines.join(''), () => taken?.())
    },
    overwrite: (text) => {
      const { isTTY, columns = 80 } = stream()
      // The last column stays free: there the terminal would wrap, and the line could not be overwritten.
      if (isTTY && !sequences) {
        if (text !== '' && !isSaid) stream().write(`${visible(oneLine(text))}\n`)
        isSaid = text !== ''
      } else if (isTTY) stream().write(`\r\x1b[K${visible(truncate(oneLine(text), columns - 1, 2))}`)
    },
  }
}

const drawnLine = (line: string): string => new RowText().draw(line)
