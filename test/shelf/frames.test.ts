import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compress, compressWithoutZstd, decompress, TooLarge } from '../../source/shelf/issues/zstd.ts'

const MOST = 1 << 20

describe.each([
  ['as this Node writes it', compress],
  ['as a Node without zstd writes it', compressWithoutZstd],
])('a frame, %s,', (_, write) => {
  it('is read as it was written', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(decompress(write(text), MOST).toString()).toBe(text)
      }),
    )
  })

  it('is not unpacked beyond the limit, however small it is', () => {
    const frame = write(' '.repeat(MOST + 1))
    expect(frame.length).toBeLessThan(2000)
    expect(() => decompress(frame, MOST)).toThrow(TooLarge)
    expect(decompress(frame, MOST + 1).length).toBe(MOST + 1)
  })

  it('is never read as another text if a bit of its content is flipped', () => {
    const text = '江水涨了半米，沿江各县加固堤防。'.repeat(9)
    const frame = write(text)
    // The header of gzip holds a time and a system, which are no content.
    for (let index = 10; index < frame.length; index++) {
      const damaged = Buffer.from(frame)
      damaged[index] = (damaged[index] ?? 0) ^ 1
      let read: string | undefined
      try {
        read = decompress(damaged, MOST).toString()
      } catch {
        read = undefined
      }
      expect(read === undefined || read === text).toBe(true)
    }
  })
})
