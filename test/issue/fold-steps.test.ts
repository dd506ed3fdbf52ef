import { expect, it } from 'vitest'
import { fold, foldSteps } from '../../source/issue/index.ts'

/** A text of at least that many code units. */
const repeated = (part: string, length: number): string => part.repeat(Math.ceil(length / part.length))

const inSteps = (text: string) => {
  const steps = foldSteps(text)
  for (let count = 0; ; count += 1) {
    const { done, value } = steps.next()
    if (done) return { count, folded: value }
  }
}

const bytesOf = (offsets: Uint32Array | undefined): string | undefined =>
  offsets && Buffer.from(offsets.buffer).toString('latin1')

it.each([
  ['Han', '街坊讀報，'],
  ['marks that compose', 'e\u0301 a\u0308か\u3099'],
  ['characters that a search ignores', '报\u00ad栏\ufe0f'],
  ['surrogate pairs', '𠮷👍'],
  ['letters alone', 'Ａb'],
])('folds a long text in steps as at once: %s', (_, part) => {
  const text = repeated(part, 120_000)
  const { count, folded } = inSteps(text)
  const whole = fold(text)
  expect(count).toBeGreaterThan(1)
  expect(folded.text === whole.text).toBe(true)
  expect(bytesOf(folded.printed?.starts)).toEqual(bytesOf(whole.printed?.starts))
  expect(bytesOf(folded.printed?.ends)).toEqual(bytesOf(whole.printed?.ends))
})
