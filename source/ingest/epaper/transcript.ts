import type { Range } from '../../issue/index.ts'
import { type Sanitised, sanitise } from '../sanitise.ts'

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
  readonly #unsafe: readonly Range[]

  constructor({ text, unsafe, notes }: Sanitised) {
    this.text = text
    this.notes = notes
    this.#unsafe = unsafe
  }

  /** The parts of a range that are safe. */
  safe([start, end]: Range): Range[] {
    const parts: Range[] = []
    let from = start
    for (let at = this.#after(start); at < this.#unsafe.length; at++) {
      const [open, close] = this.#unsafe[at] ?? [end, end]
      if (open >= end) break
      if (open > from) parts.push([from, Math.min(open, end)])
      from = Math.max(from, close)
    }
    if (from < end) parts.push([from, end])
    return parts
  }

  read(range: Range): string {
    return this.safe(range)
      .map(([start, end]) => this.text.slice(start, end))
      .join('')
      .trim()
  }

  lines(ranges: readonly Range[]): string[] {
    return ranges.map((range) => this.read(range)).filter((line) => line !== '')
  }

  /** Index of the first unsafe run that ends after a place. */
  #after(place: number): number {
    let [low, high] = [0, this.#unsafe.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((this.#unsafe[middle]?.[1] ?? 0) > place) high = middle
      else low = middle + 1
    }
    return low
  }
}
