import type { Range } from '../../../issue/index.ts'
import {
  type PrintedText,
  printedTextFrom,
  type SafeParts,
  safePartsFrom,
} from '../../source/printed-text.ts'
import { type Sanitised, sanitise } from '../../source/sanitise.ts'

/**
 * The text of an edition, written line by line as its pages are read. It becomes `Issue.source.text`, into which all
 * ranges point. It is made safe when it is finished, and can be read only after that.
 */
export class Transcript {
  readonly #lines: string[] = []
  #length = 0

  write(line: string): Range {
    const start = this.#length
    this.#lines.push(line)
    this.#length += line.length + 1
    return [start, start + line.length]
  }

  finish(): FinishedText {
    // Each line ends in a line feed, also the last.
    return new FinishedText(sanitise([...this.#lines, ''].join('\n')))
  }
}

/** Makes words that are in no transcript (a page's name, a picture's address) safe to show. */
export const safeWords = (words: string): string => {
  const { text, unsafe } = sanitise(words)
  return unsafe.length === 0 ? text : new FinishedText({ text, unsafe, notes: [] }).read([0, text.length])
}

/** The finished transcript. `read` and `lines` return only text that is safe to show. */
export class FinishedText {
  readonly text: string
  readonly notes: Sanitised['notes']
  readonly safe: SafeParts
  readonly #printed: PrintedText

  constructor({ text, unsafe, notes }: Omit<Sanitised, 'tabs'>) {
    this.text = text
    this.notes = notes
    this.safe = safePartsFrom(unsafe)
    this.#printed = printedTextFrom(text, this.safe)
  }

  read(range: Range): string {
    return this.#printed(range).trim()
  }

  lines(ranges: readonly Range[]): string[] {
    return ranges.map((range) => this.read(range)).filter((line) => line !== '')
  }
}
