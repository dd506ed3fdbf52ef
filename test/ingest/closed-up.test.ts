import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Block, Issue, Range } from '../../source/issue/index.ts'
import { lostFrom } from './laws.ts'
import { prose, readText, spaced } from './read-text.ts'

const PAGE = spaced(
  '青石日报',
  '2031年5月6日 星期二',
  '渡口的灯今晚亮了',
  `本报讯（记者 张三）${prose(1, 3)}`,
  `摆渡人李四说：“${prose(2)}”今年修了12盏灯，花了3.5万元。`,
  '（张　三）',
)

/** Each line changed. */
const eachLine = (change: (line: string) => string): string => PAGE.split('\n').map(change).join('\n')
const between = (space: string) => (line: string) => [...line].join(space)

/** The ranges that a block's own ranges leave out between its first and its last character. */
const leftOut = ({ from }: Block): Range[] =>
  from.flatMap(([start], index): Range[] => {
    const end = from[index - 1]?.[1] ?? start
    return end === start ? [] : [[end, start]]
  })
const blocksOf = (issue: Issue): Block[] => issue.articles.flatMap(({ body }) => body)

const expectAsPrinted = (issue: Issue, text: string): void => {
  const source = issue.source.text ?? ''
  // Only a tab and a carriage return become spaces, in their places.
  expect(source).toBe(text.replaceAll('\t', ' ').replaceAll('\r', ' '))
  expect(lostFrom(issue)).toBe('')
  for (const block of blocksOf(issue)) {
    for (const [index, [start, end]] of block.from.entries()) {
      expect(start).toBeGreaterThanOrEqual(block.from[index - 1]?.[1] ?? 0)
      expect(end).toBeGreaterThan(start)
      expect(end).toBeLessThanOrEqual(source.length)
    }
    if (block.type !== 'table' && !block.repaired?.includes('joined'))
      expect(block.from.map((range) => source.slice(...range)).join('')).toBe(block.text)
    expect(leftOut(block).map((range) => source.slice(...range))).toEqual(
      leftOut(block).map(([start, end]) => expect.stringMatching(new RegExp(`^\\s{${end - start}}$`))),
    )
  }
}

describe('a text with spaces', () => {
  it.each([
    ['between all characters', eachLine(between(' '))],
    ['two between all characters', eachLine(between('  '))],
    ['ideographic between all characters', eachLine(between('　'))],
    ['between all characters, with carriage returns', eachLine(between(' ')).replaceAll('\n', '\r\n')],
    ['between all characters, and indents', eachLine((line) => `　　${between(' ')(line)}`)],
    ['after its marks', eachLine((line) => line.replace(/[，。：]/g, '$& '))],
    ['around its marks', eachLine((line) => line.replace(/[，。：]/g, ' $& '))],
  ])('%s is read without them and shown with them', async (_, text) => {
    const issue = await readText(text)
    expectAsPrinted(issue, text)
    const [article] = issue.articles
    expect(issue).toMatchObject({ name: '青石日报', datePublished: '2031-05-06' })
    expect(article?.headline).toEqual(['渡口的灯今晚亮了'])
    expect(article?.body[0]?.text.replace(/\s/g, '')).toBe(`本报讯（记者张三）${prose(1, 3)}`)
    expect(article?.body[0]?.repaired).toEqual(['closed-up'])
    const [note] = issue.notes.filter(({ code }) => code === 'closed-up')
    expect(note?.at[0]).toBeLessThan(note?.at[1] ?? 0)
  })

  it.each([
    ['within words', eachLine((line) => line.replace(/渡口|记者|今年/g, (word) => between(' ')(word)))],
    ['as indents', eachLine((line) => `　　${line}`)],
    ['in its tables', `${PAGE}\n\n站名\t时间\t票价\n东渡\t06:30\t2元\n西渡\t07:30\t3元\n1\t2\t3\n4\t5\t6`],
  ])('%s keeps them', async (_, text) => {
    const issue = await readText(text)
    expectAsPrinted(issue, text)
    expect(blocksOf(issue).flatMap(({ repaired = [] }) => repaired)).toEqual([])
  })

  it('anywhere has them all in its source, and its blocks are made of the rest', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(' ', '  ', '　', '\t', '\u00a0'),
        fc.array(fc.nat(9), { minLength: 7, maxLength: 40 }),
        fc.nat(9),
        async (space, dice, share) => {
          let count = 0
          const text = eachLine((line) =>
            [...line].map((one) => one + ((dice[count++ % dice.length] ?? 0) < share ? space : '')).join(''),
          )
          expectAsPrinted(await readText(text), text)
        },
      ),
      { numRuns: 60 },
    )
  })

  it('is joined over its jump, whose marks keep their places', async () => {
    const jumped = [
      '第1版：要闻',
      '渡口的灯今晚亮了',
      `本报讯（记者 张三）${prose(1)}下转第2版`,
      '第2版：综合',
      '渡口的灯今晚亮了',
      `（上接第1版）${prose(2)}`,
    ]
    const text = spaced(...jumped.map(between(' ')))
    const issue = await readText(text)
    expectAsPrinted(issue, text)
    const [article] = issue.articles
    expect(article?.parts).toEqual([{ page: '1' }, { page: '2' }])
    expect(article?.body.map((block) => block.text).join('')).toBe(
      `本报讯（记者 张三）${prose(1)}${prose(2)}`,
    )
    const inHead = article?.from?.map((range) => text.slice(...range).replaceAll(' ', '')) ?? []
    expect(inHead.join('')).toContain('下转第2版')
    expect(inHead.join('')).toContain('上接第1版')
  })
})
