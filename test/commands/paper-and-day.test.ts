import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type Issue, issueFromJson } from '../../source/issue/index.ts'
import { runWith, temporaryFolder } from './run-with.ts'

const folder = temporaryFolder()

/** Writes a file below the folder of this test. @returns its path */
const file = (path: string, text: string): string => {
  const whole = join(folder, path)
  mkdirSync(dirname(whole), { recursive: true })
  writeFileSync(whole, text)
  return whole
}

let shelves = 0
/** Runs commands on a shelf of their own. */
const newShelf = () => {
  const data = join(folder, `shelf-${++shelves}`)
  return (words: readonly string[], options = {}) => runWith(words, { data, lang: 'en', ...options })
}

const printed = async (words: readonly string[], baolan = newShelf(), options = {}): Promise<Issue> =>
  issueFromJson((await baolan(['print', ...words], { format: 'json', ...options })).out)

const pagesOf = ({ pages }: Issue): readonly string[] => pages.map(({ printPage }) => printPage)

describe('the order of pages', () => {
  const page = (mark: string): string =>
    file(
      `order/第${mark}版.txt`,
      `江城晚报\n\n2024年3月1日 星期五\n\n第${mark}版\n\n第${mark}版的新桥通车\n\n本报讯（记者 陈二）新桥通车，过江只要五分钟。\n`,
    )
  const files = ['10', '11', '1', '2', 'B1', 'A2', 'A10'].map((mark) => page(mark))
  const inOrder = ['1', '2', '10', '11', 'A2', 'A10', 'B1']

  it('is the paper’s in a folder and in a command line', async () => {
    expect(pagesOf(await printed([join(folder, 'order')]))).toEqual(inOrder)
    expect(pagesOf(await printed(files.toReversed()))).toEqual(inOrder)
  })

  it('is the paper’s on the shelf, however many commands add the pages', async () => {
    const baolan = newShelf()
    for (const path of files) expect((await baolan(['add', path])).code).toBe(0)
    expect(pagesOf(await printed(['江城晚报', '2024-03-01'], baolan))).toEqual(inOrder)
  })
})

const report = (place: string): string =>
  `${place}新桥通车\n\n　　本报讯（记者 陈二）昨日，${place}新桥通车，过江只要五分钟，等了十年的人都上了桥。\n`

describe('a paper that does not give its name', () => {
  const [one, other] = [
    file('boxes/left/a.txt', `2024年3月1日 第1版\n\n${report('江城')}`),
    file('boxes/right/b.txt', `2024年3月1日 第2版\n\n${report('山城')}`),
  ]

  it('is never one issue with another such paper', async () => {
    const { err, code } = await newShelf()(['print', one, other])
    expect(err).toMatch(/b\.txt: neither this nor .*a\.txt names its paper/)
    expect(code).toBe(1)
  })

  it('is kept by itself, once, and can be listed and removed', async () => {
    const baolan = newShelf()
    expect(await baolan(['add', one, other])).toMatchObject({ code: 0, out: '2 added\n' })
    expect((await baolan(['add', other])).out).toBe('1 same\n')
    const listed = (await baolan(['list'])).out.trimEnd().split('\n')
    expect(listed).toHaveLength(2)
    const [, key = ''] = /^2024-03-01 {2}(_[0-9a-f]{8}) /.exec(listed[0] ?? '') ?? []
    expect((await baolan(['remove', key, '2024-03-01'])).code).toBe(0)
    expect((await baolan(['list'])).out.trimEnd().split('\n')).toHaveLength(1)
  })

  it('becomes one issue if the user gives its name', async () => {
    const issue = await printed([other, one], newShelf(), { name: '江城晚报' })
    expect([issue.name, ...pagesOf(issue)]).toEqual(['江城晚报', '1', '2'])
    expect(issue.articles.map(({ id }) => id)).toEqual(['江城晚报-2024-03-01-1-1', '江城晚报-2024-03-01-2-1'])
  })
})

describe('paper, day and page in a path', () => {
  it.each([
    ['街坊日报/2003-05-06-03.txt', '街坊日报', '2003-05-06', '3'],
    ['街坊日报/2003/05/06/A02.txt', '街坊日报', '2003-05-06', 'A02'],
    ['街坊日报/200305/06/第三版 要闻.txt', '街坊日报', '2003-05-06', '3'],
    ['街坊日报合订本/2003年/5月/6日/03版.txt', '街坊日报', '2003-05-06', '3'],
    ['20030506_街坊日报_B12.txt', '街坊日报', '2003-05-06', 'B12'],
    ['《街坊日报》2003年5月6日第10版.txt', '街坊日报', '2003-05-06', '10'],
    ['街坊日报/海外版/2003050604.txt', '街坊日报海外版', '2003-05-06', '4'],
    ['街坊晚報/2003-05-06/page7 (2).txt', '街坊晚報', '2003-05-06', '7'],
    ['街坊日报/7.txt', '街坊日报', '', '7'],
    ['旧报/工作简报-2003-05-06.txt', '', '2003-05-06', '1'],
    ['scans/0007.txt', '', '', '1'],
  ])('%s', async (path, name, date, page) => {
    const issue = await printed([file(path, report('江城'))])
    expect([issue.name, issue.datePublished, ...pagesOf(issue)]).toEqual([name, date, page])
    const said = issue.notes.filter(({ code }) => code === 'guess').map(({ fields }) => fields)
    const guesses = [name && 'name', date && 'datePublished', page !== '1' && 'printPage'].filter(Boolean)
    expect(said).toEqual(guesses.length > 0 ? [guesses] : [])
  })

  it('count less than what is printed, and are said on stderr', async () => {
    const masthead = '江城晚报\n\n2024年3月1日 星期五\n\n第2版\n\n'
    const issue = await printed([file('街坊日报/2003-05-06-05.txt', masthead + report('江城'))])
    expect([issue.name, issue.datePublished, ...pagesOf(issue)]).toEqual(['江城晚报', '2024-03-01', '2'])
    const { err } = await newShelf()(['print', file('山城早报/2003-05-06-05.txt', report('山城'))])
    expect(err).toBe(
      'baolan: from the path of the file: paper 山城早报, date 2003-05-06, page 5; --name, --date and --page settle it\n',
    )
  })

  it('are settled by the user, who also contradicts what is printed', async () => {
    const path = file('街坊日报/2003-05-08-05.txt', `江城晚报\n\n2024年3月1日 星期五\n\n${report('江城')}`)
    const settled = { name: '山城早报', date: '2024-3-2', page: '第A07版' }
    const issue = await printed([path], newShelf(), settled)
    expect(issue.articles[0]).toMatchObject({ id: '山城早报-2024-03-02-A07-1', parts: [{ page: 'A07' }] })
    expect(issue.pages[0]?.articles).toEqual(['山城早报-2024-03-02-A07-1'])
    expect(issue.notes.filter(({ code }) => code === 'mismatch').map(({ text }) => text)).toEqual([
      '江城晚报',
      '2024-03-01',
    ])
  })

  it.each([
    [{ page: '3' }, /--page is for one file only/, 2],
    [{ date: '2024-02-30' }, /2024-02-30 is not a day/, 2],
    [{ page: '三版要闻三版要闻' }, /is not a page/, 2],
  ])('refuses %j for two files', async (flags, message, exitCode) => {
    const files = ['a', 'b'].map((name) => file(`refused/${name}.txt`, report(name)))
    for (const command of ['add', 'print']) {
      const { err, code } = await newShelf()([command, ...files], flags)
      expect(err).toMatch(message)
      expect(code).toBe(exitCode)
    }
  })

  it('refuses one page for a file of several', async () => {
    const path = file(
      'two.txt',
      `江城晚报\n\n2024年3月1日\n\n第1版\n\n${report('江城')}\n第2版\n\n${report('山城')}`,
    )
    const { err, code } = await newShelf()(['add', path], { page: '3' })
    expect(err).toMatch(/two\.txt has several pages \(1, 2\)/)
    expect(code).toBe(1)
  })
})

describe('baolan add --dry-run', () => {
  it('says what would become of each file, and stores nothing', async () => {
    const baolan = newShelf()
    const paths = ['01', '02'].map((page) => file(`dry/街坊日报/2003-05-06-${page}.txt`, report(page)))
    const [first = '', second = ''] = paths
    const { out, code } = await baolan(['add', first, second, first], { dryRun: true })
    expect(out.split('\n').map((line) => line.replace(/^.*\//, '').replace(/ \(.*/, ''))).toEqual([
      '2003-05-06-01.txt: 街坊日报 2003-05-06 p. 1, added',
      '2003-05-06-02.txt: 街坊日报 2003-05-06 p. 2, merged',
      '2003-05-06-01.txt: 街坊日报 2003-05-06 p. 1, same',
      '1 added, 1 same, 1 merged',
      '',
    ])
    expect(code).toBe(0)
    expect((await baolan(['list'])).out).toBe('')
    expect((await baolan(['add', ...paths])).out).toBe('1 added, 1 merged\n')
  })
})

describe('an edition that is a paper of its own', () => {
  const masthead = (lines: string): string => `${lines}\n\n2024年3月1日 星期五\n\n第1版\n\n`

  it.each([
    ['江城晚报海外版', '江城晚报海外版'],
    ['江 城 晚 报\n海外版', '江城晚报海外版'],
    ['江城晚报（农村版）', '江城晚报农村版'],
    ['江城晚报·周末版', '江城晚报周末版'],
    ['江城晚报 华东版', '江城晚报华东版'],
    ['江城晚报\n早版', '江城晚报'],
    ['江城晚报', '江城晚报'],
  ])('%j has the name %s', async (lines, name) => {
    expect((await printed([file('edition.txt', masthead(lines) + report('江城'))])).name).toBe(name)
  })

  it('is never merged with the main paper, and is found by its own name', async () => {
    const baolan = newShelf()
    const page = (title: string, place: string): string =>
      `<html><head><meta charset=utf-8><title>${place}新桥通车--${title}</title></head><body><div class="ban">2024年3月1日　星期五　第01版：要闻</div><div class="article"><h1>${place}新桥通车</h1><p class="sec">《${title}》（2024年3月1日　第 01 版）</p><div id="ozoom"><p>　　昨日，${place}新桥通车，过江只要五分钟，等了十年的人都上了桥，两岸灯火通明。</p></div></div></body></html>`
    file('both/content_1.htm', page('江城晚报', '江城'))
    file('both/content_2.htm', page('江城晚报海外版', '山城'))
    expect((await baolan(['add', join(folder, 'both')])).out).toBe('2 added\n')
    const overseas = await printed(['江城晚报海外版'], baolan)
    expect(overseas.articles.map(({ headline }) => headline.join(''))).toEqual(['山城新桥通车'])
    const main = await printed(['江城晚报'], baolan)
    expect(main.articles.map(({ headline }) => headline.join(''))).toEqual(['江城新桥通车'])
    expect((await baolan(['search', '报:江城晚报海外版', '新桥'])).err).toBe('1 article\n')
  })
})
