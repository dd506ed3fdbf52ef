import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readIssue } from '../../source/ingest/index.ts'
import {
  comparePages,
  type Issue,
  isSameDay,
  issueFromJson,
  issueToJson,
  mergeIssues,
} from '../../source/issue/index.ts'

const page = (mark: string, headline: string, body: string): Promise<Issue> =>
  readIssue([
    {
      name: `${mark}.txt`,
      bytes: new TextEncoder().encode(
        `江城晚报\n\n2024年3月1日 星期五\n\n第${mark}版：要闻\n\n${headline}\n\n本报讯（记者 林一）${body}\n`,
      ),
    },
  ])

const first = await page('A01', '春汛将至', '江水涨了半米，沿江各县连夜加固堤防，两岸灯火通明。')
const second = await page('A02', '新桥通车', '新桥通车，过江只要五分钟，等了十年的人都上了桥。')
const merged = mergeIssues(first, second)

const textAt = ({ source: { text = '' } }: Issue, ranges: Issue['mastheadFrom'] = []): string =>
  ranges.map(([start, end]) => text.slice(start, end)).join('')

describe('two files of one day', () => {
  it('become one issue with the pages of both, in order', () => {
    expect(isSameDay(first, second)).toBe(true)
    expect(merged.pages.map(({ printPage, position }) => [printPage, position])).toEqual([
      ['A01', 1],
      ['A02', 2],
    ])
    expect(merged.pageCount?.found).toBe(2)
    expect(merged.articles.map(({ headline }) => headline)).toEqual([['春汛将至'], ['新桥通车']])
    expect(new Set(merged.articles.map(({ id }) => id)).size).toBe(2)
  })

  it('lose nothing: each range has the same text in the joined source as in its own', () => {
    for (const [issue, index] of [
      [first, 0],
      [second, 1],
    ] as const)
      expect(merged.articles[index]?.body.map(({ from }) => textAt(merged, from))).toEqual(
        issue.articles[0]?.body.map(({ from }) => textAt(issue, from)),
      )
    expect(textAt(merged, merged.mastheadFrom)).toBe(
      textAt(first, first.mastheadFrom) + textAt(second, second.mastheadFrom),
    )
  })

  it('become a valid issue', async () => {
    expect(await issueFromJson(issueToJson(merged))).toEqual(merged)
  })

  it('number the articles of a page after those it has', () => {
    const again = mergeIssues(first, first)
    expect(again.pages).toHaveLength(1)
    expect(again.pages[0]?.articles).toEqual(again.articles.map(({ id }) => id))
    expect(again.articles[1]?.id).toMatch(/-A01-2$/)
  })
})

describe('the picture of a page that came as two files', () => {
  const withAreas = (
    issue: Issue,
    picture: { width: number; height: number } | undefined,
    reach: number,
  ): Issue => ({
    ...issue,
    pages: issue.pages.map((one) => ({
      ...one,
      printPage: 'A01',
      ...(picture ? { image: { src: `${picture.width}.jpg`, ...picture } } : {}),
      areas: one.articles.map((article) => ({
        article,
        polygon: [
          [0, 0],
          [reach, 0],
          [reach, reach],
        ],
      })),
    })),
  })
  const small = { width: 400, height: 575 }
  const large = { width: 800, height: 1150 }
  const joined = (one: Issue, other: Issue) => {
    const { pages } = mergeIssues(one, other)
    return pages.map(({ image, areas = [] }) => [image?.src, ...areas.map(({ polygon }) => polygon[1]?.[0])])
  }

  it('holds the areas of both', () => {
    const own = withAreas(first, small, 200)
    expect(joined(own, withAreas(second, small, 300))).toEqual([['400.jpg', 200, 300]])
    expect(joined(own, withAreas(second, large, 300))).toEqual([['400.jpg', 200, 150]])
  })

  it('is that of either, unless the areas of the other lie outside', () => {
    expect(joined(withAreas(first, undefined, 390), withAreas(second, small, 300))).toEqual([
      ['400.jpg', 390, 300],
    ])
    expect(joined(withAreas(first, small, 200), withAreas(second, undefined, 900))).toEqual([
      [undefined, 200, 900],
    ])
  })

  it('stays where the other page has none', () => {
    expect(mergeIssues(withAreas(first, small, 200), second).pages.map(({ image }) => image?.src)).toEqual([
      '400.jpg',
      undefined,
    ])
  })
})

describe('the pages of a paper', () => {
  const printed = [
    '1',
    '2',
    '6-7',
    '0809',
    '10',
    '12',
    'A1',
    'A02',
    'A16',
    'AA1',
    'B1',
    'B10',
    'T1',
    '号外',
    '特刊2',
    '特刊10',
    '?3',
  ]

  it('are in the order of section and number, special pages last', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(printed, { minLength: printed.length }), (shuffled) => {
        expect(shuffled.toSorted(comparePages)).toEqual(printed)
      }),
    )
  })

  it('give the same issue in whatever order, and in whatever portions, they are merged', async () => {
    const marks = ['1', '2', '10', 'A01', 'A02', 'A10', 'B1', '1']
    const issues = await Promise.all(
      marks.map((mark, index) => page(mark, `第${index}处新桥通车`, `第${index}座桥通车，过江只要五分钟。`)),
    )
    const mergeAll = (some: readonly Issue[]): Issue =>
      some.slice(1).reduce(mergeIssues, some[0] ?? expect.fail('no issue to merge'))
    const expected = mergeAll(issues)
    expect(expected.pages.map(({ printPage }) => printPage)).toEqual([
      '1',
      '2',
      '10',
      'A01',
      'A02',
      'A10',
      'B1',
    ])
    expect(expected.pages[0]?.articles).toHaveLength(2)
    fc.assert(
      fc.property(
        fc.shuffledSubarray(issues, { minLength: issues.length }),
        fc.integer({ min: 1, max: issues.length - 1 }),
        (shuffled, middle) => {
          const portions = [mergeAll(shuffled.slice(0, middle)), mergeAll(shuffled.slice(middle))]
          expect(mergeAll(shuffled)).toEqual(expected)
          expect(mergeAll(portions)).toEqual(expected)
        },
      ),
    )
    for (const { body } of expected.articles)
      for (const { text, from } of body) expect(textAt(expected, from)).toBe(text)
  })

  it('are not merged with those of another paper that does not give its name either', () => {
    const nameless = { ...first, name: '' }
    expect(isSameDay(nameless, { ...second, name: '' })).toBe(false)
  })
})
