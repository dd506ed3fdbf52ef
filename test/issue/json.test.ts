import { describe, expect, it } from 'vitest'
import { FORMAT, type Issue, issueFromJson, issueToJson } from '../../source/issue/index.ts'

const issue: Issue = {
  format: FORMAT,
  name: '江城晚报',
  datePublished: '2024-03-01',
  masthead: ['江城晚报'],
  pages: [{ printPage: '1', position: 1, articles: ['江城晚报-2024-03-01-1-1'] }],
  articles: [
    {
      id: '江城晚报-2024-03-01-1-1',
      kind: 'news',
      headline: ['春汛将至'],
      body: [{ type: 'p', text: '江水涨了。', from: [[6, 11]] }],
      parts: [{ page: '1' }],
      confidence: { headline: 1, boundary: 0.5 },
    },
  ],
  source: { kind: 'text' },
  notes: [{ code: 'truncated', at: [6, 11], message: '文末被截断' }],
}

describe('JSON of an issue', () => {
  it('reads back as the same issue', async () => {
    expect(await issueFromJson(issueToJson(issue))).toEqual(issue)
  })

  it('keeps unknown fields, at every depth', async () => {
    const later = structuredClone(issue) as unknown as { later?: unknown; articles: { later?: unknown }[] }
    later.later = 1
    for (const article of later.articles) article.later = 2
    expect(await issueFromJson(JSON.stringify(later))).toEqual(later)
  })

  it.each([
    ['text that is not JSON', '{', /not JSON/],
    ['another format', '{"format":"baolan-issue/2"}', /format is "baolan-issue\/2"/],
    ['a value that is not an object', '[]', /format is undefined/],
    ['a missing field', JSON.stringify({ ...issue, masthead: undefined }), /^masthead: /],
    ['a wrong date', JSON.stringify({ ...issue, datePublished: '2024-13-01' }), /^datePublished: /],
    [
      'a range that ends before it starts',
      JSON.stringify({ ...issue, mastheadFrom: [[5, 2]] }),
      /^mastheadFrom\.0: a range/,
    ],
    [
      'a repeated id',
      JSON.stringify({ ...issue, articles: [...issue.articles, ...issue.articles] }),
      /twice/,
    ],
    ['a page that lists a missing article', JSON.stringify({ ...issue, articles: [] }), /which is missing/],
  ])('refuses %s and says where', async (_, json, message) => {
    await expect(issueFromJson(json)).rejects.toThrow(message)
  })
})
