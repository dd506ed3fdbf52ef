import type { MessagePort } from 'node:worker_threads'
import type { IndexRequest } from './protocol.ts'

/** The requests that arrived on a port and are not yet taken. */
export class Inbox {
  readonly #requests: IndexRequest[] = []
  #wake = (): void => {}

  constructor(port: MessagePort) {
    port.on('message', (request: IndexRequest) => {
      this.#requests.push(request)
      this.#wake()
    })
  }

  take(): IndexRequest | undefined {
    return this.#requests.shift()
  }

  /** Resolves when there is a request, or after `timeout` ms. */
  async waitForRequest(timeout?: number): Promise<void> {
    if (this.#requests.length > 0) return
    await new Promise<void>((resolve) => {
      const timer = timeout === undefined ? undefined : setTimeout(resolve, timeout)
      this.#wake = () => {
        clearTimeout(timer)
        resolve()
      }
    })
  }

  get isEmpty(): boolean {
    return this.#requests.length === 0
  }
}
