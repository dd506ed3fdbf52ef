import type { TerminalOutput } from './terminal-output.ts'

/**
 * What the next frame waits for. `idle`: no frame is due. `scheduled`: a microtask. `draining`: a slow line; meanwhile frames
 * are skipped. `resizing`: a frame of the new size, which Ink draws in this turn of the event loop.
 */
type Wait = 'idle' | 'scheduled' | 'draining' | 'resizing'

/** Decides when a frame is painted. */
export class FrameScheduler {
  readonly #output: TerminalOutput
  readonly #paint: () => void
  #wait: Wait = 'idle'

  /** @param paint paints the newest frame if `ready` allows it */
  constructor(output: TerminalOutput, paint: () => void) {
    this.#output = output
    this.#paint = paint
  }

  /** Paints in a microtask, or when the present wait is over. */
  schedule(): void {
    if (this.#wait !== 'idle') return
    this.#wait = 'scheduled'
    queueMicrotask(() => {
      if (this.#wait === 'scheduled') this.#resume()
    })
  }

  /** Whether a frame can be painted now. If not, it is painted when the wait is over. */
  ready(): boolean {
    if (this.#wait === 'draining' || this.#wait === 'resizing') return false
    this.#wait = 'idle'
    if (!this.#output.writableNeedDrain) return true
    this.#wait = 'draining'
    this.#output.on('drain', this.#drained)
    return false
  }

  /** Waits for a frame of the new size: the old one has another width. */
  resized(): void {
    if (this.#wait === 'draining' || this.#wait === 'resizing') return
    this.#wait = 'resizing'
    setImmediate(() => this.#resume())
  }

  close(): void {
    this.#output.off('drain', this.#drained)
  }

  readonly #drained = (): void => {
    this.#output.off('drain', this.#drained)
    this.#resume()
  }

  #resume(): void {
    this.#wait = 'idle'
    this.#paint()
  }
}
