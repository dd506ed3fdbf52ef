import { oneLine, say, type Words } from '../../language/index.ts'
import type { Progress, ProgressCount } from '../../papers/index.ts'
import type { Output } from '../invocation/output.ts'

const sizeText = (count: number): string =>
  count < 1e6 ? `${Math.round(count / 1e3)} kB` : `${(count / 1e6).toFixed(1)} MB`

const timeLeft = (ms: number | undefined, words: Words): string => {
  if (ms === undefined) return ''
  const seconds = Math.ceil(ms / 1000)
  return seconds < 90 ? words.secondsLeft(seconds) : words.minutesLeft(Math.round(seconds / 60))
}

const countText = ({ done, of, bytes, msLeft }: ProgressCount, words: Words): string =>
  words.progress(done, of, sizeText(bytes)) + timeLeft(msLeft, words)

export interface ProgressLine {
  show(progress: Progress): void
  clear(): void
}

/**
 * Shows the progress of fetches in one line that is overwritten; shows nothing if the output is no terminal. Of several papers
 * that are fetched at once, each has its part of the line.
 */
export class ProgressBoard {
  readonly #stream: Pick<Output, 'overwrite' | 'columns'>
  readonly #words: Words
  readonly #parts = new Map<string, string>()

  constructor(stream: Pick<Output, 'overwrite' | 'columns'>, words: Words) {
    this.#stream = stream
    this.#words = words
  }

  /** @param label what stands before the progress: the paper, where there are several */
  line(label: string): ProgressLine {
    return {
      show: (progress) => {
        const text = this.#textOf(progress, label === '')
        if (text === undefined) return
        this.#parts.set(label, `${label === '' ? '' : `${label} `}${text}`)
        this.#draw()
      },
      clear: () => {
        this.#parts.delete(label)
        this.#stream.overwrite('')
      },
    }
  }

  #textOf(progress: Progress, isAlone: boolean): string | undefined {
    if (progress.kind === 'page' || progress.kind === 'article') {
      const label = isAlone ? `  ${shortened(progress.label, this.#stream.columns)}` : ''
      return `${countText(progress.count, this.#words)}${label}`
    }
    if (progress.kind === 'wait')
      return oneLine(this.#words.waiting(Math.ceil(progress.ms / 1000), say(this.#words, progress.why)))
    return undefined
  }

  #draw(): void {
    this.#stream.overwrite([...this.#parts.values()].join('  |  '))
  }
}

/** Cuts a label to half the line at most, counting two cells a character. */
const shortened = (label: string, columns = 80): string =>
  [...oneLine(label)].slice(0, Math.floor(columns / 4)).join('')
