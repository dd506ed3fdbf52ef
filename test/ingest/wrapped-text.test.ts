import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { inventedIn, lostFrom } from './laws.ts'
import { MASTHEAD, prose, readText, spaced } from './read-text.ts'

const TITLE = '小镇新桥通车'
const BODY = [`本报讯（记者 张三）${prose(1)}`, prose(2, 3), prose(3, 3), prose(4, 3), prose(5)]

const wrapped = (text: string, measure: number): string[] =>
  text.match(new RegExp(`.{1,${measure}}`, 'gu')) ?? []

const paragraphsOf = async (text: string): Promise<string[]> => {
  const issue = await readText(text)
  expect([lostFrom(issue), inventedIn(issue)]).toEqual(['', []])
  return issue.articles.flatMap(({ body }) => body.map((block) => block.text))
}

describe('paragraphs between empty rows', () => {
  it('are put together, each at a measure of its own', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 24, max: 46 }), { minLength: 6, maxLength: 6 }),
        async (measures) => {
          const notes = measures.map((_, index) => prose(index + 20, 1))
          const blocks = notes.map((text, index) => wrapped(text, measures[index] ?? 24).join('\n'))
          expect(await paragraphsOf(spaced(MASTHEAD, TITLE, BODY[0] ?? '', ...blocks))).toEqual([
            BODY[0],
            ...notes,
          ])
        },
      ),
      { numRuns: 40 },
    )
  })

  it('are several where each line is one', async () => {
    const pairs = [2, 4, 6, 8, 10].map((seed) => [prose(seed, 3), prose(seed + 1)])
    const blocks = pairs.map((pair) => pair.join('\n'))
    expect(await paragraphsOf(spaced(MASTHEAD, TITLE, ...blocks))).toEqual(pairs.flat())
  })
})

describe('a dateline on a line of its own', () => {
  it.each([
    ['新华社青石10月9日电', '  '],
    ['本报讯', ''],
  ])('opens the paragraph below it: %s', async (dateline, indent) => {
    const [first = '', ...others] = wrapped(prose(6, 3), 12)
    const report = [dateline, indent + first, ...others].join('\n')
    const rest = BODY.slice(1).map((text) => wrapped(text, 12).join('\n'))
    expect(await paragraphsOf(spaced(MASTHEAD, TITLE, report, ...rest))).toEqual([
      dateline + prose(6, 3),
      ...BODY.slice(1),
    ])
  })
})

describe('text of which each printed line is a block', () => {
  /** No line begins with a mark: the character before it goes with it. */
  const indented = (text: string): string[] =>
    `　　${text}`.match(/.{1,14}(?:.(?![，。：；！？”）])|$)/gu) ?? []

  it.each([
    ['a quotation', '摆渡人放下桨，擦了擦汗，对岸上的人说：“水退了，灯也亮了，该回家的都回家', '。”'],
    ['a figure', '今年前三个季度，全镇出产的枇杷比去年同期多了许多，增幅达到了18.25', '%。'],
  ])('has no stray mark in the end of %s', async (_, text, end) => {
    const lines = [...BODY.flatMap(indented), ...indented(text), end, ...indented(prose(7))]
    expect(await paragraphsOf(spaced(MASTHEAD, TITLE, ...lines))).toEqual([...BODY, text + end, prose(7)])
  })

  it('goes on over a sentence that ends with its line, where paragraphs are indented', async () => {
    // Figures are half as wide: without them every line is full.
    const body = BODY.map((text) => text.replace(/\d/g, '九'))
    const lines = [
      '　　水退下去以后，摆渡人来了。',
      '岸上的灯一盏一盏又亮起来，孩子们',
      '往家里走，没有一个回头。',
    ]
    const page = spaced(MASTHEAD, TITLE, ...body.flatMap((text) => wrapped(`　　${text}`, 16)), ...lines)
    expect((await paragraphsOf(page)).at(-1)).toBe(lines.join('').trim())
  })

  it('is no poem under a title and a name', async () => {
    const text = [12, 13, 14, 15].map((seed) => prose(seed, 1))
    const essay = ['渡口的灯', '林知秋', ...text.flatMap(indented)]
    const page = spaced(MASTHEAD, TITLE, ...BODY.flatMap(indented), ...essay)
    expect(await paragraphsOf(page)).toEqual(expect.arrayContaining([...BODY, ...text]))
  })

  it('names the writers of a byline that breaks off', async () => {
    const { articles } = await readText(
      spaced(MASTHEAD, TITLE, '■青石日报全媒体记者', '林知秋', ...BODY.slice(1)),
    )
    expect(articles[0]?.byline?.map(({ name }) => name)).toEqual(['林知秋'])
    expect(articles).toHaveLength(1)
  })
})

describe('a passage that is quoted again', () => {
  it('stays where a sentence goes on after it', async () => {
    const quoted = '“水退了，灯也亮了，该回家的人都回家去吧别再等了！”'
    const text = `${quoted}这句话是摆渡人写在船头的，镇上的孩子都会背。`
    const blocks = [...BODY, `镇上的老人都会说${quoted}。`, text].map((one) => wrapped(one, 13).join('\n'))
    expect(await paragraphsOf(spaced(MASTHEAD, TITLE, ...blocks))).toContain(text)
  })
})
