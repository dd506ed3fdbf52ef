import { describe, expect, it } from 'vitest'
import { readIssue } from '../../source/ingest/index.ts'
import { type Issue, isSameDay, issueFromJson, issueToJson, mergeIssues } from '../../source/issue/index.ts'

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
