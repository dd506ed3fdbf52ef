import { describe, expect, it } from 'vitest'
import { lostFrom } from './laws.ts'
import { MASTHEAD, prose, readText } from './read-text.ts'

const page = (...lines: readonly string[]): string => [MASTHEAD, '', ...lines].join('\n')

const FREE = ['风把船推到岸边', '又把岸推远', '一个人提着灯']
const SECOND = ['他不说话', '灯替他说']
const OTHER = ['桥是河的扁担', '一头挑着集市', '一头挑着炊烟', '走过的人都轻']
const RHYMED = ['燕子归来认旧家，', '东墙开遍小桃花。', '邻翁不识春将半，', '犹向溪边数早霞。']

describe('poems', () => {
  it.each([
    ['marks', '◇ 沈一苇', '○ 陆小舟'],
    ['names alone', '沈一苇', '陆小舟'],
  ])('are one article each on a page, with authors recognised by %s', async (_, first, second) => {
    const issue = await readText(
      page(
        '渡口的灯',
        first,
        ...FREE,
        '',
        ...SECOND,
        '',
        '石桥',
        second,
        ...OTHER,
        '',
        '小镇新桥通车',
        `本报讯（记者 张三）${prose(1)}`,
      ),
    )
    expect(issue.articles.map(({ kind, headline }) => [kind, ...headline])).toEqual([
      ['poem', '渡口的灯'],
      ['poem', '石桥'],
      ['brief', '小镇新桥通车'],
    ])
    expect(issue.articles.map(({ byline }) => byline)).toEqual([
      [{ role: '作者', name: '沈一苇' }],
      [{ role: '作者', name: '陆小舟' }],
      [{ role: '记者', name: '张三' }],
    ])
    const verse = issue.articles.map(({ body }) =>
      body.filter(({ type }) => type === 'verse').map(({ text }) => text),
    )
    expect(verse).toEqual([[...FREE, '', ...SECOND], OTHER, []])
    expect(lostFrom(issue)).toBe('')
  })

  it('are not unwrapped if their lines have one length', async () => {
    const [poem] = (await readText(page('春分', '□ 方远山', ...RHYMED))).articles
    expect(poem).toMatchObject({ kind: 'poem', headline: ['春分'], byline: [{ name: '方远山' }] })
    expect(poem?.body.slice(1).map(({ type, text }) => [type, text])).toEqual(
      RHYMED.map((line) => ['verse', line]),
    )
  })

  it('have the standing head above them as column', async () => {
    const [poem] = (await readText(page('诗歌', '', '石桥', '陆小舟', ...OTHER))).articles
    expect(poem).toMatchObject({ column: '诗歌', headline: ['石桥'] })
  })

  it('are not found in headings above a byline', async () => {
    const [article] = (await readText(page('老街夜校', '张三', prose(1), prose(2)))).articles
    expect(article?.kind).not.toBe('poem')
  })
})
