import { oneLine, say, type Words } from '../../language/index.ts'
import type { Progress, ProgressCount } from '../../papers/index.ts'
import type { Output } from '../invocation/output.ts'
import { statusLine } from '../invocation/status-line.ts'

const sizeText = (count: number): string =>
  count < 1e6 ? `${Math.round(count / 1e3)} kB` : `${(count / 1e6).toFixed(1)} MB`

const timeLeft = (ms: number | undefined, words: Words): string => {
  if (ms === undefined) return ''
  const seconds = Math.ceil(ms / 1000)
  return seconds < 90 ? words.secondsLeft(seconds) : words.minutesLeft(Math.round(seconds / 60))
}

const countText = ({ done, of, bytes, msLeft }: ProgressCount, words: Words): string =>
  words.progress(done, of, sizeText(bytes)) + timeLeft(msLeft, words)

/** Shows the progress of a fetch in one line that is overwritten; shows nothing if stderr is no terminal. */
export const progressLine = (stream: Pick<Output, 'overwrite' | 'columns'>, words: Words) => {
  const { show: write, clear } = statusLine(stream)
  return {
    clear,
    show: (progress: Progress): void => {
      if (progress.kind === 'page' || progress.kind === 'article')
        write(`${countText(progress.count, words)}  ${shortened(progress.label, stream.columns)}`)
      else if (progress.kind === 'wait')
        write(oneLine(words.waiting(Math.ceil(progress.ms / 1000), say(words, progress.why))))
    },
  }
}

/** Cuts a label to half the line at most, counting two cells a character. */
const shortened = (label: string, columns = 80): string =>
  [...oneLine(label)].slice(0, Math.floor(columns / 4)).join('')
