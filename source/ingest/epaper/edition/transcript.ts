import type { Range } from '../../../issue/index.ts'
import { type Printed, printedFrom, type SafeParts, safePartsFrom } from '../../printed.ts'
import { type Sanitised, sanitise } from '../../sanitise.ts'

/**
 * The text of an edition, written down line by line while its pages are read: what `Issue.source.text` becomes and
 * all ranges point into. Only when it is finished is it made safe, and only then can it be read.
 */
export class Transcript {
  #text = ''

  write(line: string): Range {
    const start = this.#text.length
    this.#text += `${line}\n`
    return [start, start + line.length]
  }

  finish(): Copy {
    return new Copy(sanitise(this.#text))
  }
}

/** Words that stand in no transcript (a page's name, the address of a picture), without what must not reach a screen. */
export const plain = (words: string): string => {
  const { text, unsafe } = sanitise(words)
  return unsafe.length === 0 ? text : new Copy({ text, unsafe, notes: [] }).read([0, text.length])
}

/** The finished text. What it hands out holds no code unit that must not reach a screen. */
export class Copy {
  readonly text: string
  readonly notes: Sanitised['notes']
  readonly safe: SafeParts
  readonly #printed: Printed

  constructor({ text, unsafe, notes }: Sanitised) {
    this.text = text
    this.notes = notes
    this.safe = safePartsFrom(unsafe)
    this.#printed = printedFrom(text, this.safe)
  }

  read(range: Range): string {
    return this.#printed(range).trim()
  }

  lines(ranges: readonly Range[]): string[] {
    return ranges.map((range) => this.read(range)).filter((line) => line !== '')
  }
}
