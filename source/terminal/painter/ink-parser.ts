import type { Canvas } from './canvas.ts'

/** What Ink sends besides drawing, in order. */
export interface InkEvents {
  /** Ink enters or leaves the alternate screen. */
  alternate(on: boolean): void
  /** A frame is complete (end of synchronised output). */
  frameEnd(): void
  /** Anything else that is not drawing (modes, clipboard, queries), to be sent unchanged. */
  passThrough(sequence: string): void
}

const CSI = /\x1b\[([<=>?]?)([\d;:]*)([ -/]*)([@-~])/y
/** OSC ends with BEL or ST; in DCS and the like only ST ends, and a doubled ESC is content (tmux's passthrough). */
const STRING = /\x1b(?:\][^\x07\x1b\x9c]*(?:\x07|\x1b\\|\x9c)|[PX^_](?:\x1b\x1b|[^\x1b])*\x1b\\)/y
const UNFINISHED =
  /\x1b(?:\[[<=>?]?[\d;:]*[ -/]*|\][^\x07\x1b\x9c]*\x1b?|[PX^_](?:\x1b\x1b|[^\x1b])*\x1b?)?$/y
/** Text and styles only. */
const STYLED_LINE = /(?:[^\x00-\x1f\x7f]|\x1b\[[\d;]*m)+/y

/** DEC private modes. */
const CURSOR_SHOWN = '25'
const ALTERNATE_SCREEN = '1049'
const BRACKETED_PASTE = '2004'
const SYNCHRONISED_OUTPUT = '2026'

const matchAt = (pattern: RegExp, text: string, offset: number): RegExpExecArray | null => {
  pattern.lastIndex = offset
  return pattern.exec(text)
}

const isControl = (unit: number): boolean => unit < 0x20 || unit === 0x7f

/** Draws Ink's bytes on a canvas, and reports the sequences that do not draw. */
export class InkParser {
  readonly #canvas: Canvas
  readonly #events: InkEvents
  /** The beginning of a sequence whose end has not been written yet. */
  #unfinished = ''

  constructor(canvas: Canvas, events: InkEvents) {
    this.#canvas = canvas
    this.#events = events
  }

  write(data: string): void {
    const text = this.#unfinished + data
    this.#unfinished = ''
    let offset = 0
    while (offset < text.length) {
      const line = this.#cacheableLine(text, offset)
      const end = line === undefined ? this.#step(text, offset) : this.#drawLine(line, text, offset)
      if (end === undefined) {
        this.#unfinished = text.slice(offset)
        return
      }
      offset = end
    }
  }

  /** The whole line at an offset if it looks the same on any row. */
  #cacheableLine(text: string, offset: number): string | undefined {
    if (!this.#canvas.atBlankRow) return undefined
    const line = matchAt(STYLED_LINE, text, offset)?.[0]
    return line !== undefined && text.charCodeAt(offset + line.length) === 0x0a ? line : undefined
  }

  /** Draws a line and caches it; returns the offset of its end. */
  #drawLine(line: string, text: string, start: number): number {
    const end = start + line.length
    if (this.#canvas.drawCached(line)) return end
    for (let offset: number | undefined = start; offset !== undefined && offset < end; )
      offset = this.#step(text, offset)
    this.#canvas.cache(line)
    return end
  }

  /** Parses the text, control or sequence at an offset and returns its end; undefined if it is unfinished. */
  #step(text: string, offset: number): number | undefined {
    const unit = text.charCodeAt(offset)
    if (unit === 0x1b) return this.#escape(text, offset)
    if (unit === 0x0a) this.#canvas.lineFeed()
    else if (unit === 0x0d) this.#canvas.carriageReturn()
    let end = offset + 1
    if (isControl(unit)) return end
    while (end < text.length && !isControl(text.charCodeAt(end))) end++
    this.#canvas.write(text.slice(offset, end))
    return end
  }

  /** Parses the escape sequence at an offset and returns its end; undefined if it is unfinished. */
  #escape(text: string, offset: number): number | undefined {
    const csi = matchAt(CSI, text, offset)
    if (csi) {
      const [sequence, prefix = '', parameters = '', intermediate = '', final = ''] = csi
      if (intermediate !== '') this.#events.passThrough(sequence)
      else if (prefix === '?' && (final === 'h' || final === 'l'))
        this.#setMode(sequence, parameters, final === 'h')
      else if (prefix !== '' || !this.#control(parameters, final)) this.#events.passThrough(sequence)
      return offset + sequence.length
    }
    const string = matchAt(STRING, text, offset)?.[0]
    if (string === undefined && matchAt(UNFINISHED, text, offset)) return undefined
    const sequence = string ?? text.slice(offset, offset + 2)
    this.#events.passThrough(sequence)
    return offset + sequence.length
  }

  #setMode(sequence: string, mode: string, on: boolean): void {
    if (mode === ALTERNATE_SCREEN) this.#events.alternate(on)
    else if (mode === CURSOR_SHOWN) this.#canvas.showCursor(on)
    else if (mode === SYNCHRONISED_OUTPUT) {
      if (!on) this.#events.frameEnd()
    }
    // The painter sets bracketed paste together with the alternate screen, and ignores Ink's own changes.
    else if (mode !== BRACKETED_PASTE) this.#events.passThrough(sequence)
  }

  /** Runs a control sequence on the canvas; returns false if it does not draw. */
  #control(parameters: string, final: string): boolean {
    const canvas = this.#canvas
    if (final === 'm') {
      canvas.applyStyle(parameters)
      return true
    }
    const [first = 0, second = 0] = parameters.split(';').map(Number)
    const count = first || 1
    if (final === 'A') canvas.moveBy(-count, 0)
    else if (final === 'B') canvas.moveBy(count, 0)
    else if (final === 'C') canvas.moveBy(0, count)
    else if (final === 'D') canvas.moveBy(0, -count)
    else if (final === 'E') canvas.moveLines(count)
    else if (final === 'F') canvas.moveLines(-count)
    else if (final === 'G') canvas.moveToColumn(count - 1)
    else if (final === 'H' || final === 'f') canvas.moveTo(count - 1, (second || 1) - 1)
    else if (final === 'K') canvas.eraseLine(first)
    else if (final === 'J') canvas.eraseDisplay(first)
    else return false
    return true
  }
}
