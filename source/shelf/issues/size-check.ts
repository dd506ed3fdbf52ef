import { MIB, type SizeLimits } from '../../issue/index.ts'
import { Told } from '../../language/index.ts'

/** Thrown for what is larger than the limits. */
export class OverLimit extends Told {}

/**
 * The most values (objects, arrays and what is in them) of an issue's JSON. A parsed value takes up to 100 bytes and may
 * be written in three, so that the size alone bounds no memory.
 */
const MOST_VALUES = 8_000_000

const [COMMA, BRACKET, BRACE] = [0x2c, 0x5b, 0x7b]

/** At least as many as there are: the marks within texts count as well. */
const countValues = (json: Uint8Array): number => {
  let count = 0
  for (let index = 0; index < json.length; index += 1) {
    const byte = json[index]
    if (byte === COMMA || byte === BRACKET || byte === BRACE) count += 1
  }
  return count
}

/** @param bytes of an issue's JSON, infinite if they were not counted to the end @throws OverLimit */
export const checkUnpacked = (bytes: number, { maxUnpackedMB }: SizeLimits): void => {
  if (bytes <= maxUnpackedMB * MIB) return
  const size = Number.isFinite(bytes) ? String(Math.ceil(bytes / MIB)) : `> ${maxUnpackedMB}`
  throw new OverLimit(['unpackedTooLarge', size, maxUnpackedMB, 'maxUnpackedMB'])
}

/** Adds up the parts of an issue's JSON, and throws when they are more than the limits allow. */
export class SizeCheck {
  readonly #limits: SizeLimits
  #bytes = 0
  #values = 0

  constructor(limits: SizeLimits) {
    this.#limits = limits
  }

  /** In bytes, until the limit is reached. */
  get left(): number {
    return this.#limits.maxUnpackedMB * MIB - this.#bytes
  }

  /** @throws OverLimit */
  add(json: Uint8Array): void {
    this.#bytes += json.length
    checkUnpacked(this.#bytes, this.#limits)
    this.#values += countValues(json)
    if (this.#values > MOST_VALUES) throw new OverLimit(['tooManyValues', this.#values, MOST_VALUES])
  }
}
