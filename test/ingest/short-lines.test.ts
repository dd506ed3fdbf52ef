import { describe, expect, it } from 'vitest'
import { readIssues } from '../../source/ingest/index.ts'

const read = (text: string) =>
  readIssues([{ name: 'page.txt', bytes: new TextEncoder().encode(text) }], {}, { maxShortLines: 3 })

const refused = {
  'one character a line': '字\n字\n字\n字\n',
  'carriage returns': '字\r字\r字\r字\r',
  'line separators': '字\u2028字\u2029字\v字\f',
  'empty lines between': '字\n\n\n字\n\n字\n\n字',
  'spaces around the text': `${' '.repeat(20)}字${'\u3000'.repeat(20)}\n`.repeat(4),
  'seven characters a line': '一二三四五六七\n'.repeat(4),
  'a print of our own': `[//]: # (baolan-issue/1)\n\n${'字\n\n'.repeat(4)}`,
}

describe('a text of more short lines than the limit', () => {
  it.each(Object.entries(refused))('is refused: %s', async (_, text) => {
    const error: unknown = await read(text).catch((caught: unknown) => caught)
    expect(error).toMatchObject({ why: ['tooManyShortLines', expect.any(Number), 3, 'maxShortLines'] })
  })

  it('is read if the lines are longer, or empty', async () => {
    const [source] = await read(`${'一二三四五六七八。\n'.repeat(9)}${'\n \n'.repeat(9)}字\n字\n字\n`)
    expect(source?.issue.articles.length).toBeGreaterThan(0)
  })
})

it('a text leaves its bytes with no one who passed them', async () => {
  const files = [{ name: 'page.txt', bytes: new TextEncoder().encode('桥通了\n本报讯 昨日桥通了。\n') }]
  const [source] = await readIssues(files)
  expect(source?.file).toBe('page.txt')
  expect(files).toEqual([])
})
