import type { Clock, HttpRequest, HttpResponse, Network } from '../fetch/dependencies.ts'

/** An answer of a host, whatever was made of it. */
export interface Answer {
  readonly url: string
  readonly status: number
  readonly bytes: Uint8Array
  /** From the request to the last byte. */
  readonly ms: number
}

/** A network that keeps the answers it got. */
export class RecordingNetwork implements Network {
  readonly #network: Network
  readonly #clock: Pick<Clock, 'elapsed'>
  readonly #answers: Answer[] = []

  constructor(network: Network, clock: Pick<Clock, 'elapsed'>) {
    this.#network = network
    this.#clock = clock
  }

  async get(request: HttpRequest): Promise<HttpResponse> {
    const start = this.#clock.elapsed()
    const response = await this.#network.get(request)
    const { status, bytes } = response
    this.#answers.push({ url: request.url, status, bytes, ms: this.#clock.elapsed() - start })
    return response
  }

  close(): void {
    this.#network.close()
  }

  /** Takes the answers since the last call. */
  taken(): readonly Answer[] {
    return this.#answers.splice(0)
  }
}
