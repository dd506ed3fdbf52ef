import { describe, expect, it } from 'vitest'
import { looksLikePage, readIssue, readIssues } from '../../source/ingest/index.ts'
import type { Issue } from '../../source/issue/index.ts'
import { inventedIn, lostFrom } from './laws.ts'
import { prose, spaced } from './read-text.ts'

const readPage = async (html: string, name = 'page.html'): Promise<Issue> => {
  const issue = await readIssue([{ name, bytes: new TextEncoder().encode(html) }])
  expect(lostFrom(issue)).toBe('')
  expect(inventedIn(issue)).toEqual([])
  return issue
}
const headlines = ({ articles }: Issue): string[] => articles.map(({ headline }) => headline.join('/'))

const PAPER = ['青石日报', '2021年11月9日 星期二'] as const
const WATER = ['青石部署秋冬水利', `本报讯 ${prose(1)}`, prose(2)] as const
const FERRY = ['东渡口渡船改点', `本报讯 ${prose(3)}`, prose(4)] as const
const expectBoth = (issue: Issue): void => {
  expect(issue).toMatchObject({ name: '青石日报', datePublished: '2021-11-09' })
  expect(headlines(issue)).toEqual([WATER[0], FERRY[0]])
  expect(issue.articles.map(({ body }) => body.map(({ text }) => text))).toEqual([
    WATER.slice(1),
    FERRY.slice(1),
  ])
}
const wrapped = (tag: string, lines: readonly string[]): string =>
  lines.map((line) => `<${tag}>${line}</${tag.split(' ')[0]}>`).join('\n')

describe('a page of HTML that is of no edition', () => {
  it('is read by its headings and paragraphs', async () => {
    const [water, ...waterText] = WATER
    const [ferry, ...ferryText] = FERRY
    expectBoth(
      await readPage(
        `<h1>${PAPER[0]}</h1><p>${PAPER[1]}</p><h2>${water}</h2>${wrapped('p', waterText)}<h2>${ferry}</h2>${wrapped('div', ferryText)}`,
      ),
    )
  })

  it.each([
    [
      'line breaks',
      ([title, ...text]: readonly string[]) => `<b>${title}</b><br>　　${text.join('<br>　　')}<br><br>`,
    ],
    [
      'sizes of type',
      ([title, ...text]: readonly string[]) => `<p><font size=5>${title}</font></p>${wrapped('p', text)}`,
    ],
    [
      'sizes in styles',
      ([title, ...text]: readonly string[]) =>
        `<p><span style="font-size: 22px">${title}</span></p>${wrapped('p style="x"', text)}`,
    ],
    [
      'bold paragraphs',
      ([title, ...text]: readonly string[]) => `<p><strong>${title}</strong></p>${wrapped('p', text)}`,
    ],
  ])('is read by %s alone', async (_, article) => {
    expectBoth(
      await readPage(
        `<html><body>${PAPER.map((line) => `${line}<br>`).join('\n')}${article(WATER)}${article(FERRY)}</body></html>`,
      ),
    )
  })

  it.each(['<pre>', ''])('keeps line ends where they alone divide the text: %s', async (tag) => {
    const text = spaced(...PAPER, ...WATER, ...FERRY)
    expectBoth(await readPage(`<html><body>${tag}\n${text}\n</body></html>`))
  })

  it('reads XHTML, entities and raised figures', async () => {
    const { articles } = await readPage(
      `<?xml version="1.0"?><!DOCTYPE html><html xmlns="x"><body><h1>${WATER[0]}</h1><p>增长&nbsp;5&lt;6 &#38; &ldquo;甲&rdquo;，共10<sup>8</sup>元。</p></body></html>`,
    )
    expect(articles[0]?.body[0]?.text).toBe('增长 5<6 & “甲”，共10⁸元。')
  })

  it('takes lists, quotations, tables and captions for what they are', async () => {
    const { articles } = await readPage(
      `<h1>${FERRY[0]}</h1><p>${FERRY[1]}</p><ul><li>一是清淤</li><li>二是护岸</li></ul><blockquote>水是命脉。</blockquote>` +
        '<table><tr><th>班次<th>时间<tr><td>首班<td>06:30<tr><td>末班<td>21:00</table><figure><figcaption>东渡口一景</figcaption></figure>',
    )
    expect(articles).toHaveLength(1)
    expect(articles[0]?.body.slice(1).map(({ type, text }) => [type, text])).toEqual([
      ['list', '一是清淤'],
      ['list', '二是护岸'],
      ['quote', '水是命脉。'],
      ['table', '班次\t时间\n首班\t06:30\n末班\t21:00'],
    ])
    expect(articles[0]?.images).toEqual([{ caption: '东渡口一景' }])
  })

  it('says what it leaves out', async () => {
    const issue = await readPage(
      `<title>窗口的名</title><script>var a = "不是正文"</script><style>p{}</style><nav>去往别处</nav><h1>${WATER[0]}</h1><p>${WATER[1]}</p><p style="display:none">看不见</p>`,
    )
    const unplaced = issue.notes.filter(({ code }) => code === 'unplaced')
    expect(unplaced.map(({ text }) => text ?? '')).toEqual(['', '窗口的名', '去往别处', '看不见'])
    expect(unplaced[0]?.message).toContain('1 script, 1 style')
    expect(issue.articles[0]?.body.map(({ text }) => text)).toEqual([WATER[1]])
  })

  it('may be one of several', async () => {
    const files = [WATER, FERRY].map(([title, ...text], index) => ({
      name: `${index}.html`,
      bytes: new TextEncoder().encode(
        `<h1>${title}</h1>${wrapped('p', text)}<table><tr><td>甲<td>1<tr><td>乙<td>2</table>`,
      ),
    }))
    const [read] = await readIssues(files)
    expect(read && headlines(read.issue)).toEqual([WATER[0], FERRY[0]])
    expect(read?.issue.articles.map(({ body }) => body.at(-1)?.text)).toEqual([
      '甲\t1\n乙\t2',
      '甲\t1\n乙\t2',
    ])
    expect(read && lostFrom(read.issue)).toBe('')
  })

  it('is refused if it only leads elsewhere, or if an edition is expected', async () => {
    const door =
      '<ul><li><a href=a>甲乙丙丁</a></li><li><a href=b>戊己庚辛</a></li></ul><p>版权所有 某某网。</p>'
    await expect(readPage(door)).rejects.toThrow('digital edition')
    const page = { name: 'p', bytes: new TextEncoder().encode(`<h1>${WATER[0]}</h1><p>${WATER[1]}</p>`) }
    await expect(readIssue([page], 'edition')).rejects.toThrow('digital edition')
  })
})

describe('Markdown that begins with mark-up', () => {
  const below = spaced(`# ${PAPER[0]}`, PAPER[1], `## ${WATER[0]}`, ...WATER.slice(1))
  it.each([
    '<!-- 第1页 -->',
    '<img src="a.jpg"/>',
    '<table><tr><td>甲</td><td>乙</td></tr></table>',
    '<div align="center">',
  ])('is no page: %s', async (first) => {
    const issue = await readPage(spaced(first, below))
    expect(issue).toMatchObject({ name: PAPER[0], datePublished: '2021-11-09' })
    expect(headlines(issue)).toContain(WATER[0])
  })

  it.each(['<!-- x --><html>正文', '<!-- x --><!doctype html>', '<p>\n# 一</p>', '<table><tr><td>甲'])(
    'but a document is: %s',
    (page) => expect(looksLikePage(new TextEncoder().encode(page))).toBe(true),
  )
})
