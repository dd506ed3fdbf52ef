import { describe, expect, it } from 'vitest'
import { inventedIn, lostFrom } from './laws.ts'
import { readText } from './read-text.ts'

const ABOVE = '本报讯（记者 林知秋）今起，渡船改点，票价不变，请看下表'
const BELOW = '夜里没有船，请改走石桥。'

/** The blocks of an article with a table between two paragraphs, one of which breaks off. */
const blocksAround = async (table: string, apart = '\n'): Promise<(readonly [string, string])[]> => {
  const text = `青石日报\n2023年5月4日 星期四\n\n渡船今起改点\n\n${ABOVE}${apart}${table}${apart}${BELOW}\n`
  const issue = await readText(text)
  expect([lostFrom(issue), inventedIn(issue)]).toEqual(['', []])
  expect(issue.articles).toHaveLength(1)
  return issue.articles[0]?.body.map(({ type, text }) => [type, text] as const) ?? []
}

const around = (table: string) => [
  ['p', ABOVE],
  ['table', table],
  ['p', BELOW],
]

describe('a table in raw text', () => {
  it.each(['\n', '\n\n'])('is read from pipes with a line under its head, parted by %j', async (apart) => {
    const table = '| 渡口 | 首班 |\n| --- | :-: |\n| 东渡 | 06:30 |\n| **西渡** | |'
    const blocks = await blocksAround(table, apart)
    expect(blocks.map(([type]) => type)).toEqual(['p', 'table', 'p'])
    expect(blocks[1]?.[1].startsWith('渡口\t首班\n东渡\t06:30\n')).toBe(true)
  })

  it('is read from pipes without outer ones, and without a line under its head', async () => {
    expect(await blocksAround('渡口 | 首班\n--- | ---\n东渡 | 06:30')).toEqual(
      around('渡口\t首班\n东渡\t06:30'),
    )
    expect(await blocksAround('|渡口|首班|\n|东渡|06:30|\n|西渡|06:40|')).toEqual(
      around('渡口\t首班\n东渡\t06:30\n西渡\t06:40'),
    )
  })

  it('is read from HTML, on one line or several, with cells that span others', async () => {
    const table =
      '<table border="1"><tr><th>渡口</th><th colspan="2">班次</th></tr><tr><td rowspan=2>东渡</td><td>首</td><td>06:30</td></tr><tr><td>末</td><td>21:00</td></tr></table>'
    const wanted = around('渡口\t班次\t\n东渡\t首\t06:30\n\t末\t21:00')
    expect(await blocksAround(table)).toEqual(wanted)
    expect(await blocksAround(table.replace(/></g, '>\n<'), '\n\n')).toEqual(wanted)
  })

  it.each([
    ['to the left', '渡口      首班      票价\n东渡      06:30     2元\n西渡二    06:40     3元'],
    ['to the right', '渡口      首班    票价\n东渡     06:30     2元\n西渡二    6:40    13元'],
    ['with wide spaces', '渡口　　首班　　票价\n东渡　　六时30　　2元\n西渡　　六时40　　3元'],
  ])('is read from columns of spaces, set %s', async (_, table) => {
    const rows = table.split('\n').map((row) => row.split(/[ 　]{2,}/).join('\t'))
    expect(await blocksAround(table)).toEqual(around(rows.join('\n')))
  })

  it.each([
    ['a tab', '渡口\t首班\n东渡\t06:30\n西渡口二\t06:40'],
    ['tabs, with words alone', '渡口\t船名\t船长\n东渡\t青石号\t林知秋\n西渡\t河湾号\t白渡'],
    ['a tab, with an empty cell', '渡口\t首班\t末班\n东渡\t\t21:00\n西渡\t06:40\t21:30'],
    ['an ideographic space', '渡口　首班　票价\n东渡　06:30　2元\n西渡口二　06:40　12元'],
    ['a tab, each a block of its own', '渡口\t首班\n\n东渡\t06:30\n\n西渡口二\t06:40\n\n北渡\t07:05'],
    ['a comma, in quotation marks', '"渡口","首班"\n"东渡","06:30"\n"西渡口二","06:40"'],
    ['a comma', '渡口,首班,票价\n东渡,06:30,2元\n西渡口二,06:40,12元'],
  ])('is read from cells with %s between them', async (_, table) => {
    const wanted = table.replace(/[,　]/g, '\t').replace(/"/g, '').replace(/\n+/g, '\n')
    expect(await blocksAround(table)).toEqual(around(wanted))
  })

  it.each([
    [
      'a grid',
      '+------+-------+\n| 渡口 | 首班  |\n+======+=======+\n| 东渡 | 06:30 |\n+------+-------+\n| 西渡 | 06:40 |\n+------+-------+',
    ],
    [
      'a drawn frame',
      '┌──────┬───────┐\n│ 渡口 │ 首班  │\n├──────┼───────┤\n│ 东渡 │ 06:30 │\n│ 西渡 │ 06:40 │\n└──────┴───────┘',
    ],
    ['wide pipes', '｜渡口｜首班｜\n｜东渡｜06:30｜\n｜西渡｜06:40｜'],
    ['dashes', '====  ======\n渡口  首班\n----  ------\n东渡  06:30\n西渡  06:40\n====  ======'],
    ['drawn lines', '渡口 │ 首班\n─────┼──────\n东渡 │ 06:30\n西渡 │ 06:40'],
  ])('is read from %s, whose lines are mark-up', async (_, table) => {
    expect(await blocksAround(table)).toEqual(around('渡口\t首班\n东渡\t06:30\n西渡\t06:40'))
  })

  it('keeps rows that are alike, and rows like a loop', async () => {
    const table = Array.from({ length: 12 }, () => '| 东渡的渡口 | 06:30 |').join('\n')
    expect((await blocksAround(table))[1]?.[1].split('\n')).toHaveLength(12)
  })

  it.each([
    [
      'text side by side',
      '上午开了动员会，部署水利      城东小学举行秋季运动会，\n建设工作，各县都来了人，      八百余名学生参加了比赛，\n会上说要抢抓晴天，不误。      校长说运动使人学会合作。',
    ],
    [
      'verse in two halves',
      '河水流过石桥    灯火照着归人\n船儿停在渡口    雨声落满江村\n老人望着远山    孩子数着星辰',
    ],
    [
      'facts on the left and right, no two alike',
      '国内统一刊号　CN43-0004\n邮发代号　41-1\n今日八版　第12345号',
    ],
    [
      'verse in halves of one space',
      '河水流过石桥　灯火照着归人\n船儿停在渡口　雨声落满江村\n老人望着远山　孩子数着星辰',
    ],
    ['pointers to pages', '青石修桥　2版\n城西开市　5版\n渡口改点了　8版'],
    ['a frame around one column', '┌──────┐\n│ 启事 │\n│ 招领 │\n└──────┘'],
    ['prose with commas', 'He came, saw, and left\nin 1999, or 2000, by sea\nwith two, or three, of us'],
    ['one row', '东渡      06:30     2元'],
    ['a bar of links', '| 首页 | 新闻 | 读者 |'],
  ])('is not %s', async (_, text) => {
    const issue = await readText(
      `青石日报\n2023年5月4日 星期四\n\n渡船今起改点\n\n${ABOVE}。\n\n${text}\n\n${BELOW}`,
    )
    expect(issue.articles.flatMap(({ body }) => body.map(({ type }) => type))).not.toContain('table')
    expect(lostFrom(issue)).toBe('')
  })
})
