import { describe, expect, it } from 'vitest'
import { readEdition } from '../../../source/ingest/epaper/index.ts'
import type { Issue } from '../../../source/issue/index.ts'
import { inventedIn, lostFrom } from '../laws.ts'

const read = (inside: string, title = '河名考'): Issue => {
  const html = `<founder-title>${title}</founder-title><founder-content>${inside}</founder-content>`
  const issue = readEdition([{ name: 'content_1.htm', bytes: new TextEncoder().encode(html) }])
  expect(lostFrom(issue)).toBe('')
  expect(inventedIn(issue)).toEqual([])
  return issue
}
const body = (inside: string): string[] =>
  read(inside).articles.flatMap((article) => article.body.map(({ text }) => text))
const notes = ({ notes }: Issue) => notes.map(({ code, text = '' }) => [code, text])

describe('raised and lowered text', () => {
  it.each([
    ['10<sup>6</sup>立方米', '10⁶立方米'],
    ['5m<sup> 2 </sup>', '5m²'],
    ['10<sup><b>&minus;</b>１２</sup>米', '10⁻¹²米'],
    ['10<span style="font-size:8px; vertical-align: super">3</span>吨', '10³吨'],
    ['H<SUB>2</SUB>O、PM<sub>2.5</sub>', 'H₂O、PM₂.₅'],
    ['x<sup>k</sup>，y<sub>max</sub>', 'x^k，y_(max)'],
    ['某牌<sup>®</sup>，见注<sup>[1]</sup>', '某牌®，见注[1]'],
    ['5m<sup>2，共建成一批小型水库。', '5m²，共建成一批小型水库。'],
    ['空<sup></sup>的', '空的'],
  ])('keeps what it says: %s', (html, text) => {
    expect(body(`<p>　　${html}</p>`)).toEqual([text])
  })
})

describe('readings and quotations', () => {
  it.each([
    ['<ruby>瀍<rp>(</rp><rt>chán</rt><rp>)</rp></ruby>水', '瀍（chán）水'],
    ['<ruby>饕<rt>tāo<rb>餮<rt>tiè</ruby>之徒', '饕（tāo）餮（tiè）之徒'],
    ['他说：<q>水清了</q>。', '他说：“水清了”。'],
    ['他说：<q>“水清了”</q>。', '他说：“水清了”。'],
  ])('are in brackets and in marks: %s', (html, text) => {
    expect(body(`<p>　　${html}</p>`)).toEqual([text])
  })
})

describe('a picture that stands for a character', () => {
  const glyph = (attributes: string): string => `<img src="a/E1A2.gif" ${attributes}>`

  it.each([
    ['in a sentence', `县志中“${glyph('')}水”。`, '县志中“〓水”。'],
    ['of any format', '县志中“<img src=x.png>水”。', '县志中“〓水”。'],
    ['inside the page', '县志中“<img src="data:image/png;base64,AAAA">水”。', '县志中“〓水”。'],
    ['two in a row', `馆员${glyph('')}${glyph('')}介绍。`, '馆员〓〓介绍。'],
    ['at the start, small', `<img src=x.png width=16 height=16>水发源于西山。`, '〓水发源于西山。'],
    ['at the start, a drawing', `${glyph('')}水发源于西山。`, '〓水发源于西山。'],
    ['with the character', `县志中“${glyph('alt=瀍')}水”。`, '县志中“瀍水”。'],
    ['with its parts', `县志中“${glyph('alt=⿰氵廛')}水”。`, '县志中“⿰氵廛水”。'],
    ['with a description', `县志中“${glyph('alt=水旁加廛')}水”。`, '县志中“〓水”。'],
    ['with a formula', '取<img src=f.png height=20 width=80 alt="x²+y²">为半径。', '取x²+y²为半径。'],
  ])('is read %s, and noted', (_, html, text) => {
    const issue = read(`<p>　　${html}</p><p>　　河水清了。</p>`)
    expect(issue.articles[0]?.body[0]?.text).toBe(text)
    expect(issue.articles[0]?.images).toBeUndefined()
    expect(issue.notes.map(({ code, at }) => [code, issue.source.text?.slice(...at)])).toEqual([
      ['replaced', text],
    ])
  })

  it('is read in a headline and in a table', () => {
    const issue = read(
      `<table><tr><td>河<td>里<tr><td>${glyph('')}水<td>12</table>`,
      `古籍里的“${glyph('')}”字`,
    )
    expect(issue.articles[0]?.headline).toEqual(['古籍里的“〓”字'])
    expect(issue.articles[0]?.body[0]?.text).toBe('河\t里\n〓水\t12')
    expect(issue.notes.map(({ code }) => code)).toEqual(['replaced', 'replaced'])
  })

  it.each([
    ['on a line of its own', '<p><img src=a.jpg></p><p>　　河水清了。</p>'],
    ['before its caption', '<p><img src=a.gif>图为渡口夜景。</p><p>　　河水清了。</p>'],
    ['beside the text', '<p>　　河水<img src=a.jpg align=right>清了。</p>'],
    ['large', '<p>　　河水<img src=a.jpg width=400>清了。</p>'],
  ])('is a photograph %s', (_, html) => {
    const issue = read(html)
    expect(issue.articles[0]?.images).toHaveLength(1)
    expect(issue.source.text).not.toContain('〓')
  })
})

describe('text that the page does not show', () => {
  it.each([
    ['<del>旧渡口</del>'],
    ['<s>旧渡口</s>'],
    ['<span style="text-decoration: line-through">旧渡口</span>'],
    ['<span style="color:red;display:none">旧渡口</span>'],
    ['<span hidden>旧渡口</span>'],
    ['<span aria-hidden="true">旧渡口</span>'],
    ['<i style="font-size:0">旧渡口</i>'],
    ['<!-- 旧渡口 -->'],
  ])('is left out with a note: %s', (html) => {
    const issue = read(`<p>　　河水${html}清了，白鹭回来了。</p>`)
    expect(issue.articles[0]?.body.map(({ text }) => text)).toEqual(['河水清了，白鹭回来了。'])
    expect(notes(issue)).toEqual([['unplaced', '旧渡口']])
  })

  it('is the text if the page hides most of it', () => {
    const html = `<p>　　河水清了。</p><div style="display:none"><p>　　这几天，临溪的养护工检修沿河步道。</p></div>`
    expect(body(html)).toEqual(['河水清了。', '这几天，临溪的养护工检修沿河步道。'])
  })

  it('is nothing in a template’s own comments', () => {
    expect(read('<!-- 正文开始 --><p>　　河水清了。</p><!-- end 图片 -->').notes).toEqual([])
  })
})
