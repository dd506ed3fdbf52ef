import { describe, expect, it } from 'vitest'
import { readIssue, UnreadableSource } from '../../source/ingest/index.ts'
import { FORMAT, type Issue } from '../../source/issue/index.ts'

const article = (id: string) => ({
  id,
  kind: 'news',
  headline: ['春汛将至'],
  body: [{ type: 'p', text: '江水涨了。', from: [] }],
  parts: [{ page: '1' }],
  confidence: { headline: 1, boundary: 1 },
})

const issue = (ids: readonly string[], more: object = {}): object => ({
  format: FORMAT,
  name: '江城晚报',
  datePublished: '2024-03-01',
  masthead: [],
  pages: [{ printPage: '1', position: 1, articles: ids }],
  articles: ids.map(article),
  source: { kind: 'text' },
  notes: [],
  ...more,
})

const read = (json: string): Promise<Issue> =>
  readIssue([{ name: 'issue.json', bytes: new TextEncoder().encode(json) }])

describe('an issue from another parser', () => {
  it('has no unsafe character, not even in field names', async () => {
    const soiled = issue(['a'], {
      'later\u009b2J': { 'inner\u202e': ['\u001b[31m红'] },
      sponsor: '江城\u202e报社',
    })
    const json = JSON.stringify(await read(JSON.stringify(soiled)))
    expect(json).not.toMatch(/[\u001b\u009b\u202e]|\\u001b/)
    expect(json).toContain('later\ufffd\ufffd\ufffd')
    expect(json).toContain('inner\ufffd')
  })

  it('is refused if two ids become equal once they are safe', async () => {
    const twins = JSON.stringify(issue(['a\u202e', 'a\u200b']))
    await expect(read(twins)).rejects.toThrow(
      /^issue\.json is not baolan-issue\/1: articles: the id a\ufffd is used twice$/,
    )
  })

  it('keeps pages linked to articles whose ids had to be made safe', async () => {
    const { pages, articles } = await read(JSON.stringify(issue(['a\u202e'])))
    expect(pages[0]?.articles).toEqual(articles.map(({ id }) => id))
  })

  it.each([
    ['arrays', '['.repeat(100_000) + ']'.repeat(100_000)],
    ['objects', `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`],
  ])('is refused with a one-line message if %s are nested too deep', async (_, deep) => {
    const json = JSON.stringify(issue(['a'])).replace(/}$/, `,"later":${deep}}`)
    await expect(read(json)).rejects.toThrow(UnreadableSource)
    await expect(read(json)).rejects.toThrow(
      /^issue\.json is not baolan-issue\/1: nested more than 64 levels deep/,
    )
  })

  it('is refused with a one-line message even if the fault spans lines', async () => {
    const broken = JSON.stringify(issue(['a']), null, 2).replace('"pages": [', '"pages": [\n x')
    await expect(read(broken)).rejects.toThrow(/^issue\.json is not baolan-issue\/1: not JSON: .*$/)
  })

  it('is refused with a message free of its unsafe characters', async () => {
    const wrong = JSON.stringify({
      ...issue([]),
      pages: [{ printPage: '1', position: 1, articles: ['\u009b2J'] }],
    })
    await expect(read(wrong)).rejects.toThrow(/lists the article \ufffd{3}, which is missing$/)
    await expect(read(`{"baolan-issue/1\u009b2J`)).rejects.toThrow(/^[^\u009b]*$/)
  })
})
