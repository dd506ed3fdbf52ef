import { describe, expect, it } from 'vitest'
import { ProgressBoard } from '../../source/commands/fetching/progress-line.ts'
import { outputTo } from '../../source/commands/invocation/output.ts'
import { wordsFor } from '../../source/language/index.ts'

/** The line that a terminal is sent for a page that was fetched, with this much time left (ms). */
const lineWith = (msLeft: number): string => {
  let written = ''
  const stream = {
    isTTY: true,
    columns: 80,
    write: (text: string) => {
      written += text
      return true
    },
  } as NodeJS.WriteStream
  const count = { done: 3, of: 12, bytes: 2_500_000, msLeft }
  new ProgressBoard(
    outputTo(() => stream),
    wordsFor('en'),
  )
    .line('')
    .show({ kind: 'page', url: 'http://a.example/1', label: '要闻', count })
  return written
}

describe('the progress of a fetch', () => {
  it.each([
    [1, '1 s left'],
    [89_000, '89 s left'],
    [90_000, '2 min left'],
    [600_000, '10 min left'],
  ])('with %i ms left says %s', (ms, left) => {
    expect(lineWith(ms)).toContain(`, ${left}  要闻`)
  })

  it('says how much is done', () => {
    expect(lineWith(1000)).toMatch(/3.*12.*2\.5 MB/)
  })
})
