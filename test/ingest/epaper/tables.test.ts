import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readEdition } from '../../../source/ingest/epaper/index.ts'
import { readIssue } from '../../../source/ingest/index.ts'
import { type Issue, issueToJson } from '../../../source/issue/index.ts'
import { inventedIn, lostFrom } from '../laws.ts'

const encode = (text: string): Uint8Array => new TextEncoder().encode(text)

const read = (inside: string): Issue =>
  readEdition([
    {
      name: 'content_1.htm',
      bytes: encode(
        `<table><tr><td>2026年11月20日</td><td>第01版：要闻</td></tr><tr><td>上一版</td><td>下一版</td></tr></table><founder-title>渡船改点</founder-title><founder-content>${inside}</founder-content>`,
      ),
    },
  ])
const blocks = (issue: Issue) =>
  issue.articles.flatMap(({ body }) => body.map(({ type, text }) => [type, text]))

const TIMES = '<tr><td>东渡</td><td>06:30</td></tr><tr><td>西渡</td><td>07:00</td></tr>'
const AS_TABLE = ['table', '东渡\t06:30\n西渡\t07:00']

describe('a table in the text', () => {
  it('is one block among the paragraphs', () => {
    expect(blocks(read(`<p>　　自本月起改点。</p><table>${TIMES}</table><p>　　请提前候船。</p>`))).toEqual([
      ['p', '自本月起改点。'],
      AS_TABLE,
      ['p', '请提前候船。'],
    ])
  })

  it.each([
    ['without closing tags', '<table><tr><td>东渡<td>06:30<tr><td>西渡<td>07:00</table>'],
    ['with head and body', `<table><thead><tr><th>东渡<th>06:30</thead><tbody><tr><td>西渡<td>07:00</table>`],
    ['with paragraphs in its cells', TIMES.replaceAll('<td>', '<td><p>&nbsp;').replace(/^/, '<table>')],
    ['in a table that only lays it out', `<table><tr><td><table>${TIMES}</table></td></tr></table>`],
    [
      'with an empty column and an empty row',
      `<table>${TIMES.replaceAll('</td></tr>', '</td><td>&nbsp;</td></tr><tr><td></td></tr>')}</table>`,
    ],
  ])('is read %s', (_, html) => {
    expect(blocks(read(html))).toEqual([AS_TABLE])
  })

  it('keeps a cell that spans several columns or rows in the first of them', () => {
    const html =
      '<table><caption>时刻表</caption><tr><th rowspan=2>航线<th colspan=2>时刻<tr><td>首班<td>末班<tr><td>东渡<td>06:30<br>（冬季）<td>21:00</table>'
    expect(blocks(read(html))).toEqual([
      ['p', '时刻表'],
      ['table', '航线\t时刻\n\t首班\t末班\n东渡\t06:30 （冬季）\t21:00'],
    ])
  })

  it('is no table if it has one row or one column, or holds articles', () => {
    const prose = '<p>　　河水清了，白鹭也就回来了。</p>'.repeat(16)
    for (const html of [
      '<table><tr><td>一。</td><td>二。</td></tr></table>',
      '<table><tr><td>一。</td></tr><tr><td>二。</td></tr></table>',
      `<table><tr><td>一。</td><td>二。</td></tr><tr><td>${prose}</td><td>三。</td></tr></table>`,
    ])
      expect(blocks(read(html)).map(([type]) => type)).not.toContain('table')
  })

  it('is the same after JSON', async () => {
    const json = issueToJson(read(`<table>${TIMES}</table>`))
    const again = await readIssue([{ name: 'issue.json', bytes: encode(json) }])
    expect(again.articles[0]?.body[0]?.text).toBe(AS_TABLE[1])
  })

  it('loses and invents nothing, whatever its cells', () => {
    const words = fc.array(
      fc.constantFrom('渡', '06:30', ' ', '\u0085', '\u001b[2J', '<br>', '<p>', '&#9;', '\u202e', '江'),
      { maxLength: 5 },
    )
    const cell = fc.tuple(words, fc.constantFrom('', ' colspan=2', ' rowspan=2', ' rowspan=99'))
    const rows = fc.array(fc.array(cell, { maxLength: 5 }), { maxLength: 5 })
    fc.assert(
      fc.property(rows, (table) => {
        const html = table
          .map((row) => `<tr>${row.map(([parts, span]) => `<td${span}>${parts.join('')}`).join('')}`)
          .join('')
        const issue = read(`<p>　　自本月起改点。</p><table>${html}</table>`)
        expect(lostFrom(issue)).toBe('')
        expect(inventedIn(issue)).toEqual([])
        const wanted = table.flat().flatMap(([parts]) => parts.filter((part) => /^[渡江]$|06/.test(part)))
        const shown = issue.articles.flatMap(({ body }) => body.map(({ text }) => text)).join('')
        expect(shown.match(/[渡江]|06:30/g) ?? []).toHaveLength(wanted.length)
      }),
      { numRuns: 200 },
    )
  })
})
