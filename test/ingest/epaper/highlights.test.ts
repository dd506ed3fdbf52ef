import { describe, expect, it } from 'vitest'
import { linksOf, readEdition } from '../../../source/ingest/epaper/index.ts'
import { lostFrom } from '../laws.ts'
import { issuePages } from './truth.ts'

const FOLDER = 'http://paper.invalid/lxrb/html/2026-07/18/'
const TITLES: Readonly<Record<string, string>> = {
  content_11: '茶园今年早半月开秤',
  content_12: '古渡口修缮一新',
  content_13: '山路通了客车',
  content_21: '社区食堂开门迎客',
  content_22: '夜市延长营业时间',
  content_31: '白鹭回到了河滩',
}
const bytes = (html: string): Uint8Array => new TextEncoder().encode(html)
const link = (name: string): string => `<a href="${name}.htm">${TITLES[name]}</a>`
const entries = (names: readonly string[]): string => names.map((name) => `<li>${link(name)}</li>`).join('')
const rows = (names: readonly string[]): string =>
  names.map((name) => `<tr><td>·</td><td>${link(name)}</td></tr>`).join('')
const mapOf = (names: readonly string[]): string =>
  `<map>${names.map((name) => `<area coords="1,1,9,1,9,9,1,9" href="${name}.htm?div=-1">`).join('')}</map>`
const PAGE_LIST =
  '<a id=pageLink href=node_1.htm>第01版：要闻</a><br><a id=pageLink href=node_2.htm>第02版：民生</a><br><a id=pageLink href=node_3.htm>第03版：副刊</a>'
const page = (number: number, content: string): string =>
  `<title>临溪日报</title><p>第0${number}版</p><div>${PAGE_LIST}</div>${content}`

const OWN = ['content_11', 'content_12', 'content_13']
const BOX = ['content_11', 'content_21', 'content_22', 'content_31']
const OTHERS = ['content_21', 'content_22', 'content_31']
const own = `<ul class=list01>${entries(OWN)}</ul>${mapOf(OWN)}`

const titlesOf = (names: readonly string[]): (string | undefined)[] => names.map((name) => TITLES[name])
const readAlone = (html: string) => readEdition([{ name: `${FOLDER}node_1.htm`, bytes: bytes(html) }])

describe('a box of the day’s stories', () => {
  /** Each form of page: its content, and the box's articles that it must not carry. */
  const forms: readonly (readonly [form: string, content: string])[] = [
    ['below the list', `${own}<h3>今日关注</h3><ul>${entries(BOX)}</ul>`],
    ['above the list', `<h3>今日关注</h3><ul>${entries(BOX)}</ul>${own}`],
    ['in a list of the same class', `<div>${own}<ul class=list01>${entries(BOX)}</ul></div>`],
    ['without the page’s own stories', `${own}<ul>${entries(OTHERS)}</ul>`],
    [
      'that repeats all of the page’s stories',
      `${own}<div><ul>${entries([...OWN, ...OTHERS, 'content_21'])}</ul></div>`,
    ],
    [
      'in a cell beside the list',
      `<table><tr><td><table>${rows(OWN)}</table>${mapOf(OWN)}</td><td><table>${rows(BOX)}</table></td></tr></table>`,
    ],
    [
      'of bare links',
      `<div>${OWN.map(link).join('<br>')}</div>${mapOf(OWN)}<div>今日关注 ${BOX.map(link).join('<br>')}</div>`,
    ],
    [
      'of pictures with their titles',
      `${own}<div>${BOX.map((name) => `<div><a href="${name}.htm"><img src="1.jpg"></a>${link(name)}</div>`).join('')}</div>`,
    ],
    [
      'with the page above each story',
      `${own}<dl><dt><a href=node_2.htm>02版</a></dt><dd>${link('content_21')}</dd><dd>${link('content_22')}</dd><dt><a href=node_3.htm>03版</a></dt><dd>${link('content_31')}</dd></dl>`,
    ],
  ]

  it.each(forms)('puts none of them on this page, read alone: %s', (_, content) => {
    const issue = readAlone(page(1, content))
    expect(issuePages(issue).map(({ articles }) => articles)).toEqual([titlesOf(OWN)])
    const unplaced = issue.notes.filter(({ code }) => code === 'unplaced')
    for (const title of titlesOf(OTHERS))
      expect(unplaced.some(({ text }) => text?.includes(title ?? ''))).toBe(true)
    expect(lostFrom(issue)).toBe('')
  })

  it.each(forms)('is followed to no article if only this page is fetched: %s', (_, content) => {
    const { articles, elsewhere = [] } = linksOf(page(1, content), `${FOLDER}node_1.htm`)
    expect(articles.map(({ title }) => title)).toEqual(titlesOf(OWN))
    expect(elsewhere.map(({ title }) => title)).toEqual(titlesOf(OTHERS))
  })

  it.each(forms)('moves nothing in the whole edition: %s', (_, content) => {
    const list = (names: readonly string[]): string => `<ul>${entries(names)}</ul>${mapOf(names)}`
    const pages = [content, list(['content_21', 'content_22']), list(['content_31'])]
    const issue = readEdition(
      pages.map((one, index) => ({
        name: `${FOLDER}node_${index + 1}.htm`,
        bytes: bytes(page(index + 1, one)),
      })),
    )
    expect(issuePages(issue).map(({ articles }) => articles)).toEqual(
      [OWN, ['content_21', 'content_22'], ['content_31']].map(titlesOf),
    )
    expect(issue.notes.filter(({ code }) => code === 'unplaced')).toEqual([])
  })

  it('leaves an article that no page lists to the page that the article names', () => {
    const article = `<p>第03版：副刊</p><founder-title>白鹭回到了河滩</founder-title><founder-content><p>河水清了。</p></founder-content>`
    const issue = readEdition([
      { name: `${FOLDER}node_1.htm`, bytes: bytes(page(1, `${own}<ul>${entries(BOX)}</ul>`)) },
      { name: `${FOLDER}content_31.htm`, bytes: bytes(article) },
    ])
    expect(issuePages(issue).map(({ printPage, articles }) => [printPage, articles])).toEqual([
      ['1', titlesOf(OWN)],
      ['3', ['白鹭回到了河滩']],
    ])
  })

  it('leaves an article that names no page to a page without a number', () => {
    const article = `<founder-title>白鹭回到了河滩</founder-title><founder-content><p>河水清了。</p></founder-content>`
    const issue = readEdition([
      { name: `${FOLDER}node_1.htm`, bytes: bytes(page(1, `${own}<ul>${entries(BOX)}</ul>`)) },
      { name: `${FOLDER}content_31.htm`, bytes: bytes(article) },
    ])
    expect(issuePages(issue).map(({ articles }) => articles)).toEqual([titlesOf(OWN), ['白鹭回到了河滩']])
  })
})

describe('a list of the page’s own', () => {
  const all = titlesOf([...OWN, 'content_22'])
  it.each([
    ['in a list', `<ul>${entries([...OWN, 'content_22'])}</ul>${mapOf(OWN)}`],
    ['in rows', `<table>${rows([...OWN, 'content_22'])}</table>${mapOf(OWN)}`],
    ['of bare links', `<td>${[...OWN, 'content_22'].map(link).join('<br>')}</td>${mapOf(OWN)}`],
    ['first in the list', `<ul>${entries(['content_22', ...OWN])}</ul>${mapOf(OWN)}`, 1],
    [
      'most of whose articles the map lacks',
      `<ul>${entries([...OWN, 'content_22'])}</ul>${mapOf(['content_12'])}`,
    ],
    [
      'printed twice',
      `<ul>${entries([...OWN, 'content_22'])}</ul><ul>${entries([...OWN, 'content_22'])}</ul>${mapOf(OWN)}`,
    ],
    [
      'beside the pictures of the page’s stories',
      `<div>${OWN.map(link).join('')}</div><ul>${entries([...OWN, 'content_22'])}</ul>${mapOf(OWN)}`,
    ],
    ['without any map', `<ul>${entries([...OWN, 'content_22'])}</ul>`],
    ['whose map leads nowhere', `<ul>${entries([...OWN, 'content_22'])}</ul>${mapOf(['content_99'])}`, 0, 1],
  ])('keeps an article that the map lacks: %s', (_, content, first = 0, more = 0) => {
    const { articles, elsewhere } = linksOf(page(1, content), `${FOLDER}node_1.htm`)
    expect(articles.slice(0, articles.length - more).map(({ title }) => title)).toEqual(
      first === 1 ? titlesOf(['content_22', ...OWN]) : all,
    )
    expect(elsewhere).toBeUndefined()
  })
})
